#include "adapters/http/query.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis::http {
namespace {

TEST(PercentDecode, DecodesAndRefusesHalfEscapes) {
  EXPECT_EQ(percent_decode("a%20b%2Fc"), "a b/c");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(percent_decode("%41%7a"), "Az");
  for (const auto* bad : {"%", "%4", "%zz", "abc%", "%4g", "%-1"})
    EXPECT_FALSE(percent_decode(bad)) << bad;
}

TEST(PercentDecode, GivesBackWhatWasEncoded) {
  EXPECT_TRUE(rc::check("decode(encode(x)) == x", [](const std::string& text) {
    std::string encoded;
    for (const char c : text) {
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned char>(c));
      encoded.append(escape);
    }
    RC_ASSERT(percent_decode(encoded) == text);
  }));
}

TEST(Query, IsNamesWithValues) {
  EXPECT_EQ(parse_query("account=4%32&limit=7&&status").value(),
            (app::Parameters{{"account", "42"}, {"limit", "7"}, {"status", ""}}));
}

TEST(Query, RefusesWhatIsAmbiguousOrTooMuch) {
  EXPECT_EQ(parse_query("a=1&a=2").error().param, "a");
  EXPECT_FALSE(parse_query("a=%"));
  EXPECT_EQ(parse_query("%FF=1").error().param, "") << "an answer is UTF-8";
  std::string many;
  for (int i = 0; i < 21; ++i) many += "p" + std::to_string(i) + "=1&";
  EXPECT_FALSE(parse_query(many));
}

}  // namespace
}  // namespace visavis::http
