#include "domain/notice.h"

#include "base/cases.h"

namespace visavis {
namespace {

using Told = std::optional<NoticeKind>;

Told notice_of_decision(const CallDecided& event) {
  if (event.needs_review) return NoticeKind::in_review;
  switch (event.decision.outcome) {
    case Outcome::passed:
      return NoticeKind::verified;
    case Outcome::failed:
      return NoticeKind::not_verified;
    case Outcome::inconclusive:
      return NoticeKind::inconclusive;
    case Outcome::technical:
      return NoticeKind::technical;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(NoticeKind kind) {
  switch (kind) {
#define VISAVIS_NOTICE(code, opens) \
  case NoticeKind::code:            \
    return #code;
#include "domain/notices.def"
#undef VISAVIS_NOTICE
  }
  return "";
}

NoticeOpens opens(NoticeKind kind) {
  switch (kind) {
#define VISAVIS_NOTICE(code, opens) \
  case NoticeKind::code:            \
    return NoticeOpens::opens;
#include "domain/notices.def"
#undef VISAVIS_NOTICE
  }
  return NoticeOpens::marketplace;
}

const std::vector<NoticeKind>& all_notices() {
  static const std::vector<NoticeKind> all{
#define VISAVIS_NOTICE(code, opens) NoticeKind::code,
#include "domain/notices.def"
#undef VISAVIS_NOTICE
  };
  return all;
}

std::optional<NoticeKind> notice_of(const EventBody& event) {
  return std::visit(
      Cases{[](const VerificationRequired&) -> Told { return NoticeKind::required; },
            [](const ConsentGiven&) -> Told { return std::nullopt; },
            [](const QueueJoined&) -> Told { return std::nullopt; },
            [](const QueueLeft&) -> Told { return std::nullopt; },
            [](const CallStarted&) -> Told { return std::nullopt; },
            [](const CallDecided& e) -> Told { return notice_of_decision(e); },
            // Back in line they are on the page, and "start again" would be wrong.
            [](const CallLost& e) -> Told {
              return e.back_in_line ? std::nullopt : Told{NoticeKind::technical};
            },
            [](const DecisionReviewed& e) -> Told {
              return e.verdict == Verdict::confirmed ? NoticeKind::not_verified
                                                     : NoticeKind::inconclusive;
            },
            [](const ReminderDue&) -> Told { return NoticeKind::reminder; },
            [](const DeadlinePassed&) -> Told { return NoticeKind::overdue; },
            [](const RetryGranted&) -> Told { return NoticeKind::retry_granted; },
            [](const AppealRequested&) -> Told { return NoticeKind::appeal_requested; },
            [](const AppealAnswered& e) -> Told {
              return e.granted ? NoticeKind::appeal_granted : NoticeKind::appeal_declined;
            },
            [](const ErasureRequested&) -> Told { return NoticeKind::erasure_requested; },
            [](const VerificationCanceled&) -> Told { return NoticeKind::canceled; },
            [](const EffectDone&) -> Told { return std::nullopt; },
            [](const CallLeft&) -> Told { return std::nullopt; },
            [](const CallBackRequested&) -> Told { return std::nullopt; },
            [](const CallBackEnded&) -> Told { return std::nullopt; },
            [](const CallBackTold&) -> Told { return NoticeKind::nearly_your_turn; },
            [](const SlotBooked&) -> Told { return NoticeKind::slot_booked; },
            [](const SlotCanceled&) -> Told { return std::nullopt; },
            [](const SlotReminded&) -> Told { return NoticeKind::slot_soon; },
            [](const SlotUsed&) -> Told { return std::nullopt; }},
      event);
}

}  // namespace visavis
