#include "stun.h"

#include <gtest/gtest.h>

namespace visavis::bench {
namespace {

constexpr std::string_view password = "VOkJxbRl1RmTxUk/WvJxBt";

// RFC 5769, 2.1: a sample request.
Bytes sample_request() {
  constexpr std::string_view hex =
      "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e"
      "0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781e"
      "f2b5b2d3f249c1b571a280280004e57a3bcf";
  Bytes bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes.push_back(
        static_cast<std::uint8_t>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16)));
  return bytes;
}

TEST(Stun, ReadsTheSampleRequestOfTheRfc) {
  const auto message = parse_stun(sample_request());
  ASSERT_TRUE(message);
  EXPECT_EQ(message->kind, StunKind::request);
  EXPECT_EQ(message->transaction[0], 0xb7);
  EXPECT_TRUE(integrity_holds(sample_request(), password));
  EXPECT_FALSE(integrity_holds(sample_request(), "another password"));
}

TEST(Stun, RefusesWhatIsCutShort) {
  Bytes bytes = sample_request();
  while (!bytes.empty()) {
    bytes.pop_back();
    EXPECT_FALSE(parse_stun(bytes));
    EXPECT_FALSE(integrity_holds(bytes, "x"));
  }
}

TEST(Stun, ReadsBackWhatItWrites) {
  const Bytes request = encode({{1, 2, 3}, "them:us", "secret", 1853824767, 42});
  ASSERT_TRUE(parse_stun(request));
  EXPECT_EQ(parse_stun(request)->kind, StunKind::request);
  EXPECT_TRUE(integrity_holds(request, "secret"));

  const Bytes response = binding_response({1, 2, 3}, 0x7f000001, 4000, "secret");
  ASSERT_TRUE(parse_stun(response));
  EXPECT_EQ(parse_stun(response)->kind, StunKind::response);
  EXPECT_EQ(parse_stun(response)->transaction, (StunTransaction{1, 2, 3}));
  EXPECT_TRUE(integrity_holds(response, "secret"));
}

}  // namespace
}  // namespace visavis::bench
