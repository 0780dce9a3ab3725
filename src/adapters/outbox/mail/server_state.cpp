#include "adapters/outbox/mail/server_state.h"

#include <algorithm>
#include <utility>

namespace visavis::mail {
namespace {

/// For so long fewer connections are made to a server that refused one more.
constexpr Duration narrow = std::chrono::minutes{10};

}  // namespace

ServerState::ServerState(std::size_t connections_max, RetrySchedule pauses)
    : connections_max_(connections_max),
      pauses_(std::move(pauses)),
      connections_(connections_max) {}

std::size_t ServerState::connections(Timestamp now) const {
  if (paused_until(now)) return 0;
  if (refusals_ > 0) return 1;
  return now < narrow_until_ ? connections_ : connections_max_;
}

std::optional<Timestamp> ServerState::paused_until(Timestamp now) const {
  if (!pause_until_ || now >= *pause_until_) return std::nullopt;
  return pause_until_;
}

void ServerState::spoke() {
  refusals_ = 0;
  pause_until_.reset();
}

Timestamp ServerState::refused(std::size_t others, Timestamp now) {
  if (others > 0) {
    connections_ = now < narrow_until_ ? std::min(connections_, others) : others;
    narrow_until_ = now + narrow;
    return now + pauses_.delays.front();
  }
  if (const auto until = paused_until(now)) return *until;
  narrow_until_ = now;
  const auto last = static_cast<int>(pauses_.delays.size());
  refusals_ = std::min(refusals_ + 1, last);
  const auto wait = pauses_.after(refusals_, 0, std::nullopt).value_or(pauses_.delays.back());
  pause_until_ = now + wait;
  return *pause_until_;
}

}  // namespace visavis::mail
