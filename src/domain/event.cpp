#include "domain/event.h"

namespace visavis {
namespace {

struct PublicType {
  /// By its name, where nothing else is said: SlotBooked is "verification.slot_booked".
  template <class Other>
  std::string_view operator()(const Other&) const {
    static const std::string type = "verification." + std::string{kind<Other>};
    return type;
  }
  std::string_view operator()(const VerificationRequired&) const { return "verification.required"; }
  std::string_view operator()(const RetryGranted&) const { return "verification.required"; }
  std::string_view operator()(const QueueJoined&) const { return "verification.waiting"; }
  std::string_view operator()(const QueueLeft&) const { return "verification.left_queue"; }
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
  std::string_view operator()(const DeadlinePassed&) const { return "verification.overdue"; }
  std::string_view operator()(const VerificationCanceled&) const { return "verification.canceled"; }
  std::string_view operator()(const EffectDone&) const { return "effect.done"; }
};

}  // namespace

Audience audience(const EventBody& body) {
  static_assert(std::variant_size_v<EventBody> == 33, "say who may read of the new event");
  const bool of_evidence =
      std::holds_alternative<RecordingKept>(body) || std::holds_alternative<RecordingLost>(body) ||
      std::holds_alternative<EvidenceErased>(body) || std::holds_alternative<StillKept>(body) ||
      std::holds_alternative<StillMissed>(body);
  return of_evidence ? Audience::internal : Audience::marketplace;
}

std::string_view public_type(const EventBody& body) { return std::visit(PublicType{}, body); }

}  // namespace visavis
