#include "adapters/system/system_clock.h"

#include <chrono>

namespace visavis::system {

Timestamp SystemClock::now() const {
  return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

}  // namespace visavis::system
