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

TEST(Query, TakesParametersAndTellsWhatIsLeft) {
  auto query = Query::parse("account=42&limit=7&&status=waiting");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->take("account"), "42");
  EXPECT_FALSE(query->take("account")) << "taken already";
  EXPECT_EQ(query->take_number("limit", 20, 1, 100).value(), 7);
  EXPECT_EQ(query->take_number("after", 20, 1, 100).value(), 20);
  ASSERT_FALSE(query->nothing_left());
  EXPECT_EQ(query->nothing_left().error().param, "status");
  EXPECT_TRUE(query->take("status"));
  EXPECT_TRUE(query->nothing_left());
}

TEST(Query, RefusesWhatIsAmbiguousOrTooMuch) {
  EXPECT_EQ(Query::parse("a=1&a=2").error().param, "a");
  EXPECT_FALSE(Query::parse("a=%"));
  std::string many;
  for (int i = 0; i < 21; ++i) many += "p" + std::to_string(i) + "=1&";
  EXPECT_FALSE(Query::parse(many));
}

TEST(Query, RefusesNumbersOutsideTheirRange) {
  for (const auto* bad : {"limit=0", "limit=101", "limit=", "limit=7x", "limit=-1", "limit= 7",
                          "limit=99999999999999999999"}) {
    auto query = Query::parse(bad);
    ASSERT_TRUE(query) << bad;
    const auto limit = query->take_number("limit", 20, 1, 100);
    ASSERT_FALSE(limit) << bad;
    EXPECT_EQ(limit.error().refusal, Refusal::invalid_parameter);
    EXPECT_EQ(limit.error().param, "limit");
  }
}

}  // namespace
}  // namespace visavis::http
