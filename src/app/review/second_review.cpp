#include "app/review/second_review.h"

namespace visavis::app {

std::vector<OpenReview> open_reviews(VerificationStore& verifications, Marketplaces& marketplaces,
                                     StaffRecords& staff, const Policy& policy,
                                     const Staff& viewer) {
  std::vector<OpenReview> reviews;
  if (!takes_calls(viewer)) return reviews;
  for (auto& verification : verifications.with_status("in_review")) {
    const StaffId author = std::get<InReview>(verification.status).author;
    const auto marketplace = marketplaces.marketplace(verification.marketplace);
    const auto decided_by = staff.staff(author);
    auto effects = failure_effects(verification, policy);
    reviews.push_back({std::move(verification), marketplace ? marketplace->name : "",
                       decided_by ? decided_by->name : "", author == viewer.id,
                       policy.action_names(policy.failed.denies), std::move(effects)});
  }
  return reviews;
}

Result<Verification, Refusal> review_decision(Steps& steps, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text) {
  if (!takes_calls(reviewer)) return refuse(Refusal::role_not_allowed);
  return steps.change(id, Review{reviewer.id, verdict, Personal<std::string>{internal_text}});
}

}  // namespace visavis::app
