#pragma once

#include <chrono>
#include <optional>

#include "base/time.h"

namespace visavis::app {

class Clock {
 public:
  virtual ~Clock() = default;
  /// What the wall says: for what is stored, and for times of the calendar. Somebody may set it.
  virtual Timestamp now() const = 0;
  /// For durations while the program runs: never goes back, and nobody sets it.
  virtual Monotonic steady() const = 0;
};

/// A moment of the steady clock as the wall tells it now: for people to see.
inline Timestamp on_wall(const Clock& clock, Monotonic moment) {
  return clock.now() + std::chrono::round<Duration>(moment - clock.steady());
}
inline std::optional<Timestamp> on_wall(const Clock& clock, std::optional<Monotonic> moment) {
  return moment ? std::optional{on_wall(clock, *moment)} : std::nullopt;
}

}  // namespace visavis::app
