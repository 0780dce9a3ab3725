#include "app/verification/steps.h"

namespace visavis::app {
namespace {

struct TypeOf {
  std::string_view operator()(const VerificationRequired&) const { return "verification.required"; }
  std::string_view operator()(const RetryGranted&) const { return "verification.required"; }
  std::string_view operator()(const ConsentGiven&) const { return "verification.consent_given"; }
  std::string_view operator()(const QueueJoined&) const { return "verification.waiting"; }
  std::string_view operator()(const QueueLeft&) const { return "verification.left_queue"; }
  std::string_view operator()(const CallStarted&) const { return "verification.call_started"; }
  std::string_view operator()(const CallLost&) const { return "verification.technical"; }
  std::string_view operator()(const CallLeft&) const { return "verification.technical"; }
  std::string_view operator()(const CallDecided& e) const {
    if (e.needs_review) return "verification.in_review";
    switch (e.decision.outcome) {
      case Outcome::passed:
        return "verification.verified";
      case Outcome::failed:
        return "verification.not_verified";
      case Outcome::inconclusive:
        return "verification.inconclusive";
      case Outcome::technical:
        return "verification.technical";
    }
    return "";
  }
  std::string_view operator()(const DecisionReviewed& e) const {
    return e.verdict == Verdict::confirmed ? "verification.not_verified"
                                           : "verification.inconclusive";
  }
  std::string_view operator()(const ReminderDue&) const { return "verification.reminder"; }
  std::string_view operator()(const AppealRequested&) const {
    return "verification.appeal_requested";
  }
  std::string_view operator()(const AppealAnswered&) const {
    return "verification.appeal_answered";
  }
  std::string_view operator()(const ErasureRequested&) const {
    return "verification.erasure_requested";
  }
  std::string_view operator()(const DeadlinePassed&) const { return "verification.overdue"; }
  std::string_view operator()(const VerificationCanceled&) const { return "verification.canceled"; }
  std::string_view operator()(const EffectDone&) const { return "effect.done"; }
  std::string_view operator()(const CallBackRequested&) const {
    return "verification.call_back_requested";
  }
  std::string_view operator()(const CallBackEnded&) const { return "verification.call_back_ended"; }
  std::string_view operator()(const CallBackTold&) const { return "verification.call_back_told"; }
  std::string_view operator()(const SlotBooked&) const { return "verification.slot_booked"; }
  std::string_view operator()(const SlotCanceled&) const { return "verification.slot_canceled"; }
  std::string_view operator()(const SlotReminded&) const { return "verification.slot_reminded"; }
  std::string_view operator()(const SlotUsed&) const { return "verification.slot_used"; }
};

}  // namespace

std::string_view event_type(const EventBody& body) { return std::visit(TypeOf{}, body); }

}  // namespace visavis::app
