#pragma once

#include "app/ports/clock.h"

namespace visavis::fakes {

/// Stands still until it is told that time passes.
class FakeClock : public app::Clock {
 public:
  Timestamp now() const override { return now_; }
  Monotonic steady() const override { return steady_; }
  void pass(Duration time) {
    now_ += time;
    steady_ += time;
  }
  /// Somebody sets the wall's clock, forward or back.
  void set_by(Duration step) { now_ += step; }

 private:
  Timestamp now_ = from_unix_ms(1'800'000'000'000);
  Monotonic steady_{std::chrono::hours{1000}};
};

}  // namespace visavis::fakes
