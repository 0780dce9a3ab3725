#pragma once

#include <set>

#include "app/messages/committed.h"

namespace visavis::app {

/// Which verifications wait for a second review, and which appeals for an answer. Follows the
/// committed steps.
class OpenWork {
 public:
  /// A verification as it is at the start, or after a step. True when something changed.
  bool on(const Verification& after) {
    const bool reviews = keep(reviews_, after.id, std::holds_alternative<InReview>(after.status));
    const bool appeals = keep(appeals_, after.id, has_open_appeal(after));
    return reviews || appeals;
  }
  std::size_t reviews() const { return reviews_.size(); }
  std::size_t appeals() const { return appeals_.size(); }

 private:
  static bool keep(std::set<VerificationId>& all, VerificationId id, bool open) {
    return open ? all.insert(id).second : all.erase(id) > 0;
  }
  std::set<VerificationId> reviews_, appeals_;
};

}  // namespace visavis::app
