#pragma once

#include "app/ports/clock.h"

namespace visavis::fakes {

/// Stands still until it is told that time passes.
class FakeClock : public app::Clock {
 public:
  Timestamp now() const override { return now_; }
  void pass(Duration time) { now_ += time; }

 private:
  Timestamp now_ = from_unix_ms(1'800'000'000'000);
};

}  // namespace visavis::fakes
