#pragma once

#include <algorithm>
#include <chrono>

#include "app/ports/clock.h"
#include "base/time.h"

namespace visavis::outbox {

/// The wall's time for what waits: it never goes back, and at least as fast as the steady clock. So
/// a wall's clock that is set back keeps nothing waiting longer, while what is stored means the
/// same after a restart.
class OnwardTime {
 public:
  explicit OnwardTime(const app::Clock& clock)
      : clock_(clock), at_(clock.steady()), last_(clock.now()) {}

  Timestamp now() {
    const auto passed = std::chrono::floor<Duration>(clock_.steady() - at_);
    at_ += passed;
    last_ = std::max(clock_.now(), last_ + passed);
    return last_;
  }

 private:
  const app::Clock& clock_;
  Monotonic at_;
  Timestamp last_;
};

}  // namespace visavis::outbox
