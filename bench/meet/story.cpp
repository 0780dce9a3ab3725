#include "story.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <stdexcept>

namespace visavis::bench {
namespace {

using std::chrono::seconds;

/// The pool is full by then.
constexpr Duration prologue = seconds{10};
constexpr double shortest_s = 300, longest_s = 3600;
/// The middle's rate is 1 + swell, the ends' is 1.
constexpr double swell = 0.4;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double between(double least, double most) {
    return least + (most - least) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
  }
  bool happens(double share) { return between(0, 1) < share; }
  Duration time(double least_s, double most_s) {
    return std::chrono::round<Duration>(std::chrono::duration<double>{between(least_s, most_s)});
  }

 private:
  std::mt19937_64 engine_;
};

struct Call {
  double begin_s = 0, length_s = 0;
};

/// The share of calls that began by a share of the time.
double begun_by(double time) {
  const double most = 1 + 2 * swell / std::numbers::pi;
  return (time + swell * (1 - std::cos(std::numbers::pi * time)) / std::numbers::pi) / most;
}

double time_when_begun(double share) {
  double low = 0, high = 1;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (begun_by(middle) < share ? low : high) = middle;
  }
  return low;
}

std::size_t most_at_once(const std::vector<Call>& calls) {
  std::vector<std::pair<double, int>> changes;
  for (const auto& call : calls) {
    changes.emplace_back(call.begin_s, 1);
    changes.emplace_back(call.begin_s + call.length_s, -1);
  }
  std::ranges::sort(changes);
  int now = 0, most = 0;
  for (const auto& [at, change] : changes) most = std::max(most, now += change);
  return static_cast<std::size_t>(most);
}

/// As long as it takes that so many go on at once.
std::vector<Call> lasting(std::vector<Call> calls, std::size_t at_once) {
  const auto stretched = [&](double by) {
    auto all = calls;
    for (auto& call : all) call.length_s = std::max(shortest_s, call.length_s * by);
    return all;
  };
  double low = 1, high = longest_s;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (most_at_once(stretched(middle)) <= at_once ? low : high) = middle;
  }
  auto all = stretched(low);
  if (most_at_once(all) != at_once) throw std::runtime_error{"no calls go on so at once"};
  return all;
}

void tell(std::vector<Scene>& scenes, std::size_t number, const Call& call, Dice& dice) {
  const auto at = [&](double second) {
    return prologue +
           std::chrono::round<Duration>(std::chrono::duration<double>{call.begin_s + second});
  };
  const auto add = [&](Duration when, Deed deed) { scenes.push_back({when, number, deed}); };
  const double length = call.length_s;
  add(at(0), Deed::begin);
  add(at(dice.between(3, 15)), Deed::representative_joins);
  add(at(dice.between(8, 40)), Deed::applicant_joins);
  const auto away = [&](double from, double to, Deed leaves, Deed joins) {
    const auto when = at(dice.between(from, to));
    add(when, leaves);
    add(when + dice.time(10, 30), joins);
  };
  if (dice.happens(0.3)) away(60, 0.5 * length, Deed::applicant_leaves, Deed::applicant_joins);
  if (dice.happens(0.1))
    away(0.6 * length, 0.7 * length, Deed::applicant_leaves, Deed::applicant_joins);
  if (dice.happens(0.1))
    away(60, 0.7 * length, Deed::representative_leaves, Deed::representative_joins);
  if (dice.happens(0.5)) add(at(length - dice.between(5, 20)), Deed::applicant_leaves);
  add(at(length), Deed::end);
}

}  // namespace

std::vector<Scene> story(std::size_t count, std::size_t at_once, Duration time,
                         std::uint64_t seed) {
  Dice dice{seed};
  const double whole_s = std::chrono::duration<double>{time}.count();
  std::vector<Call> calls;
  for (std::size_t i = 0; i < count; ++i) {
    const double share = (static_cast<double>(i) + dice.between(0, 1)) / static_cast<double>(count);
    calls.push_back({whole_s * time_when_begun(share), dice.between(0.6, 1.4)});
  }
  calls = lasting(std::move(calls), at_once);
  std::vector<Scene> scenes;
  for (std::size_t i = 0; i < count; ++i) tell(scenes, i, calls[i], dice);
  std::ranges::stable_sort(scenes, {}, &Scene::at);
  return scenes;
}

}  // namespace visavis::bench
