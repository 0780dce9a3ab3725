#pragma once

#include <mutex>

#include "app/ports/clock.h"
#include "base/running_time.h"

namespace visavis::system {

/// The machine's clocks; the steady one stands still while the process does. Any thread.
class SystemClock : public app::Clock {
 public:
  Timestamp now() const override;
  Monotonic steady() const override;

  /// Said a few times a second by who lets time pass (the app's thread).
  void runs();

 private:
  mutable std::mutex mutex_;
  RunningTime running_;
};

}  // namespace visavis::system
