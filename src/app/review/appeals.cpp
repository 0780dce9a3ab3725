#include "app/review/appeals.h"

#include <algorithm>
#include <utility>

namespace visavis::app {
namespace {

/// Nobody of them answers the appeal. Failures of versions before appeals name nobody: who decided
/// is in their history.
std::vector<StaffId> deciders(VerificationStore& verifications, const Verification& v) {
  const auto* failed = std::get_if<NotVerified>(&v.status);
  if (failed == nullptr) return {};
  if (!failed->deciders.empty()) return failed->deciders;
  std::vector<StaffId> found;
  for (const auto& stored : verifications.history(v.id)) {
    if (const auto* decided = std::get_if<CallDecided>(&stored.event.body))
      found = {decided->author};
    else if (const auto* reviewed = std::get_if<DecisionReviewed>(&stored.event.body))
      found.push_back(reviewed->reviewer);
  }
  return found;
}

bool decided(const std::vector<StaffId>& all, StaffId one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// What was written about the failure that the appeal is against.
void add_internal_texts(VerificationStore& verifications, OpenAppeal& appeal) {
  for (const auto& stored : verifications.history(appeal.verification.id)) {
    if (const auto* decided = std::get_if<CallDecided>(&stored.event.body)) {
      appeal.internal_text = decided->decision.internal_text.reveal();
      appeal.review_text.clear();
    } else if (const auto* reviewed = std::get_if<DecisionReviewed>(&stored.event.body)) {
      appeal.review_text = reviewed->internal_text.reveal();
    }
  }
}

}  // namespace

Result<Verification, Refusal> request_appeal(Steps& steps, VerificationId id,
                                             const std::string& text) {
  return steps.change(id, RequestAppeal{Personal<std::string>{text}});
}

std::vector<OpenAppeal> open_appeals(VerificationStore& verifications, Marketplaces& marketplaces,
                                     StaffRecords& staff, const Staff& viewer) {
  std::vector<OpenAppeal> appeals;
  if (!takes_calls(viewer)) return appeals;
  for (auto& verification : verifications.open_appeals()) {
    OpenAppeal appeal{std::move(verification), {}, {}, {}, {}, false};
    const Verification& v = appeal.verification;
    const auto marketplace = marketplaces.marketplace(v.marketplace);
    if (marketplace) appeal.marketplace_name = marketplace->name;
    const auto all = deciders(verifications, v);
    for (const auto& decider : all) {
      const auto one = staff.staff(decider);
      if (one) appeal.decided_by.push_back(one->name);
    }
    appeal.mine = decided(all, viewer.id);
    add_internal_texts(verifications, appeal);
    appeals.push_back(std::move(appeal));
  }
  return appeals;
}

Result<Verification, Refusal> answer_appeal(VerificationStore& verifications, Steps& steps,
                                            const Staff& author, VerificationId id, bool granted,
                                            const std::string& message) {
  if (!takes_calls(author)) return refuse(Refusal::role_not_allowed);
  const auto verification = verifications.verification(id);
  if (verification && has_open_appeal(*verification) &&
      decided(deciders(verifications, *verification), author.id))
    return refuse(Refusal::took_part);
  return steps.change(id, AnswerAppeal{author.id, granted, Personal<std::string>{message}});
}

}  // namespace visavis::app
