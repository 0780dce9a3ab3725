#include "app/review/review_decision.h"

#include "app/verification/change.h"

namespace visavis::app {

std::vector<OpenReview> open_reviews(Context& context, const Staff& viewer) {
  std::vector<OpenReview> reviews;
  if (!takes_calls(viewer.role)) return reviews;
  for (auto& verification : context.verifications.with_status("in_review")) {
    const StaffId author = std::get<InReview>(verification.status).author;
    const auto marketplace = context.directory.marketplace(verification.marketplace);
    const auto staff = context.directory.staff(author);
    reviews.push_back({std::move(verification), marketplace ? marketplace->name : "",
                       staff ? staff->name : "", author == viewer.id});
  }
  return reviews;
}

Result<Verification, Refusal> review_decision(Context& context, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text) {
  if (!takes_calls(reviewer.role)) return refuse(Refusal::role_not_allowed);
  return change(context, id, Review{reviewer.id, verdict, Personal<std::string>{internal_text}});
}

}  // namespace visavis::app
