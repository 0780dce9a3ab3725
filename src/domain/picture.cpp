#include "domain/picture.h"

#include <algorithm>
#include <bit>

namespace visavis {
namespace {

/// Of 64 bits: docs/evidence.md says what was measured. Unrelated pictures differ in 32, give or
/// take 8; the same one after scaling and encoding in up to 6.
constexpr int same_max = 10;
constexpr int different_min = 20;

}  // namespace

int distance(const PictureHash& one, const PictureHash& other) {
  return std::min(std::popcount(one.whole ^ other.whole), std::popcount(one.wide ^ other.wide));
}

Likeness compare(const PictureHash& one, const PictureHash& other) {
  const int bits = distance(one, other);
  if (bits <= same_max) return Likeness::same;
  return bits >= different_min ? Likeness::different : Likeness::unsure;
}

PictureVerdict judge(const PictureQuality& quality, const QualityFloor& floor) {
  if (quality.lines < floor.lines) return PictureVerdict::too_small;
  if (quality.light < floor.light) return PictureVerdict::too_dark;
  if (quality.glare > floor.glare_max) return PictureVerdict::glare;
  if (quality.sharpness < floor.sharpness) return PictureVerdict::blurred;
  return PictureVerdict::ok;
}

}  // namespace visavis
