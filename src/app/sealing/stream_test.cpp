#include "app/sealing/stream.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "app/sealing/content_hash.h"
#include "app/sealing/sealed_layout.h"

#include "fakes/entropy.h"

namespace visavis::app {
namespace {

using Bytes = std::vector<std::uint8_t>;

class StreamTest : public testing::Test {
 protected:
  static SecretKey a_key(std::uint8_t seed) {
    fakes::SeededEntropy entropy{seed};
    return SecretKey::filled_by([&](auto bytes) { entropy.fill(bytes); });
  }
  StreamHeader header(StreamKind kind = StreamKind::sealed) {
    return StreamHeader::made(kind, entropy);
  }
  static Bytes sealed(const StreamCipher& cipher, Piece piece, const Bytes& plain) {
    Bytes out(plain.size() + seal_bytes);
    cipher.seal(piece, plain, out);
    return out;
  }
  static bool opens(const StreamCipher& cipher, Piece piece, const Bytes& from) {
    Bytes out(from.size() - seal_bytes);
    return cipher.open(piece, from, out);
  }

  fakes::SeededEntropy entropy{1};
  const EvidenceId evidence{IdBytes{1}};
  const Bytes plain{1, 2, 3};
};

TEST_F(StreamTest, APieceOpensAsWhatItIsAndAsNothingElse) {
  const auto first = header();
  const StreamCipher cipher{a_key(1), first, evidence};
  const Piece piece{7, Mark::more};
  const auto text = sealed(cipher, piece, plain);
  Bytes out(plain.size());
  ASSERT_TRUE(cipher.open(piece, text, out));
  EXPECT_EQ(out, plain);
  EXPECT_FALSE(opens(cipher, {8, Mark::more}, text));
  EXPECT_FALSE(opens(cipher, {7, Mark::last}, text));
  EXPECT_FALSE(opens(cipher, {7, Mark::length}, text));
  EXPECT_FALSE(opens(StreamCipher{a_key(2), first, evidence}, piece, text));
  EXPECT_FALSE(opens(StreamCipher{a_key(1), header(), evidence}, piece, text));
  EXPECT_FALSE(opens(StreamCipher{a_key(1), first, EvidenceId{IdBytes{2}}}, piece, text));
  // The same prefix in a file of the other kind.
  auto bytes = first.bytes();
  bytes[7] = 'G';
  const auto other = StreamHeader::read(bytes, StreamKind::growing);
  ASSERT_TRUE(other);
  EXPECT_FALSE(opens(StreamCipher{a_key(1), *other, evidence}, piece, text));
}

TEST_F(StreamTest, NumbersAreGivenOnceAndNeverComeRound) {
  PieceNumbers numbers;
  EXPECT_EQ(numbers.next(), 0U);
  EXPECT_EQ(numbers.next(), 1U);
  PieceNumbers late{UINT32_MAX};
  EXPECT_EQ(late.next(), UINT32_MAX);
  EXPECT_EQ(late.next(), std::nullopt);
  EXPECT_EQ(late.next(), std::nullopt);
}

TEST_F(StreamTest, AHeaderIsOfOneKindAndVersion) {
  const auto bytes = header().bytes();
  EXPECT_TRUE(StreamHeader::read(bytes, StreamKind::sealed));
  const auto refusal_of = [&](std::size_t at, std::uint8_t byte) {
    auto other = bytes;
    other[at] = byte;
    return StreamHeader::read(other, StreamKind::sealed).error();
  };
  EXPECT_EQ(refusal_of(0, 'V'), HeaderRefusal::damaged);
  EXPECT_EQ(refusal_of(7, 'G'), HeaderRefusal::damaged);
  EXPECT_EQ(refusal_of(8, 2), HeaderRefusal::newer_version);
  EXPECT_EQ(refusal_of(8, 0), HeaderRefusal::damaged);
  EXPECT_EQ(refusal_of(12, 1), HeaderRefusal::damaged);
  EXPECT_NE(header().bytes(), bytes) << "each has a prefix of its own";
}

TEST(SealedLayout, AFilesLengthIsThatOfOneContent) {
  constexpr std::uint64_t full = piece_bytes_max;
  const auto file_of = [](std::uint64_t content) {
    const auto chunks = content == 0 ? 1 : (content + full - 1) / full;
    return StreamHeader::size + content + chunks * seal_bytes;
  };
  for (const auto content : {std::uint64_t{0}, std::uint64_t{1}, full - 1, full, full + 1, 2 * full,
                             2 * full + 1, (std::uint64_t{1} << 32U) * full}) {
    const auto layout = SealedLayout::of_file(file_of(content));
    ASSERT_TRUE(layout) << content;
    EXPECT_EQ(layout->bytes(), content);
  }
  for (std::uint64_t size = 0; size < file_of(0); ++size)
    EXPECT_FALSE(SealedLayout::of_file(size)) << size;
  // Behind a full chunk: not even a seal, or an empty chunk.
  for (std::uint64_t more = 1; more <= seal_bytes; ++more)
    EXPECT_FALSE(SealedLayout::of_file(file_of(full) + more)) << more;
  EXPECT_FALSE(SealedLayout::of_file(file_of((std::uint64_t{1} << 32U) * full + 1)));
}

TEST(ContentHash, IsSha256HoweverItComes) {
  const std::string_view text = "abc";
  const auto bytes = std::span{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
  ContentHash whole, parts;
  whole.add(bytes);
  for (const auto one : bytes) parts.add(std::span{&one, 1});
  const auto hash = whole.finish();
  EXPECT_EQ(hash, parts.finish());
  // FIPS 180-4's example.
  EXPECT_EQ(hash[0], 0xBA);
  EXPECT_EQ(hash[31], 0xAD);
}

}  // namespace
}  // namespace visavis::app
