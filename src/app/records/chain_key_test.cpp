#include "app/records/chain_key.h"

#include <gtest/gtest.h>

namespace visavis::app {
namespace {

Seal a_seal() {
  Seal seal{.entries = 7, .position = 500};
  seal.hash.fill(0xAB);
  return seal;
}

TEST(ChainKey, SignsWhatNobodyElseCan) {
  const ChainKey key{{1}};
  const auto seal = key.sign(a_seal());
  EXPECT_EQ(seal.key, key.public_key());
  EXPECT_TRUE(signature_holds(seal));
  auto changed = seal;
  ++changed.entries;
  EXPECT_FALSE(signature_holds(changed));
  changed = seal;
  changed.hash[31] ^= 1;
  EXPECT_FALSE(signature_holds(changed));
  changed = seal;
  changed.key = ChainKey{{2}}.public_key();
  EXPECT_FALSE(signature_holds(changed));
  EXPECT_FALSE(signature_holds(a_seal()));
}

// RFC 8032, section 7.1, test 1: the key of that seed.
TEST(ChainKey, IsEd25519) {
  const auto seed = read_seed("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  ASSERT_TRUE(seed);
  const auto text = head_text(ChainKey{*seed}.sign(a_seal()));
  EXPECT_TRUE(text.ends_with(" d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
      << text;
}

TEST(ChainKey, AHeadIsOneLineThatIsReadBack) {
  const auto seal = ChainKey{{1}}.sign(a_seal());
  const auto text = head_text(seal);
  EXPECT_TRUE(text.starts_with("visavis-head-1 7 500 abab"));
  EXPECT_EQ(read_head(text), seal);
  EXPECT_EQ(read_head("  " + text + "   \n"), seal);
}

TEST(ChainKey, NothingElseIsAHead) {
  const auto text = head_text(ChainKey{{1}}.sign(a_seal()));
  for (const auto& other :
       {std::string{}, text + " 1", text.substr(0, text.size() - 1), "x" + text, text + "0",
        "visavis-head-1 -7" + text.substr(16), "visavis-head-1 7x" + text.substr(16),
        "visavis-head-2" + text.substr(14), text.substr(0, 30)})
    EXPECT_EQ(read_head(other), std::nullopt) << other;
}

TEST(ChainKey, ASeedIsReadBackAndNothingElse) {
  ChainKey::Seed seed{1, 2, 3};
  EXPECT_EQ(read_seed(seed_text(seed) + "\n"), seed);
  for (const auto* other : {"", "zz", "00"}) EXPECT_EQ(read_seed(other), std::nullopt);
}

}  // namespace
}  // namespace visavis::app
