#include "domain/picture.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

TEST(PictureHash, IsComparedAsWholeOrWide) {
  const PictureHash one{.whole = 0, .wide = 0};
  const auto ones = [](int count) { return count == 64 ? ~0ULL : (1ULL << count) - 1; };
  struct Case {
    int whole, wide;
    Likeness likeness;
  };
  for (const auto& [whole, wide, likeness] :
       {Case{0, 0, Likeness::same}, Case{10, 64, Likeness::same}, Case{64, 10, Likeness::same},
        Case{11, 11, Likeness::unsure}, Case{19, 64, Likeness::unsure},
        Case{20, 20, Likeness::different}, Case{64, 64, Likeness::different}}) {
    const PictureHash other{.whole = ones(whole), .wide = ones(wide)};
    EXPECT_EQ(compare(one, other), likeness) << whole << " " << wide;
    EXPECT_EQ(compare(other, one), likeness);
  }
}

TEST(PictureQuality, SaysWhatHasToBeChangedFirst) {
  const QualityFloor floor{.lines = 720, .sharpness = 100, .glare_max = 30, .light = 50};
  PictureQuality quality{.lines = 720, .sharpness = 100, .glare = 30, .light = 50};
  EXPECT_EQ(judge(quality, floor), PictureVerdict::ok);
  quality.sharpness = 99;
  EXPECT_EQ(judge(quality, floor), PictureVerdict::blurred);
  quality.glare = 31;
  EXPECT_EQ(judge(quality, floor), PictureVerdict::glare);
  quality.light = 49;
  EXPECT_EQ(judge(quality, floor), PictureVerdict::too_dark);
  quality.lines = 719;
  EXPECT_EQ(judge(quality, floor), PictureVerdict::too_small);
}

}  // namespace
}  // namespace visavis
