#pragma once

#include "app/messages/committed.h"
#include "app/ports/clock.h"
#include "app/ports/permission_board.h"

namespace visavis::app {

/// Keeps the permission board true: what counts is the account's current verification, which need
/// not be the one that took a step.
class Permissions {
 public:
  Permissions(PermissionBoard& board, const Policy& policy, const Clock& clock)
      : board_(board), policy_(policy), clock_(clock) {}

  /// An account's current verification as it is at the start.
  void restore(const Verification& current) { board_.publish(entry_of(current)); }
  void on(const CommittedStep& step);
  void on(const CommittedAct& act);

 private:
  PermissionEntry entry_of(const Verification& current) const;

  PermissionBoard& board_;
  const Policy& policy_;
  const Clock& clock_;
};

}  // namespace visavis::app
