#include "adapters/system/system_clock.h"

#include <chrono>

namespace visavis::system {
namespace {

Monotonic machine_time() {
  return std::chrono::floor<Monotonic::duration>(std::chrono::steady_clock::now());
}

}  // namespace

Timestamp SystemClock::now() const {
  return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

Monotonic SystemClock::steady() const {
  const std::lock_guard lock{mutex_};
  return running_.at(machine_time());
}

void SystemClock::runs() {
  const std::lock_guard lock{mutex_};
  running_.runs(machine_time());
}

}  // namespace visavis::system
