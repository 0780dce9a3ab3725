#pragma once

#include <functional>
#include <string>
#include <vector>

#include "adapters/meet/budgets.h"
#include "adapters/meet/failure.h"
#include "adapters/meet/request.h"

namespace visavis::meet {

/// A request that is to be made now, and what is done with what comes of it.
struct Job {
  std::string organiser;  ///< in whose name
  Quota quota = Quota::read;
  Request request;
  /// Called once, unless it is broken off by a stop.
  std::function<void(const Answer& answer, Monotonic now)> then;
  bool finish = false;  ///< a stop waits for it
};
using Jobs = std::vector<Job>;

}  // namespace visavis::meet
