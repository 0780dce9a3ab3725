#include "domain/estimate.h"

#include <algorithm>
#include <numeric>

namespace visavis {
namespace {

using std::chrono::minutes;

constexpr std::size_t lengths_kept = 20;
/// What is assumed before there are calls to learn from, and how many calls it weighs.
constexpr Duration assumed_length = minutes{6};
constexpr std::size_t assumed_weight = 3;
/// One call forgotten open, or broken off at once, must not spoil the estimate for everybody.
constexpr Duration shortest = minutes{1};
constexpr Duration longest = minutes{30};

Duration rounded(Duration wait) {
  const Duration step = wait <= minutes{10}   ? Duration{minutes{1}}
                        : wait <= minutes{60} ? Duration{minutes{5}}
                                              : Duration{minutes{15}};
  return (wait + step - Duration{1}) / step * step;
}

}  // namespace

void CallLengths::add(Duration length) {
  last_.push_back(std::clamp(length, shortest, longest));
  if (last_.size() > lengths_kept) last_.pop_front();
}

Duration CallLengths::mean() const {
  const std::size_t assumed = assumed_weight - std::min(assumed_weight, last_.size());
  const Duration sum = std::accumulate(last_.begin(), last_.end(),
                                       assumed_length * static_cast<Duration::rep>(assumed));
  return sum / static_cast<Duration::rep>(last_.size() + assumed);
}

std::optional<Duration> estimate_wait(const Prospect& prospect) {
  if (prospect.working == 0) return std::nullopt;
  if (prospect.ahead < prospect.free) return Duration::zero();
  // With w representatives, one of them becomes free every w-th part of a call.
  const auto turns = static_cast<Duration::rep>(prospect.ahead - prospect.free + 1);
  return rounded(prospect.call_length * turns / static_cast<Duration::rep>(prospect.working));
}

}  // namespace visavis
