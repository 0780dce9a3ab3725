#include "adapters/relay/srtp_gcm.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <numeric>
#include <openssl/err.h>
#include <random>
#include <string_view>

#include "adapters/relay/allocations.h"
#include "adapters/relay/hex_test.h"
#include "adapters/relay/srtp_comparison.h"

namespace visavis::relay {
namespace {

using Packet = std::vector<std::uint8_t>;

std::optional<Packet> sealed(SrtpGcmSender& sender, Bytes packet) {
  Packet out(packet.size() + gcm_tag_size + srtcp_word_size);
  const auto size = sender.seal(packet, out);
  if (!size) return std::nullopt;
  out.resize(*size);
  return out;
}

std::optional<Packet> opened(SrtpGcmReceiver& receiver, Packet packet) {
  const auto size = receiver.open(packet);
  if (!size) return std::nullopt;
  packet.resize(*size);
  return packet;
}

Packet rtp(std::uint32_t ssrc, std::uint16_t sequence, std::size_t payload = 20) {
  Packet packet(12 + payload);
  std::iota(packet.begin() + 12, packet.end(), std::uint8_t{7});
  packet[0] = 0x80;
  packet[1] = 96;
  write_u16(packet, 2, sequence);
  write_u32(packet, 8, ssrc);
  return packet;
}
Packet rtcp(std::uint32_t ssrc) {
  Packet packet{0x81, 206, 0, 2, 0, 0, 0, 0, 1, 2, 3, 4};
  write_u32(packet, 4, ssrc);
  return packet;
}

SrtpGcmKeys some_keys(std::size_t key_size = 16) {
  Packet master(key_size + gcm_salt_size);
  std::iota(master.begin(), master.end(), std::uint8_t{1});
  return derive_gcm_keys(Bytes(master).first(key_size), Bytes(master).subspan(key_size));
}

// RFC 7714, 16 and 17: session keys are 00 01 02 ..., the salt is "Quid pro quo".
SrtpGcmKeys keys_of_the_rfc(std::size_t key_size) {
  SrtpGcmKeys keys;
  keys.key_size = key_size;
  for (auto* pair : {&keys.rtp, &keys.rtcp}) {
    std::iota(pair->key.begin(), pair->key.begin() + static_cast<std::ptrdiff_t>(key_size),
              std::uint8_t{0});
    std::ranges::copy(from_hex("517569642070726f2071756f"), pair->salt.begin());
  }
  return keys;
}

constexpr std::string_view rfc_rtp =
    "8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070"
    "61727465 73207472 6573";
constexpr std::string_view rfc_rtcp =
    "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef"
    "deadbeef deadbeef deadbeef";

struct Vector {
  std::size_t key_size;
  std::string_view plain;
  std::string_view sealed;
};

class Rfc7714 : public testing::TestWithParam<Vector> {};

TEST_P(Rfc7714, IsKept) {
  const auto& [key_size, plain, expected] = GetParam();
  SrtpGcmSender sender(keys_of_the_rfc(key_size), {.rtcp = 0x5d3});
  SrtpGcmReceiver receiver(keys_of_the_rfc(key_size));
  EXPECT_EQ(sealed(sender, from_hex(plain)), from_hex(expected));
  EXPECT_EQ(opened(receiver, from_hex(expected)), from_hex(plain));
}

INSTANTIATE_TEST_SUITE_P(
    All, Rfc7714,
    testing::Values(
        Vector{16, rfc_rtp,  // 16.1.1
               "8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f"
               "42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce"},
        Vector{32, rfc_rtp,  // 16.2.1
               "8040f17b 8041f8d3 5501a0b2 32b1de78 a822fe12 ef9f78fa 332e33aa b1801238 9a58e2f3"
               "b50b2a02 76ffae0f 1ba63799 b87b7aa3 db36dfff d6b0f9bb 7878d7a7 6c13"},
        Vector{16, rfc_rtcp,  // 17.1
               "81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1"
               "730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4"},
        Vector{
            32, rfc_rtcp,  // 17.3
            "81c8000d 4d617273 d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50 a2eaa5c1"
            "110555be 8415f658 c61de047 6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be 800005d4"}));

// 17.2 and 17.4: authenticated alone. None such is sent, but understood.
TEST(SrtpGcm, OpensRtcpThatIsNotEncrypted) {
  for (const auto& [key_size, tag] : {std::pair{16U, "841dd968 3dd78ec9 2ae58790 125f62b3"},
                                      std::pair{32U, "91db4afb feee5a97 8fab4393 ed2615fe"}}) {
    SrtpGcmReceiver receiver(keys_of_the_rfc(key_size));
    const Packet plain = from_hex(rfc_rtcp);
    const Packet packet = from_hex(std::string(rfc_rtcp) + tag + "000005d4");
    for (std::size_t at = 0; at < packet.size(); ++at) {
      Packet forged = packet;
      forged[at] ^= 1;
      EXPECT_FALSE(opened(receiver, forged)) << at;
    }
    EXPECT_EQ(opened(receiver, packet), plain);
    EXPECT_FALSE(opened(receiver, packet)) << "it was here";
  }
}

// RFC 3711, B.3, has no salt of 96 bits; libsrtp's own vectors for AES-GCM have.
TEST(SrtpGcm, DerivesSessionKeys) {
  const Packet master = from_hex("00010203 04050607 08090a0b 0c0d0e0f a0a1a2a3 a4a5a6a7 a8a9aaab");
  const SrtpGcmKeys keys = derive_gcm_keys(Bytes(master).first(16), Bytes(master).subspan(16));
  SrtpGcmSender sender(keys);
  EXPECT_EQ(
      sealed(sender, from_hex("800f1234 decafbad cafebabe abababab abababab abababab abababab")),
      from_hex("800f1234 decafbad cafebabe c5002ede 04cfdd2e b91159e0 880aa06e d2976826"
               "f796b201 df3131a1 27e8a392"));
  EXPECT_EQ(sealed(sender, from_hex("81c8000b cafebabe abababab abababab abababab abababab")),
            from_hex("81c8000b cafebabe c98b8b5d f0392a55 852b6c21 ac8e7025 c52c6fbe a2b3b446"
                     "ea31123b a88ce61e 80000001"));
}

/// Seeded; a million steps and more by VISAVIS_SRTP_PACKETS.
class Compared : public testing::TestWithParam<SrtpProfile> {};

struct Chance {
  std::mt19937_64 random;
  std::uint64_t left = 0;
  std::uint8_t byte() {
    left = left > 0xff ? left >> 8 : random() | 1ULL << 63;
    return static_cast<std::uint8_t>(left & 0xff);
  }
};

TEST_P(Compared, DoesWhatLibsrtpDoesPacketForPacket) {
  const char* asked = std::getenv("VISAVIS_SRTP_PACKETS");
  const std::uint64_t packets = asked != nullptr ? std::stoull(asked) : 60'000;
  constexpr std::uint64_t packets_a_key = 60'000;
  SrtpComparison all;
  for (std::uint64_t done = 0, seed = 1; done < packets; done += packets_a_key, ++seed) {
    Chance chance{std::mt19937_64(seed)};
    SrtpKey master{};
    std::ranges::generate(master, [&] { return chance.byte(); });
    SrtpComparer comparer(chance, GetParam(), master);
    for (std::uint64_t i = 0; i < packets_a_key; ++i)
      ASSERT_TRUE(comparer.step()) << "seed " << seed << ": " << comparer.seen().difference;
    const SrtpComparison& seen = comparer.seen();
    // Everything that can happen did.
    EXPECT_GT(seen.rtp_opened, packets_a_key / 3);
    for (const std::uint64_t often : {seen.seal_refused, seen.rtcp_opened, seen.unencrypted_opened,
                                      seen.spoilt, seen.repeated, seen.rolled_over})
      EXPECT_GT(often, packets_a_key / 200);
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, Compared,
                         testing::Values(SrtpProfile::aead_aes_128_gcm,
                                         SrtpProfile::aead_aes_256_gcm));

TEST(SrtpGcm, SealsAnIndexOnceWhateverItHolds) {
  SrtpGcmSender sender(some_keys());
  EXPECT_TRUE(sealed(sender, rtp(1, 5000)));
  EXPECT_FALSE(sealed(sender, rtp(1, 5000)));
  EXPECT_FALSE(sealed(sender, rtp(1, 5000, 21)));
  EXPECT_TRUE(sealed(sender, rtp(2, 5000))) << "another SSRC has other nonces";
  EXPECT_TRUE(sealed(sender, rtp(1, 4999))) << "late is not again";
  EXPECT_FALSE(sealed(sender, rtp(1, 4999)));
  EXPECT_TRUE(sealed(sender, rtp(1, 6000)));
  EXPECT_TRUE(sealed(sender, rtp(1, 4977)));
  EXPECT_FALSE(sealed(sender, rtp(1, 4976))) << "too late to tell";
  // A whole world later the same number is another packet's, with another nonce.
  SrtpGcmReceiver receiver(some_keys());
  SrtpGcmSender other(some_keys());
  for (unsigned i = 0; i < 3 * 65536; i += 16384) {
    const auto packet = sealed(other, rtp(1, static_cast<std::uint16_t>(i)));
    ASSERT_TRUE(packet);
    EXPECT_EQ(opened(receiver, *packet), rtp(1, static_cast<std::uint16_t>(i)));
  }
}

TEST(SrtpGcm, AKeyThatIsUsedUpSealsNothingMore) {
  SrtpGcmSender sender(some_keys(), {.rtp = rtp_index_max - 1, .rtcp = rtcp_index_max - 1});
  EXPECT_TRUE(sealed(sender, rtp(1, 65535)));
  for (const std::uint16_t sequence : std::initializer_list<std::uint16_t>{0, 1, 20000})
    EXPECT_FALSE(sealed(sender, rtp(1, sequence)));
  EXPECT_TRUE(sealed(sender, rtcp(1)));
  EXPECT_FALSE(sealed(sender, rtcp(1)));
}

TEST(SrtpGcm, RefusesWhatDoesNotFitAndUsesNoIndexForIt) {
  SrtpGcmSender sender(some_keys());
  const Packet packet = rtp(1, 5);
  Packet out(packet.size() + gcm_tag_size - 1);
  EXPECT_FALSE(sender.seal(packet, out));
  out.push_back(0);
  EXPECT_EQ(sender.seal(packet, out), out.size());
  const Packet report = rtcp(1);
  out.resize(report.size() + gcm_tag_size + srtcp_word_size - 1);
  EXPECT_FALSE(sender.seal(report, out));
  out.push_back(0);
  EXPECT_EQ(sender.seal(report, out), out.size());
  EXPECT_EQ(read_u32(out, out.size() - 4), 0x8000'0001U);
}

TEST(SrtpGcm, SealsInPlaceAsWell) {
  for (const Packet& packet : {rtp(1, 5), rtcp(1)}) {
    SrtpGcmSender apart(some_keys());
    SrtpGcmSender within(some_keys());
    const auto expected = sealed(apart, packet);
    ASSERT_TRUE(expected);
    Packet buffer = packet;
    buffer.resize(expected->size());
    EXPECT_EQ(within.seal(Bytes(buffer).first(packet.size()), buffer), expected->size());
    EXPECT_EQ(buffer, *expected);
  }
}

TEST(SrtpGcm, NoBitOfAPacketCanBeChanged) {
  for (const std::size_t key_size : {16U, 32U}) {
    SrtpGcmSender sender(some_keys(key_size));
    SrtpGcmReceiver receiver(some_keys(key_size));
    for (const Packet& plain : {rtp(1, 70), rtp(1, 71, 0), rtcp(1)}) {
      const auto packet = sealed(sender, plain);
      ASSERT_TRUE(packet);
      for (std::size_t bit = 0; bit < 8 * packet->size(); ++bit) {
        Packet forged = *packet;
        forged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(opened(receiver, forged)) << bit;
      }
      for (std::size_t size = 0; size < packet->size(); ++size)
        EXPECT_FALSE(opened(
            receiver, {packet->begin(), packet->begin() + static_cast<std::ptrdiff_t>(size)}));
      EXPECT_EQ(opened(receiver, *packet), plain) << "what was forged changed nothing";
      EXPECT_FALSE(opened(receiver, *packet));
    }
  }
  EXPECT_EQ(ERR_peek_error(), 0U) << "nothing is left for others to find";
}

TEST(SrtpGcm, RemembersSoManySsrcsAndNoMore) {
  SrtpGcmReceiver receiver(some_keys());
  std::size_t taken = 0;
  for (std::uint32_t ssrc = 1; ssrc <= 300; ++ssrc) {
    SrtpGcmSender sender(some_keys());
    if (opened(receiver, *sealed(sender, rtp(ssrc, 1)))) ++taken;
  }
  EXPECT_EQ(taken, ssrc_max);
  SrtpGcmSender sender(some_keys());
  std::size_t sent = 0;
  for (std::uint32_t ssrc = 1; ssrc <= 300; ++ssrc)
    if (sealed(sender, ssrc % 2 == 0 ? rtp(ssrc, 1) : rtcp(ssrc))) ++sent;
  EXPECT_EQ(sent, ssrc_out_max);
  EXPECT_TRUE(sealed(sender, rtp(2, 2))) << "those it knows go on";
  EXPECT_FALSE(sealed(sender, rtp(2, 1))) << "and nothing was forgotten";
}

// Not even in OpenSSL, nor for the first packet of an SSRC, nor for one that is forged.
TEST(SrtpGcm, AllocatesNothing) {
  SrtpGcmSender sender(some_keys());
  SrtpGcmReceiver receiver(some_keys());
  std::vector<Packet> packets;
  for (std::uint16_t i = 0; i < 300; ++i)
    packets.push_back(i % 10 == 0 ? rtcp(i % 70U)
                                  : rtp(i % 70U, static_cast<std::uint16_t>(i + 65500), 900));
  Packet out(1000);
  std::size_t passed = 0;
  ASSERT_GT(openssl_allocations(), 0U) << "they are counted";
  const std::uint64_t before = allocations() + openssl_allocations();
  for (const Packet& packet : packets) {
    const auto size = sender.seal(packet, out);
    if (!size) continue;
    out[*size - 6] ^= 1;
    if (receiver.open(MutableBytes(out).first(*size))) passed = 1000;
    if (sender.seal(packet, out)) ++passed;
  }
  EXPECT_EQ(allocations() + openssl_allocations() - before, 0U);
  EXPECT_EQ(passed, 30U) << "reports alone can be sent again";
}

}  // namespace
}  // namespace visavis::relay
