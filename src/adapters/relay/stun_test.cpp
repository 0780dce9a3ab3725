#include "adapters/relay/stun.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "adapters/relay/hex_test.h"

namespace visavis::relay {
namespace {

// RFC 5769, 2.1 to 2.3.
constexpr std::string_view sample_password = "VOkJxbRl1RmTxUk/WvJxBt";
const std::vector<std::uint8_t> sample_request = from_hex(
    "00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c 69656e74"
    "00240004 6e0001ff 80290008 932ff9b1 51263b36 00060009 6576746a 3a683676 59202020"
    "00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2 80280004 e57a3bcf");
const std::vector<std::uint8_t> sample_response_v4 = from_hex(
    "0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220"
    "00200008 0001a147 e112a643 00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7"
    "80280004 c07d4c96");
const std::vector<std::uint8_t> sample_response_v6 = from_hex(
    "01010048 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220"
    "00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9"
    "00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41 80280004 c8fb0b4c");

TEST(Stun, ReadsTheRequestOfRfc5769) {
  const auto message = parse_stun(sample_request);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->kind, StunClass::request);
  EXPECT_EQ(message->method, stun_binding);
  EXPECT_EQ(message->username, "evtj:h6vY");
  EXPECT_EQ(message->local_ufrag(), "evtj");
  EXPECT_EQ(message->priority, 0x6e0001ffU);
  EXPECT_EQ(message->controlled, 0x932ff9b151263b36U);
  EXPECT_FALSE(message->controlling);
  EXPECT_TRUE(message->has_fingerprint);
  EXPECT_EQ(message->unknown_count, 0U);
  EXPECT_TRUE(stun_integrity_ok(sample_request, *message, sample_password));
  EXPECT_FALSE(stun_integrity_ok(sample_request, *message, "VOkJxbRl1RmTxUk/WvJxBx"));
  EXPECT_FALSE(stun_integrity_ok(sample_request, *message, ""));
}

TEST(Stun, ReadsTheResponsesOfRfc5769) {
  for (const auto& [bytes, ip] :
       {std::pair{sample_response_v4, "192.0.2.1"},
        std::pair{sample_response_v6, "2001:db8:1234:5678:11:2233:4455:6677"}}) {
    const auto message = parse_stun(bytes);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->kind, StunClass::success);
    ASSERT_TRUE(message->mapped_address);
    EXPECT_EQ(message->mapped_address->ip.text(), ip);
    EXPECT_EQ(message->mapped_address->port, 32853);
    EXPECT_TRUE(stun_integrity_ok(bytes, *message, sample_password));
  }
}

TEST(Stun, RefusesEveryChangeOfOneByte) {
  for (std::size_t at = 0; at < sample_request.size(); ++at) {
    auto changed = sample_request;
    changed[at] ^= 0x40;
    const auto message = parse_stun(changed);
    EXPECT_FALSE(message && message->has_fingerprint) << "byte " << at;
  }
}

TEST(Stun, RefusesEveryTruncation) {
  for (std::size_t size = 0; size < sample_request.size(); ++size)
    EXPECT_FALSE(parse_stun(Bytes(sample_request).first(size))) << size;
}

TEST(Stun, WritesWhatItReads) {
  StunTransaction transaction{1, 2, 3};
  for (const char* ip : {"203.0.113.7", "2001:db8::7"}) {
    const Endpoint endpoint{*IpAddress::parse(ip), 4242};
    StunWriter writer(StunClass::success, transaction);
    const Bytes bytes = writer.xor_mapped_address(endpoint).finish("secret");
    const auto message = parse_stun(bytes);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->mapped_address, endpoint);
    EXPECT_EQ(message->transaction, transaction);
    EXPECT_TRUE(message->has_fingerprint);
    EXPECT_TRUE(stun_integrity_ok(bytes, *message, "secret"));
  }
}

TEST(Stun, WritesRequestsAndErrors) {
  StunWriter request(StunClass::request, {});
  const auto read =
      parse_stun(request.username("a:b").priority(7).controlling(9).use_candidate().finish("p"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->username, "a:b");
  EXPECT_EQ(read->priority, 7U);
  EXPECT_EQ(read->controlling, 9U);
  EXPECT_TRUE(read->use_candidate);
  StunWriter error(StunClass::error, {});
  const auto refused = parse_stun(error.error(487, "Role Conflict").finish("p"));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, StunClass::error);
  EXPECT_EQ(refused->error_code, 487);
}

TEST(Stun, IgnoresWhatFollowsTheIntegrity) {
  // An attacker on the path could append USE-CANDIDATE to a signed request.
  auto bytes = from_hex(
      "00010028 2112a442 000000000000000000000000"
      "00060004 613a6262 00080014 0000000000000000000000000000000000000000"
      "00250000");
  write_u16(bytes, 2, static_cast<std::uint16_t>(bytes.size() - 20));
  const auto message = parse_stun(bytes);
  ASSERT_TRUE(message);
  EXPECT_FALSE(message->use_candidate);
}

TEST(Stun, ReportsUnknownRequiredAttributes) {
  const auto bytes = from_hex("00010008 2112a442 000000000000000000000000 7f010000 ff010000");
  const auto message = parse_stun(bytes);
  ASSERT_TRUE(message);
  ASSERT_EQ(message->unknown_count, 1U);
  EXPECT_EQ(message->unknown_required[0], 0x7f01);
}

TEST(Stun, SurvivesAnyBytes) {
  EXPECT_TRUE(rc::check([](std::vector<std::uint8_t> bytes) {
    if (!bytes.empty()) bytes[0] &= 3;
    const auto message = parse_stun(bytes);
    if (message) stun_integrity_ok(bytes, *message, sample_password);
  }));
}

}  // namespace
}  // namespace visavis::relay
