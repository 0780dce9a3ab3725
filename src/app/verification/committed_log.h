#pragma once

#include <cstdint>
#include <vector>

#include "app/messages/committed.h"
#include "app/ports/store_connection.h"

namespace visavis::app {

/// Reads the log in its order, so that everything committed is told once and in order, whether it
/// was committed over this connection, over another one, or by another process.
class CommittedLog {
 public:
  explicit CommittedLog(StoreConnection& store) : store_(store) {}

  /// What is in the log by now counts as told.
  void begin();
  /// What came since. `own` are the steps that were committed over this connection since the last
  /// call, oldest first: they are read again only when something else came between. At most a
  /// batch at a time: empty when there is nothing more.
  std::vector<Committed> next(std::vector<CommittedStep> own);

  /// The position of what was told last.
  std::int64_t told() const { return told_; }

 private:
  std::vector<Committed> read();

  StoreConnection& store_;
  std::int64_t told_ = 0;
};

}  // namespace visavis::app
