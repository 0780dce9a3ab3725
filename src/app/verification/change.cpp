#include "app/verification/change.h"

#include <utility>

#include "app/notices/notice_mail.h"
#include "app/ports/store_failure.h"
#include "app/reactions.h"
#include "app/records/row.h"
#include "app/wire/json.h"
#include "domain/notice.h"

namespace visavis::app {
namespace {

constexpr int attempts_max = 5;

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

std::optional<MailDraft> mail_of(Context& context, const Verification& after, const Event& event) {
  if (context.mailer == nullptr || !after.contact || !notice_of(event.body)) return std::nullopt;
  const auto marketplace = context.directory.marketplace(after.marketplace);
  return notice_mail(after, event, marketplace ? marketplace->name : "", context.policy);
}

std::vector<std::string> mails_outdated(const Verification& after, const Event& event) {
  std::vector<std::string> kinds;
  for (const auto kind : outdated_notices(after, notice_of(event.body)))
    kinds.emplace_back(name(kind));
  return kinds;
}

}  // namespace

Step make_step(Context& context, const Verification& after, const Event& event,
               std::string previous_status) {
  return {after,
          event,
          event_data_json(after, event.body, context.policy, event.at),
          std::string{event_type(event.body)},
          std::move(previous_status),
          mail_of(context, after, event),
          mails_outdated(after, event)};
}

std::string_view event_type(const EventBody& body) { return std::visit(TypeOf{}, body); }

Result<Verification, Refusal> change(Context& context, VerificationId id, const Command& command) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    const auto before = context.verifications.verification(id);
    if (!before) return refuse(Refusal::verification_unknown);
    const Timestamp now = context.clock.now();
    auto decided = decide(*before, command, context.policy, now);
    if (!decided) return refuse(decided.error());
    const Event event{before->version + 1, now, std::move(decided).value()};
    Verification after = apply(*before, event);
    const Step step = make_step(context, after, event, std::string{name(before->status)});
    if (!context.verifications.commit(step)) continue;
    react(context, *before, after);
    return after;
  }
  throw StoreFailure("a verification changed too often while a step was tried");
}

}  // namespace visavis::app
