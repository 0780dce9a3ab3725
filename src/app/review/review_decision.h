#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct OpenReview {
  Verification verification;  ///< in_review
  std::string marketplace_name;
  std::string decided_by;
  bool mine = false;  ///< the viewer decided it, so somebody else must review it
};

std::vector<OpenReview> open_reviews(Context& context, const Staff& viewer);
Result<Verification, Refusal> review_decision(Context& context, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text);

}  // namespace visavis::app
