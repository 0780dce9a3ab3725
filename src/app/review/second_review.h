#pragma once

#include <string>
#include <vector>

#include "app/ports/marketplaces.h"
#include "app/ports/staff_records.h"
#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct OpenReview {
  Verification verification;  ///< in_review
  std::string marketplace_name;
  std::string decided_by;
  bool mine = false;  ///< the viewer decided it, so somebody else must review it
  std::vector<std::string> denied_actions = {};  ///< once it is confirmed, by the policy
  std::vector<std::string> effects = {};         ///< the same
};

std::vector<OpenReview> open_reviews(VerificationStore& verifications, Marketplaces& marketplaces,
                                     StaffRecords& staff, const Policy& policy,
                                     const Staff& viewer);
Result<Verification, Refusal> review_decision(Steps& steps, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text);

}  // namespace visavis::app
