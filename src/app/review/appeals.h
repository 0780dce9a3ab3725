#pragma once

#include <string>
#include <vector>

#include "app/ports/marketplaces.h"
#include "app/ports/staff_records.h"
#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// The applicant appeals against a failure. Refuses what the domain refuses.
Result<Verification, Refusal> request_appeal(Steps& steps, VerificationId id,
                                             const std::string& text);

/// An appeal as those see it who may answer it.
struct OpenAppeal {
  Verification verification;  ///< not_verified, with an appeal that has no answer
  std::string marketplace_name;
  std::vector<std::string> decided_by;  ///< names
  std::string internal_text, review_text;
  bool mine = false;  ///< the viewer took part in the decision, so somebody else must answer
};

/// Longest waiting first; none for somebody who may not answer appeals at all.
std::vector<OpenAppeal> open_appeals(VerificationStore& verifications, Marketplaces& marketplaces,
                                     StaffRecords& staff, const Staff& viewer);
/// Refuses role_not_allowed, and what the domain refuses.
Result<Verification, Refusal> answer_appeal(VerificationStore& verifications, Steps& steps,
                                            const Staff& author, VerificationId id, bool granted,
                                            const std::string& message);

}  // namespace visavis::app
