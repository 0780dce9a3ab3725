#include "adapters/recorder/timeline.h"

#include <algorithm>
#include <cstdlib>

namespace visavis::recorder {
namespace {

constexpr std::int64_t second_us = 1'000'000;
/// A clock that is off by more did not drift.
constexpr std::int64_t drift_max_us = second_us / 2;
/// What a report says and when packets come differ by the network's delay alone.
constexpr std::int64_t delay_max_us = second_us;
/// Beyond this timestamps mean nothing.
constexpr std::int64_t astray_us = 10 * second_us;
/// How fast drift is followed: microseconds a second of media. Nobody hears 2 %.
constexpr std::int64_t slew_us = second_us / 50;

std::int64_t us_of(Monotonic at) { return at.time_since_epoch().count(); }

std::int64_t us_of_ntp(std::uint64_t ntp) {
  const std::uint64_t fraction = (ntp & 0xffff'ffff) * second_us >> 32;
  return static_cast<std::int64_t>((ntp >> 32) * second_us + fraction);
}

}  // namespace

std::int64_t TrackClock::unwrapped(std::uint32_t timestamp) const {
  if (!newest_) return timestamp;
  return *newest_ + static_cast<std::int32_t>(timestamp - static_cast<std::uint32_t>(*newest_));
}

std::int64_t TrackClock::media_us(std::int64_t timestamp) const {
  // In whole seconds and the rest: no product that overflows.
  return timestamp / rate_ * second_us + timestamp % rate_ * second_us / rate_;
}

void TrackClock::arrived(std::uint32_t timestamp, Monotonic now) {
  const bool first = !newest_;
  const std::int64_t at = unwrapped(timestamp);
  newest_ = first ? at : std::max(*newest_, at);
  arrival_us_ = us_of(now) - media_us(at);
  if (first) {
    offset_us_ = target_us_ = arrival_us_;
    asked_us_ = media_us(at);
    if (early_) report(*early_);
  } else if (std::abs(arrival_us_ - offset_us_) > astray_us) {
    newest_ = timestamp;
    asked_us_ = media_us(*newest_);
    offset_us_ = target_us_ = arrival_us_ = us_of(now) - asked_us_;
  } else if (!reported_) {
    // Whoever came fastest was held up least.
    offset_us_ = target_us_ = std::min(offset_us_, arrival_us_);
  }
}

void TrackClock::report(const SenderReport& report) {
  if (!newest_) return void(early_ = report);
  const std::int64_t media = media_us(unwrapped(report.rtp));
  const std::int64_t told = us_of_ntp(report.ntp);
  if (!sender_->to_ours_us) sender_->to_ours_us = offset_us_ + media - told;
  take_report(told, media);
}

void TrackClock::take_report(std::int64_t told_us, std::int64_t media) {
  const std::int64_t offset = told_us + *sender_->to_ours_us - media;
  if (std::abs(offset - offset_us_) <= drift_max_us) {
    target_us_ = offset;
    if (!reported_) offset_us_ = offset;
    reported_ = true;
  } else if (std::abs(offset - arrival_us_) <= delay_max_us) {
    target_us_ = offset_us_ = offset;
    reported_ = true;
  } else if (reported_) {
    // Its wall clock was set: what the timestamps say goes on.
    *sender_->to_ours_us += offset_us_ - offset;
  }
}

Monotonic TrackClock::moment(std::uint32_t timestamp) {
  const std::int64_t media = media_us(unwrapped(timestamp));
  const std::int64_t elapsed = std::clamp(media - asked_us_, std::int64_t{0}, 10 * second_us);
  const std::int64_t step_max = elapsed * slew_us / second_us;
  offset_us_ += std::clamp(target_us_ - offset_us_, -step_max, step_max);
  asked_us_ = std::max(asked_us_, media);
  return Monotonic(std::chrono::microseconds(media + offset_us_));
}

}  // namespace visavis::recorder
