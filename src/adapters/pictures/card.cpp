#include "adapters/pictures/card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace visavis::pictures {
namespace {

struct Point {
  int x = 0;
  int y = 0;
};

constexpr int share_min = 50;  ///< thousandths: smaller things are not held out to be looked at
/// How much of a convex outline its largest four corners take: a card's are rounded. A disc's take
/// 0.64, a triangle's 1 with two corners in the same place.
constexpr double corners_min = 0.9;
/// How much of its outline it fills: a document is printed, and has a dark picture on it.
constexpr double filled_min = 0.6;
/// Between the shorter and the longer of two opposite sides: seen at a slant they differ.
constexpr double opposite_min = 0.5;
/// Directions in which an outline is looked at: no more corners than that are left of it.
constexpr int directions = 48;

/// The brightness that parts the picture into two as even as can be (N. Otsu, 1979).
int threshold(const Luma& picture) {
  std::array<double, 256> counts{};
  double sum = 0;
  for (const std::uint8_t pixel : picture.pixels) {
    counts[pixel] += 1;
    sum += pixel;
  }
  const auto total = static_cast<double>(picture.pixels.size());
  double below = 0;
  double below_sum = 0;
  double best = -1;
  int found = 0;
  for (int value = 0; value < 255; ++value) {
    below += counts[static_cast<std::size_t>(value)];
    below_sum += value * counts[static_cast<std::size_t>(value)];
    if (below == 0 || below == total) continue;
    const double apart = below_sum / below - (sum - below_sum) / (total - below);
    const double between = below * (total - below) * apart * apart;
    if (between <= best) continue;
    best = between;
    found = value;
  }
  return found;
}

/// A connected part of the picture: its size, and how far it reaches in each direction.
struct Part {
  int pixels = 0;
  bool at_border = false;
  std::array<int, directions> reach{};
  std::array<Point, directions> farthest{};
};

const auto& ways() {
  static const auto table = [] {
    std::array<Point, directions> ways{};
    for (int i = 0; i < directions; ++i) {
      const double angle = 2 * M_PI * i / directions;
      ways[static_cast<std::size_t>(i)] = {static_cast<int>(std::lround(1000 * std::cos(angle))),
                                           static_cast<int>(std::lround(1000 * std::sin(angle)))};
    }
    return ways;
  }();
  return table;
}

void add(Part& part, Point at) {
  for (std::size_t i = 0; i < directions; ++i) {
    const int reach = at.x * ways()[i].x + at.y * ways()[i].y;
    if (part.pixels > 0 && reach <= part.reach[i]) continue;
    part.reach[i] = reach;
    part.farthest[i] = at;
  }
  ++part.pixels;
}

/// Unmarks it.
Part take_part(std::vector<char>& marked, int width, int height, Point from) {
  Part part;
  std::vector<Point> stack;
  const auto push = [&](Point at) {
    if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) {
      part.at_border = true;
      return;
    }
    char& mark = marked[static_cast<std::size_t>(at.y) * static_cast<std::size_t>(width) +
                        static_cast<std::size_t>(at.x)];
    if (mark == 0) return;
    mark = 0;
    stack.push_back(at);
  };
  push(from);
  while (!stack.empty()) {
    const Point at = stack.back();
    stack.pop_back();
    add(part, at);
    for (const Point step : {Point{1, 0}, Point{-1, 0}, Point{0, 1}, Point{0, -1}})
      push({at.x + step.x, at.y + step.y});
  }
  return part;
}

/// Twice the area, positive where c is to the right of the way from a to b.
double side_of(Point a, Point b, Point c) {
  return static_cast<double>(b.x - a.x) * (c.y - a.y) -
         static_cast<double>(b.y - a.y) * (c.x - a.x);
}

double outline_area(const Part& part) {
  double twice = 0;
  for (std::size_t i = 0; i < directions; ++i) {
    const Point a = part.farthest[i];
    const Point b = part.farthest[(i + 1) % directions];
    twice += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
  }
  return std::abs(twice) / 2;
}

struct Corners {
  double area = 0;
  std::array<Point, 4> at{};
};

/// The largest four-cornered thing between points of the outline: on each side of a diagonal the
/// one that is farthest from it.
Corners corners(const Part& part) {
  Corners best;
  for (const Point a : part.farthest)
    for (const Point c : part.farthest) {
      Point right = a;
      Point left = a;
      double most = 0;
      double least = 0;
      for (const Point b : part.farthest) {
        const double side = side_of(a, c, b);
        if (side > most) right = b;
        if (side < least) left = b;
        most = std::max(most, side);
        least = std::min(least, side);
      }
      const double area = (most - least) / 2;
      if (area > best.area) best = {area, {a, right, c, left}};
    }
  return best;
}

double length(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

bool is_even(double one, double other) {
  return std::min(one, other) >= opposite_min * std::max(one, other);
}

bool is_card(const Part& part, const Corners& found) {
  const double outline = outline_area(part);
  const auto& at = found.at;
  return found.area >= corners_min * outline && part.pixels >= filled_min * outline &&
         is_even(length(at[0], at[1]), length(at[2], at[3])) &&
         is_even(length(at[1], at[2]), length(at[3], at[0]));
}

}  // namespace

std::optional<int> card_share(const Luma& picture) {
  const int limit = threshold(picture);
  const auto total = static_cast<double>(picture.pixels.size());
  std::optional<int> largest;
  for (const bool bright : {true, false}) {
    std::vector<char> marked(picture.pixels.size());
    std::ranges::transform(picture.pixels, marked.begin(),
                           [=](std::uint8_t pixel) { return (pixel > limit) == bright ? 1 : 0; });
    for (int y = 0; y < picture.height; ++y)
      for (int x = 0; x < picture.width; ++x) {
        if (marked[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                   static_cast<std::size_t>(x)] == 0)
          continue;
        const Part part = take_part(marked, picture.width, picture.height, {x, y});
        if (part.at_border || part.pixels * 1000.0 < total * share_min * filled_min) continue;
        const Corners found = corners(part);
        const auto share = static_cast<int>(std::lround(found.area * 1000 / total));
        if (share >= share_min && share <= 1000 && is_card(part, found))
          largest = std::max(largest.value_or(0), share);
      }
  }
  return largest;
}

}  // namespace visavis::pictures
