#include "adapters/meet/budgets.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::meet {
namespace {

constexpr std::chrono::minutes minute{1};
constexpr Duration backoff_first = std::chrono::seconds{1};
constexpr Duration backoff_max = std::chrono::seconds{32};
/// Who says more is not believed.
constexpr Duration retry_after_max = std::chrono::minutes{10};

std::size_t user_limit(Quota quota) {
  switch (quota) {
    case Quota::read:
      return Budgets::reads_of_user;
    case Quota::write:
      return Budgets::writes_of_user;
    case Quota::create:
      return Budgets::creates_of_user;
  }
  CHECK(false);
}

}  // namespace

Monotonic MinuteLimit::free_at(Monotonic now) const {
  if (spent_.size() < max_) return now;
  return std::max(now, spent_.front() + minute);
}

void MinuteLimit::spend(Monotonic now) {
  if (spent_.size() == max_) spent_.pop_front();
  spent_.push_back(now);
}

Budgets::Lane& Budgets::lane(const std::string& organiser, Quota quota) {
  return lanes_.try_emplace({organiser, quota}, user_limit(quota)).first->second;
}

MinuteLimit& Budgets::project(Quota quota) {
  switch (quota) {
    case Quota::read:
      return reads_;
    case Quota::write:
      return writes_;
    case Quota::create:
      return creates_;
  }
  CHECK(false);
}

Monotonic Budgets::free_at(const std::string& organiser, Quota quota, Monotonic now) {
  const auto& own = lane(organiser, quota);
  return std::max({own.limit.free_at(now), own.blocked_until, project(quota).free_at(now)});
}

void Budgets::spend(const std::string& organiser, Quota quota, Monotonic now) {
  lane(organiser, quota).limit.spend(now);
  project(quota).spend(now);
}

void Budgets::succeeded(const std::string& organiser, Quota quota) {
  lane(organiser, quota).failures = 0;
}

void Budgets::failed(const std::string& organiser, Quota quota, const Failure& failure,
                     Monotonic now) {
  auto& own = lane(organiser, quota);
  // What was under way together fails together: once.
  if (now >= own.blocked_until) ++own.failures;
  const auto wait = backoff(own.failures, backoff_max, failure.retry_after, entropy_);
  own.blocked_until = std::max(own.blocked_until, now + wait);
}

Duration backoff(int failures, Duration longest, const std::optional<Duration>& retry_after,
                 app::Entropy& entropy) {
  constexpr int doublings_max = 30;
  const auto doubled =
      backoff_first * (std::int64_t{1} << std::clamp(failures - 1, 0, doublings_max));
  const auto whole = std::min<Duration>(doubled, longest);
  const double share = static_cast<double>(entropy.number() >> 11U) * 0x1p-53;
  const auto jittered = whole / 2 + std::chrono::round<Duration>(share * (whole / 2));
  return std::max(jittered, std::min(retry_after.value_or(Duration{}), retry_after_max));
}

bool is_organisers(app::MeetingFault fault) {
  switch (fault) {
    case app::MeetingFault::unreachable:
    case app::MeetingFault::key_refused:
    case app::MeetingFault::not_delegated:
    case app::MeetingFault::api_disabled:
    case app::MeetingFault::exhausted:
      return true;
    case app::MeetingFault::forbidden:
    case app::MeetingFault::gone:
    case app::MeetingFault::misunderstood:
      return false;
  }
  CHECK(false);
}

}  // namespace visavis::meet
