#include "base/email.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::string_literals::operator""s;

TEST(Email, IsWhatPeopleHave) {
  for (const auto& good : {"a@b"s, "Ada.Osei+work@mail.example.co.uk"s, "o'neil_{x}@1.example"s,
                           std::string(64, 'a') + "@b.example"}) {
    const auto email = Email::parse(good);
    ASSERT_TRUE(email) << good;
    EXPECT_EQ(email->text(), good) << "as it was written";
  }
}

TEST(Email, IsNothingElse) {
  for (const auto& bad : {""s,
                          "a"s,
                          "@"s,
                          "@b"s,
                          "a@"s,
                          "a@b@c"s,
                          ".a@b"s,
                          "a.@b"s,
                          "a..b@c"s,
                          "a@.b"s,
                          "a@b."s,
                          "a@b..c"s,
                          "a b@c"s,
                          " a@b"s,
                          "a@b "s,
                          "a,b@c"s,
                          "a@b,c@d"s,
                          "a@b;c"s,
                          "<a@b>"s,
                          "a@b>"s,
                          "\"a\"@b"s,
                          "a(b)@c"s,
                          "a\\b@c"s,
                          "a@[127.0.0.1]"s,
                          "a@b:25"s,
                          "a@b_c"s,
                          "é@b.c"s,
                          "a@é.c"s,
                          std::string(65, 'a') + "@b.example"})
    EXPECT_FALSE(Email::parse(bad)) << bad;
}

TEST(Email, MayHaveOtherLettersBeforeTheAt) {
  for (const auto& good :
       {"a@b"s, "jos\u00e9@b.example"s, "\u7528\u6237.x@b.example"s, "\U0001F600@b"s})
    EXPECT_TRUE(Email::parse_international(good)) << good;
  for (const auto& bad :
       {"jos\u00e9@m\u00fcller.example"s, "jos\u00e9"s, "\u00e9..a@b"s, "\u00e9 a@b"s, "\u0085@b"s,
        "\xFF@b"s, "\xC3@b"s, "a\xED\xA0\x80@b"s, "\xC0\x80@b"s, "\u00e9>\r\nRCPT TO:<x@y"s})
    EXPECT_FALSE(Email::parse_international(bad)) << bad;
}

TEST(Email, CanBeginNoOtherRecipientOrHeader) {
  for (const char c : {'\0', '\t', '\r', '\n', '\x1F', '\x7F'}) {
    EXPECT_FALSE(Email::parse("a"s + c + "@b"));
    EXPECT_FALSE(Email::parse("a@b"s + c + "c"));
    EXPECT_FALSE(Email::parse("a@b"s + c));
  }
  EXPECT_FALSE(Email::parse("a@b\r\nRCPT TO:<x@y>"));
}

TEST(Email, HasALongestLength) {
  EXPECT_TRUE(Email::parse("a@" + std::string(Email::bytes_max - 2, 'b')));
  EXPECT_FALSE(Email::parse("a@" + std::string(Email::bytes_max - 1, 'b')));
}

TEST(Email, IsComparedInLowerCase) {
  EXPECT_EQ(Email::parse("Ada.OSEI@Market.Example")->lower_case(), "ada.osei@market.example");
}

}  // namespace
}  // namespace visavis
