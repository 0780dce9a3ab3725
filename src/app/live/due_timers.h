#pragma once

#include <optional>

#include "app/live/orders.h"

namespace visavis::app {

/// Once a second asks the store whose time has come, and gives the orders for it; and at once again
/// while there are more than go together.
class DueTimers {
 public:
  DueTimers(StoreExecutor& executor, Orders& orders, const Clock& clock, FaultSink fault)
      : executor_(executor), orders_(orders), clock_(clock), fault_(std::move(fault)) {}

  void tick();

 private:
  void look();

  StoreExecutor& executor_;
  Orders& orders_;
  const Clock& clock_;
  const FaultSink fault_;
  Monotonic looked_;
  bool looking_ = false;
  std::optional<DueTimer> last_;  ///< of the last look, if there were more
};

}  // namespace visavis::app
