#include "adapters/pictures/luma.h"

#include <algorithm>

namespace visavis::pictures {
namespace {

/// Of `size` pixels, where the `number`th of `parts` begins.
int part(int number, int parts, int size) {
  return static_cast<int>(std::int64_t{number} * size / parts);
}

}  // namespace

LumaView view(const Luma& luma) {
  return {luma.pixels.data(), luma.width, luma.width, luma.height};
}

Luma shrunk(const LumaView& from, int width, int height) {
  Luma to{.width = std::clamp(width, 1, from.width), .height = std::clamp(height, 1, from.height)};
  to.pixels.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height));
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(to.width));
  auto* pixel = to.pixels.data();
  for (int y = 0; y < to.height; ++y) {
    const int top = part(y, to.height, from.height);
    const int bottom = part(y + 1, to.height, from.height);
    std::ranges::fill(sums, 0U);
    for (int row = top; row < bottom; ++row) {
      const std::uint8_t* read = from.pixels + row * from.stride;
      for (int x = 0; x < to.width; ++x)
        for (const auto* end = from.pixels + row * from.stride + part(x + 1, to.width, from.width);
             read < end; ++read)
          sums[static_cast<std::size_t>(x)] += *read;
    }
    for (int x = 0; x < to.width; ++x) {
      const int across = part(x + 1, to.width, from.width) - part(x, to.width, from.width);
      const auto count = static_cast<std::uint32_t>(across * (bottom - top));
      *pixel++ = static_cast<std::uint8_t>((sums[static_cast<std::size_t>(x)] + count / 2) / count);
    }
  }
  return to;
}

Luma shrunk_to(const LumaView& from, int longer_side) {
  const int longer = std::max(from.width, from.height);
  const int side = std::min(longer_side, longer);
  return shrunk(from, part(side, longer, from.width), part(side, longer, from.height));
}

}  // namespace visavis::pictures
