#include "base/utf8.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

TEST(Utf8, CountsCharactersOfEveryLength) {
  EXPECT_EQ(utf8_characters(""), 0U);
  EXPECT_EQ(utf8_characters("Zoe"), 3U);
  EXPECT_EQ(utf8_characters("Zoë"), 3U);
  EXPECT_EQ(utf8_characters("例え"), 2U);
  EXPECT_EQ(utf8_characters("a😀"), 2U);
}

TEST(Utf8, KnowsWhatIsWellFormed) {
  for (const std::string_view good :
       {"", "a", "\u00e9", "\u7528", "\U0001F600", "a\u00e9b", "\xED\x9F\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const std::string_view bad : {"\x80", "\xC3",
                                     "\xC3"
                                     "a",
                                     "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "a\xFF"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

}  // namespace
}  // namespace visavis
