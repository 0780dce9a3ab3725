#pragma once

#include <set>

#include "app/messages/committed.h"

namespace visavis::app {

/// Which verifications wait for a second review, and which appeals for an answer. Follows the
/// committed steps.
class OpenWork {
 public:
  /// A verification as it is at the start, or after a step.
  void on(const Verification& after) {
    keep(reviews_, after.id, std::holds_alternative<InReview>(after.status));
    keep(appeals_, after.id, has_open_appeal(after));
  }
  std::size_t reviews() const { return reviews_.size(); }
  std::size_t appeals() const { return appeals_.size(); }

 private:
  static void keep(std::set<VerificationId>& all, VerificationId id, bool open) {
    if (open)
      all.insert(id);
    else
      all.erase(id);
  }
  std::set<VerificationId> reviews_, appeals_;
};

}  // namespace visavis::app
