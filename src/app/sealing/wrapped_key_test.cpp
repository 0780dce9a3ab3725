#include "app/sealing/wrapped_key.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <sodium.h>

#include "fakes/entropy.h"

namespace visavis::app {
namespace {

/// a0, a1, a2, ...
class CountingEntropy : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0xA0});
  }
};

std::string hexadecimal_of(const WrappedKey& wrapped) {
  std::string text(2 * WrappedKey::size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), wrapped.bytes().data(), WrappedKey::size);
  text.pop_back();
  return text;
}

class WrappedKeyTest : public testing::Test {
 protected:
  fakes::SeededEntropy entropy{5};
  const SecretKey key = new_key(entropy), by = new_key(entropy), other = new_key(entropy);
  const EvidenceId evidence{IdBytes{1}};
  const MarketplaceId marketplace{IdBytes{2}};
  const AccountId account = *AccountId::parse("worker-7");
};

TEST_F(WrappedKeyTest, OpensByItsKeyForItsUse) {
  const auto use = KeyUse::evidence(evidence);
  const auto wrapped = wrap(key, by, use, entropy);
  EXPECT_EQ(wrapped.under(), by.id());
  const auto stored = WrappedKey::read(wrapped.bytes());
  ASSERT_TRUE(stored);
  EXPECT_EQ(*unwrap(*stored, by, use), key);
  EXPECT_EQ(unwrap(*stored, other, use).error(), UnwrapRefusal::other_key);
  for (const auto& another :
       {KeyUse::evidence(EvidenceId{IdBytes{9}}), KeyUse::account(marketplace, account)})
    EXPECT_EQ(unwrap(*stored, by, another).error(), UnwrapRefusal::damaged);
}

TEST_F(WrappedKeyTest, AnAccountsKeyIsThatAccountsAlone) {
  const auto wrapped = wrap(key, by, KeyUse::account(marketplace, account), entropy);
  EXPECT_TRUE(unwrap(wrapped, by, KeyUse::account(marketplace, account)));
  const auto longer = *AccountId::parse("worker-77");
  EXPECT_FALSE(unwrap(wrapped, by, KeyUse::account(marketplace, longer)));
  EXPECT_FALSE(unwrap(wrapped, by, KeyUse::account(MarketplaceId{IdBytes{3}}, account)));
}

TEST_F(WrappedKeyTest, EveryChangedByteIsFound) {
  const auto use = KeyUse::evidence(evidence);
  const auto wrapped = wrap(key, by, use, entropy);
  for (std::size_t i = 0; i < WrappedKey::size; ++i)
    for (unsigned bit = 0; bit < 8; ++bit) {
      auto bytes = wrapped.bytes();
      bytes[i] ^= static_cast<std::uint8_t>(1U << bit);
      const auto changed = WrappedKey::read(bytes);
      EXPECT_FALSE(changed && unwrap(*changed, by, use)) << i;
    }
  EXPECT_FALSE(WrappedKey::read(std::span{wrapped.bytes()}.first<80>()));
}

TEST_F(WrappedKeyTest, IsWrappedAnewByAnother) {
  const auto use = KeyUse::evidence(evidence);
  const auto wrapped = wrap(key, by, use, entropy);
  const auto again = rewrap(wrapped, by, other, use, entropy);
  ASSERT_TRUE(again);
  EXPECT_EQ(*unwrap(*again, other, use), key);
  EXPECT_EQ(unwrap(*again, by, use).error(), UnwrapRefusal::other_key);
  EXPECT_EQ(rewrap(*again, by, other, use, entropy).error(), UnwrapRefusal::other_key);
}

TEST_F(WrappedKeyTest, KeysAndNoncesAreNeverEqual) {
  const auto use = KeyUse::evidence(evidence);
  EXPECT_FALSE(key == by || by == other || key == other);
  EXPECT_NE(wrap(key, by, use, entropy).bytes(), wrap(key, by, use, entropy).bytes());
}

// What a program of other people's makes of docs/evidence.md.
TEST(WrappedKey, IsWhatTheFormatSays) {
  CountingEntropy counting;
  const auto key = SecretKey::filled_by(
      [](auto bytes) { std::iota(bytes.begin(), bytes.end(), std::uint8_t{0}); });
  const auto by =
      SecretKey::filled_by([](auto bytes) { std::fill(bytes.begin(), bytes.end(), 7); });
  IdBytes ones{}, twos{};
  ones.fill(0x11);
  twos.fill(0x22);
  EXPECT_EQ(
      hexadecimal_of(wrap(key, by, KeyUse::evidence(EvidenceId{ones}), counting)),
      "01b461e1010a11e36aa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b79d123e15419231eb277c507b"
      "a888a06aa126f637f01ebaedd1e4c523843946c30611c577d976328719c9f8e0b173593e");
  EXPECT_EQ(
      hexadecimal_of(wrap(
          key, by, KeyUse::account(MarketplaceId{twos}, *AccountId::parse("worker-7")), counting)),
      "01b461e1010a11e36aa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b79d123e15419231eb277c507b"
      "a888a06aa126f637f01ebaedd1e4c523843946c334886456374635133007f06f36bf97a2");
}

}  // namespace
}  // namespace visavis::app
