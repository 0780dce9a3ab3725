#include "adapters/pictures/measure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "adapters/pictures/card.h"

namespace visavis::pictures {
namespace {

/// All pictures are measured at these sizes, so that a photo is held to what its video is.
constexpr int detail_side = 1280;
constexpr int area_side = 320;
constexpr int tile = 40;
/// Of brightness in a tile: less is a plain surface with noise, which says nothing of sharpness.
constexpr double variance_min = 150;
/// White noise of variance 1 behind the Laplacian's five points (4, -1, -1, -1, -1): 16 + 4.
constexpr double noise_gain = 20;
/// Variance of brightness that a camera's noise may have: more is what is shown.
constexpr double noise_max = 64;
constexpr std::uint8_t blown = 250;
constexpr int blown_area_min = 2;  ///< thousandths of the picture

struct Tile {
  double variance = 0;  ///< of brightness
  double edges = 0;     ///< mean square of the Laplacian
};

Tile tile_at(const Luma& picture, int left, int top) {
  double sum = 0;
  double squares = 0;
  double edges = 0;
  for (int y = top; y < top + tile; ++y)
    for (int x = left; x < left + tile; ++x) {
      const int here = picture.at(x, y);
      const int edge = 4 * here - picture.at(x - 1, y) - picture.at(x + 1, y) -
                       picture.at(x, y - 1) - picture.at(x, y + 1);
      sum += here;
      squares += here * here;
      edges += edge * edge;
    }
  constexpr double count = tile * tile;
  return {squares / count - (sum / count) * (sum / count), edges / count};
}

/// Of the plainest tenth: what changes there is the camera's.
double noise_in(std::vector<Tile> tiles) {
  const auto at = static_cast<std::ptrdiff_t>(tiles.size() / 10);
  std::ranges::nth_element(tiles, tiles.begin() + at, {}, &Tile::edges);
  return std::min(tiles[static_cast<std::size_t>(at)].edges / noise_gain, noise_max);
}

/// Connected by their sides, from this one on; each is unmarked.
int take_area(std::vector<char>& marked, int width, std::size_t from,
              std::vector<std::size_t>& stack) {
  const auto row = static_cast<std::size_t>(width);
  int count = 0;
  const auto push = [&](std::size_t at) {
    if (at >= marked.size() || marked[at] == 0) return;
    marked[at] = 0;
    stack.push_back(at);
  };
  push(from);
  while (!stack.empty()) {
    const std::size_t at = stack.back();
    stack.pop_back();
    ++count;
    if (at % row != 0) push(at - 1);
    if ((at + 1) % row != 0) push(at + 1);
    push(at + row);
    if (at >= row) push(at - row);
  }
  return count;
}

/// Up to which brightness so much of the picture is.
int percentile(const std::array<int, 256>& counts, int total, int percent) {
  std::int64_t seen = 0;
  for (int value = 0; value < 256; ++value) {
    seen += counts[static_cast<std::size_t>(value)];
    if (seen * 100 >= std::int64_t{total} * percent) return value;
  }
  return 255;
}

}  // namespace

int sharpness(const Luma& picture) {
  std::vector<Tile> tiles;
  for (int top = 1; top + tile < picture.height; top += tile)
    for (int left = 1; left + tile < picture.width; left += tile)
      tiles.push_back(tile_at(picture, left, top));
  if (tiles.empty()) return 0;
  const double noise = noise_in(tiles);
  std::vector<double> ratios;
  for (const Tile& one : tiles) {
    const double shown = one.variance - noise;
    if (shown < variance_min) continue;
    const double edges = std::max(0.0, one.edges / noise_gain - noise);
    ratios.push_back(std::sqrt(std::min(1.0, edges / shown)));
  }
  if (ratios.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(ratios.size() * 9 / 10);
  std::ranges::nth_element(ratios, ratios.begin() + at);
  return static_cast<int>(std::lround(1000 * ratios[static_cast<std::size_t>(at)]));
}

int glare(const Luma& picture) {
  std::vector<char> marked(picture.pixels.size());
  std::ranges::transform(picture.pixels, marked.begin(),
                         [](std::uint8_t pixel) { return pixel >= blown ? 1 : 0; });
  const auto total = static_cast<std::int64_t>(marked.size());
  std::vector<std::size_t> stack;
  std::int64_t glaring = 0;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] == 0) continue;
    const int area = take_area(marked, picture.width, at, stack);
    if (std::int64_t{area} * 1000 >= total * blown_area_min) glaring += area;
  }
  return static_cast<int>(glaring * 1000 / total);
}

PictureQuality measure(const LumaView& picture) {
  const Luma detail = shrunk_to(picture, detail_side);
  const Luma area = shrunk_to(view(detail), area_side);
  std::array<int, 256> counts{};
  std::int64_t sum = 0;
  for (const std::uint8_t pixel : area.pixels) {
    ++counts[pixel];
    sum += pixel;
  }
  const auto total = static_cast<int>(area.pixels.size());
  return {.lines = std::min(picture.width, picture.height),
          .sharpness = sharpness(detail),
          .glare = glare(area),
          .light = static_cast<int>(sum / total),
          .shadows = percentile(counts, total, 5),
          .highlights = percentile(counts, total, 95),
          .card = card_share(area)};
}

}  // namespace visavis::pictures
