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

/// What a notice is about: of two about the same, the newer one is enough.
enum class Subject { call, review, turn, slot, link, news };

Subject subject_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::required:
    case NoticeKind::reminder:
    case NoticeKind::overdue:
    case NoticeKind::inconclusive:
    case NoticeKind::technical:
    case NoticeKind::retry_granted:
    case NoticeKind::appeal_granted:
      return Subject::call;
    case NoticeKind::in_review:
      return Subject::review;
    case NoticeKind::nearly_your_turn:
      return Subject::turn;
    case NoticeKind::slot_booked:
    case NoticeKind::slot_soon:
      return Subject::slot;
    case NoticeKind::new_link:
      return Subject::link;
    case NoticeKind::verified:
    case NoticeKind::not_verified:
    case NoticeKind::canceled:
    case NoticeKind::appeal_requested:
    case NoticeKind::appeal_declined:
    case NoticeKind::erasure_requested:
      return Subject::news;
  }
  return Subject::news;
}

bool still_true(Subject subject, const Verification& v) {
  switch (subject) {
    case Subject::call:
      return std::holds_alternative<Required>(v.status);
    case Subject::review:
      return std::holds_alternative<InReview>(v.status);
    case Subject::turn: {
      const auto* waiting = std::get_if<Waiting>(&v.status);
      return waiting != nullptr && waiting->call_back.has_value();
    }
    case Subject::slot:
      return is_open(v) && v.slot.has_value();
    case Subject::link:
    case Subject::news:
      return true;
  }
  return true;
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
      // Of what is not named here, nobody is told by mail.
      Cases{[](const auto&) -> Told { return std::nullopt; },
            [](const VerificationRequired&) -> Told { return NoticeKind::required; },
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
            [](const CallBackTold&) -> Told { return NoticeKind::nearly_your_turn; },
            [](const SlotBooked&) -> Told { return NoticeKind::slot_booked; },
            [](const SlotReminded&) -> Told { return NoticeKind::slot_soon; },
            [](const LinkRequested&) -> Told { return NoticeKind::new_link; }},
      event);
}

std::vector<NoticeKind> outdated_notices(const Verification& after,
                                         std::optional<NoticeKind> told) {
  std::vector<NoticeKind> outdated;
  for (const NoticeKind kind : all_notices()) {
    const Subject subject = subject_of(kind);
    const bool replaced = told && subject != Subject::news && subject_of(*told) == subject;
    if (replaced || !still_true(subject, after)) outdated.push_back(kind);
  }
  return outdated;
}

}  // namespace visavis
