#include "base/ascii.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

TEST(Ascii, LowersNothingButAscii) {
  EXPECT_EQ(ascii_lowered("Ada.OSEI@Market-1.Example"), "ada.osei@market-1.example");
  EXPECT_EQ(ascii_lowered("ÜNÏ [\\]^_`{"), "ÜnÏ [\\]^_`{") << "the neighbours of A and Z stay too";
}

TEST(Ascii, TrimsTheSpacesThatItIsTold) {
  static_assert(trimmed(" \ta b \t", spaces_of_fields) == "a b");
  static_assert(trimmed(" \t", spaces_of_fields).empty());
  static_assert(trimmed("", spaces_of_fields).empty());
  EXPECT_EQ(trimmed("\r\na\r\n", spaces_of_fields), "\r\na\r\n");
  EXPECT_EQ(trimmed("\r\n a\nb\t\n", spaces_of_people), "a\nb");
}

}  // namespace
}  // namespace visavis
