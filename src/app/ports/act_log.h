#pragma once

#include <cstdint>
#include <vector>

#include "app/messages/stored.h"

namespace visavis::app {

/// The acts of staff and operators, in the same log as the events of verifications: one counting of
/// positions for both. Throws StoreFailure.
class ActLog {
 public:
  virtual ~ActLog() = default;
  /// Returns the act's position. Its hash is chained to the act before it.
  virtual std::int64_t append(const Act& act) = 0;
  /// Oldest first.
  virtual std::vector<StoredAct> acts_after(std::int64_t position, std::size_t limit) = 0;
  /// The newest position of the whole log, events and acts; 0 when it is empty.
  virtual std::int64_t last_position() = 0;
};

}  // namespace visavis::app
