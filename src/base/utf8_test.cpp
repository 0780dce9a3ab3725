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

}  // namespace
}  // namespace visavis
