#pragma once

#include <algorithm>
#include <optional>

#include "base/time.h"

namespace visavis {

/// Time during which a process runs: while it stands still as a whole, stopped or moved to another
/// machine, nobody had time to do anything, and this stands still as well. Given the machine's
/// steady time. Not thread-safe.
class RunningTime {
 public:
  /// A busy machine is no pause.
  static constexpr Duration busy = std::chrono::seconds{5};

  Monotonic at(Monotonic machine) const {
    return std::min(machine, last_run_ ? Monotonic{*last_run_ + busy} : machine) - paused_;
  }
  /// Said a few times a second. Without it there are no pauses.
  void runs(Monotonic machine) {
    if (last_run_ && machine - *last_run_ > busy) paused_ += machine - *last_run_ - busy;
    last_run_ = machine;
  }

 private:
  std::optional<Monotonic> last_run_;
  Monotonic::duration paused_{};  ///< in all
};

}  // namespace visavis
