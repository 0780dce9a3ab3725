#include "adapters/pictures/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace visavis::pictures {
namespace {

constexpr std::size_t side = 32;
constexpr std::size_t waves = 8;
using Square = std::array<float, side * side>;
using Waves = std::array<long, waves * waves>;

/// The lowest frequencies of a discrete cosine transform (type II), rounded: what is nothing is
/// nothing, however a picture of one colour was encoded.
Waves low_waves(const Square& picture) {
  static const auto cosines = [] {
    std::array<std::array<float, side>, waves> table{};
    for (std::size_t wave = 0; wave < waves; ++wave)
      for (std::size_t at = 0; at < side; ++at)
        table[wave][at] = std::cos(std::numbers::pi_v<float> * static_cast<float>(wave) *
                                   (static_cast<float>(at) + 0.5F) / static_cast<float>(side));
    return table;
  }();
  std::array<std::array<float, side>, waves> rows{};
  for (std::size_t wave = 0; wave < waves; ++wave)
    for (std::size_t y = 0; y < side; ++y)
      for (std::size_t x = 0; x < side; ++x)
        rows[wave][y] += cosines[wave][x] * picture[y * side + x];
  Waves found{};
  for (std::size_t down = 0; down < waves; ++down)
    for (std::size_t across = 0; across < waves; ++across) {
      float sum = 0;
      for (std::size_t y = 0; y < side; ++y) sum += cosines[down][y] * rows[across][y];
      found[down * waves + across] = std::lround(sum / static_cast<float>(side));
    }
  return found;
}

std::uint64_t bits_of(const LumaView& picture) {
  const Luma small = shrunk(picture, side, side);
  Square square{};
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x)
      square[y * side + x] = small.at(static_cast<int>(x) * small.width / static_cast<int>(side),
                                      static_cast<int>(y) * small.height / static_cast<int>(side));
  Waves found = low_waves(square);
  found[0] = 0;  // How bright it is says nothing of what it shows.
  Waves sorted = found;
  std::ranges::nth_element(sorted, sorted.begin() + sorted.size() / 2);
  const long median = sorted[sorted.size() / 2];
  std::uint64_t bits = 0;
  for (const long wave : found) bits = bits << 1 | (wave > median ? 1U : 0U);
  return bits;
}

/// As much of its middle as has 16 to 9, or 9 to 16.
LumaView wide_part(const LumaView& whole) {
  const int longer = std::max(whole.width, whole.height);
  const int shorter = std::min(whole.width, whole.height);
  const bool lies = whole.width >= whole.height;
  const int to_longer = std::min(longer, shorter * 16 / 9);
  const int to_shorter = std::min(shorter, longer * 9 / 16);
  const int width = std::max(1, lies ? to_longer : to_shorter);
  const int height = std::max(1, lies ? to_shorter : to_longer);
  const std::ptrdiff_t left = (whole.width - width) / 2;
  const std::ptrdiff_t top = (whole.height - height) / 2;
  return {whole.pixels + top * whole.stride + left, whole.stride, width, height};
}

}  // namespace

PictureHash hash(const LumaView& picture) {
  return {.whole = bits_of(picture), .wide = bits_of(wide_part(picture))};
}

}  // namespace visavis::pictures
