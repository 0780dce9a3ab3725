#pragma once

#include <vector>

#include "app/live/live.h"
#include "app/verification/outboxes.h"
#include "app/verification/permissions.h"

namespace visavis::app {

/// The one door by which committed steps come in, whoever committed them: permissions, outboxes
/// and the people who are here each react to a step. On the app's thread; an answer that waits for
/// a step is given after this.
class CommittedSteps {
 public:
  CommittedSteps(Permissions& permissions, Outboxes& outboxes, Live& live)
      : permissions_(permissions), outboxes_(outboxes), live_(live) {}

  /// Before the doors open: what is in the store.
  void restore(StoreConnection& store);
  void tell(const std::vector<Committed>& committed);

 private:
  Permissions& permissions_;
  Outboxes& outboxes_;
  Live& live_;
};

}  // namespace visavis::app
