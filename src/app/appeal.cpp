#include "app/appeal.h"

#include <utility>

#include "app/change.h"
#include "app/review_decision.h"

namespace visavis::app {
namespace {

/// What was written about the failure that the appeal is against.
void add_internal_texts(Context& context, OpenAppeal& appeal) {
  for (const auto& stored : context.verifications.history(appeal.verification.id)) {
    if (const auto* decided = std::get_if<CallDecided>(&stored.event.body)) {
      appeal.internal_text = decided->decision.internal_text.reveal();
      appeal.review_text.clear();
    } else if (const auto* reviewed = std::get_if<DecisionReviewed>(&stored.event.body)) {
      appeal.review_text = reviewed->internal_text.reveal();
    }
  }
}

}  // namespace

Result<Verification, Refusal> request_appeal(Context& context, VerificationId id,
                                             const std::string& text) {
  return change(context, id, RequestAppeal{Personal<std::string>{text}});
}

std::vector<OpenAppeal> open_appeals(Context& context, const Staff& viewer) {
  std::vector<OpenAppeal> appeals;
  if (!takes_calls(viewer.role)) return appeals;
  for (auto& verification : context.verifications.open_appeals()) {
    OpenAppeal appeal{std::move(verification), {}, {}, {}, {}, false};
    const Verification& v = appeal.verification;
    const auto marketplace = context.directory.marketplace(v.marketplace);
    if (marketplace) appeal.marketplace_name = marketplace->name;
    for (const auto& decider : std::get<NotVerified>(v.status).deciders) {
      const auto staff = context.directory.staff(decider);
      if (staff) appeal.decided_by.push_back(staff->name);
    }
    appeal.mine = took_part(v, viewer.id);
    add_internal_texts(context, appeal);
    appeals.push_back(std::move(appeal));
  }
  return appeals;
}

Result<Verification, Refusal> answer_appeal(Context& context, const Staff& author,
                                            VerificationId id, bool granted,
                                            const std::string& message) {
  if (!takes_calls(author.role)) return refuse(Refusal::role_not_allowed);
  return change(context, id, AnswerAppeal{author.id, granted, Personal<std::string>{message}});
}

}  // namespace visavis::app
