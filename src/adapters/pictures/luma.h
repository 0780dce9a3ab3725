#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace visavis::pictures {

/// Brightness of each pixel, 0 to 255.
struct Luma {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels = {};  ///< row after row
  std::uint8_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

/// Pixels that somebody else has.
struct LumaView {
  const std::uint8_t* pixels = nullptr;
  std::ptrdiff_t stride = 0;
  int width = 0;
  int height = 0;
};
LumaView view(const Luma& luma);

/// So many pixels, each the mean of those that it stands for. Not larger than it was.
Luma shrunk(const LumaView& from, int width, int height);
/// The same with this many on its longer side, or as it is if it has fewer.
Luma shrunk_to(const LumaView& from, int longer_side);

}  // namespace visavis::pictures
