#pragma once

#include <functional>

namespace visavis::app {

/// `yes`: before all that came without, and with places of its own in the queue.
enum class Rush { no, yes };

/// Threads for work that takes too long for those that serve people: hashing, encoding, looking at
/// pictures. The queue before them is short, so that whoever comes in a rush is told to come again
/// and does not wait for minutes.
class Workers {
 public:
  virtual ~Workers() = default;
  /// Any thread. False when too many wait already, or the workers are stopping: the work is not
  /// done then. `work` runs on a worker's thread, and must not throw.
  virtual bool run(Rush rush, std::function<void()> work) = 0;
};

}  // namespace visavis::app
