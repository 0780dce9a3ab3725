#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/messages/stored.h"

namespace visavis::app {

/// Which acts are wanted; what is left out leaves out nothing.
struct ActFilter {
  std::optional<std::optional<StaffId>> by = {};  ///< as Act::by: an operator, where it is nothing
  std::optional<std::string> name = {};           ///< "evidence.looked_at"
  std::optional<std::vector<ActSubject>> about = {};  ///< one of these
  std::optional<Timestamp> from = {};
  std::optional<Timestamp> until = {};          ///< itself not included
  std::optional<std::int64_t> older_than = {};  ///< the position of an act
  std::size_t limit = 20;
};

/// The acts of staff and operators, in the same log as the events of verifications: one counting of
/// positions for both. Throws StoreFailure.
class ActLog {
 public:
  virtual ~ActLog() = default;
  /// Returns the act's position. Its hash is chained to the act before it.
  virtual std::int64_t append(const Act& act) = 0;
  /// Oldest first.
  virtual std::vector<StoredAct> acts_after(std::int64_t position, std::size_t limit) = 0;
  /// Newest first: by their times, and of one time by their positions. What it costs follows what
  /// it gives back; with `about`, the acts about those.
  virtual std::vector<StoredAct> newest_acts(const ActFilter& filter) = 0;
  /// The newest position of the whole log, events and acts; 0 when it is empty.
  virtual std::int64_t last_position() = 0;
};

}  // namespace visavis::app
