#include "base/id.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis {
namespace {

TEST(Id, TextRoundTrips) {
  EXPECT_TRUE(rc::check("parse(text(id)) == id", [](const IdBytes& bytes) {
    const VerificationId id{bytes};
    RC_ASSERT(VerificationId::parse(id.text()) == id);
  }));
}

TEST(Id, IsOrderedAsItsBytesAre) {
  // Alike up to some byte: chance alone would hardly ever look beyond the first.
  EXPECT_TRUE(rc::check("as the bytes", [](IdBytes a, std::uint8_t other) {
    IdBytes b = a;
    b[*rc::gen::inRange<std::size_t>(0, b.size())] = other;
    RC_ASSERT((VerificationId{a} <=> VerificationId{b}) == (a <=> b));
    RC_ASSERT((VerificationId{a} == VerificationId{b}) == (a == b));
  }));
}

TEST(Id, RefusesWhatItDidNotMake) {
  const std::string good = VerificationId{IdBytes{1, 2, 3}}.text();
  EXPECT_TRUE(VerificationId::parse(good));
  EXPECT_FALSE(CallId::parse(good)) << "another type's prefix";
  EXPECT_FALSE(VerificationId::parse(good + "0")) << "too long";
  EXPECT_FALSE(VerificationId::parse(good.substr(0, good.size() - 1))) << "too short";
  EXPECT_FALSE(VerificationId::parse("ver_UUUUUUUUUUUUUUUUUUUUUUUUUU")) << "not in the alphabet";
  EXPECT_FALSE(VerificationId::parse(good.substr(0, good.size() - 1) + "z")) << "padding bits set";
}

TEST(AccountId, AllowsOnlyPlainCharacters) {
  for (const auto* good : {"1", "user-42", "a.b_C", "0123456789"})
    EXPECT_TRUE(AccountId::parse(good));
  for (const auto* bad : {"", "a b", "a/b", "a\nb", "é", "a?b"})
    EXPECT_FALSE(AccountId::parse(bad)) << bad;
  EXPECT_TRUE(AccountId::parse(std::string(64, 'a')));
  EXPECT_FALSE(AccountId::parse(std::string(65, 'a')));
}

}  // namespace
}  // namespace visavis
