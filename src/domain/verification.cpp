#include "domain/verification.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <type_traits>
#include <utility>

#include "base/ascii.h"
#include "base/cases.h"
#include "base/check.h"
#include "domain/verification_places.h"

namespace visavis {
namespace {

using Decided = Result<EventBody, Refusal>;

std::optional<Timestamp> clock_stopped(const Status& status) {
  return std::visit(
      Cases{[](const Waiting& s) -> std::optional<Timestamp> { return s.since; },
            [](const InCall& s) -> std::optional<Timestamp> { return s.clock_stopped; },
            [](const InReview& s) -> std::optional<Timestamp> { return s.clock_stopped; },
            [](const Required&) -> std::optional<Timestamp> { return std::nullopt; },
            [](const Verified&) -> std::optional<Timestamp> { return std::nullopt; },
            [](const NotVerified&) -> std::optional<Timestamp> { return std::nullopt; },
            [](const Canceled&) -> std::optional<Timestamp> { return std::nullopt; }},
      status);
}

Decided refuse_unless_required(const Status& status) {
  return std::visit(
      Cases{[](const Required&) -> Decided { return refuse(Refusal::internal); },
            [](const Waiting&) -> Decided { return refuse(Refusal::already_waiting); },
            [](const InCall&) -> Decided { return refuse(Refusal::already_in_call); },
            [](const auto&) -> Decided { return refuse(Refusal::not_open); }},
      status);
}

std::optional<Refusal> wrong_reasons(const Decision& decision) {
  for (const auto reason : decision.reasons) {
    if (entry(reason).outcome != decision.outcome || entry(reason).by != ReasonBy::people)
      return Refusal::reason_outcome_mismatch;
  }
  if (decision.outcome != Outcome::passed && decision.reasons.empty())
    return Refusal::reason_required;
  return std::nullopt;
}

bool all_required_ok(const std::vector<ChecklistItem>& checklist,
                     const std::vector<ChecklistResult>& results) {
  return std::all_of(checklist.begin(), checklist.end(), [&](const ChecklistItem& item) {
    const auto about = [&](const ChecklistResult& result) { return result.item == item.item; };
    const auto not_ok = [&](const ChecklistResult& result) {
      return about(result) && result.result != ChecklistMark::ok;
    };
    return !item.required || (std::any_of(results.begin(), results.end(), about) &&
                              std::none_of(results.begin(), results.end(), not_ok));
  });
}

bool says_nothing(std::string_view note) { return trimmed(note, spaces_of_people).empty(); }

/// Whoever reviews a failure goes by what was found: each reason rests on an item of this call that
/// was not OK, or on the author's note.
bool has_evidence(const std::vector<ChecklistItem>& checklist, const Decision& decision) {
  if (!says_nothing(decision.internal_text.reveal())) return true;
  return std::any_of(checklist.begin(), checklist.end(), [&](const ChecklistItem& item) {
    return std::any_of(decision.checklist.begin(), decision.checklist.end(),
                       [&](const ChecklistResult& result) {
                         return result.item == item.item && result.result == ChecklistMark::not_ok;
                       });
  });
}

Decided decide_one(const Verification& v, const GiveConsent& c, const Policy&, Timestamp) {
  if (c.version != consent_version && c.version != recorded_consent_version)
    return refuse(Refusal::consent_version_unknown);
  // Who waits may have to agree to something else than before: to a recording.
  const bool waits = std::holds_alternative<Waiting>(v.status);
  if (!waits && !std::holds_alternative<Required>(v.status))
    return refuse_unless_required(v.status);
  return EventBody{ConsentGiven{c.version}};
}

Decided decide_one(const Verification& v, const JoinQueue& c, const Policy&, Timestamp now) {
  if (!std::holds_alternative<Required>(v.status)) return refuse_unless_required(v.status);
  if (!has_consented(v, c.recorded)) return refuse(Refusal::consent_required);
  return EventBody{QueueJoined{places::at_joining(v, now)}};
}

Decided decide_one(const Verification& v, const LeaveQueue& c, const Policy&, Timestamp now) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr) return refuse(Refusal::not_waiting);
  return EventBody{QueueLeft{c.reason, places::kept_after_leaving(*waiting, c.reason, now)}};
}

Decided decide_one(const Verification& v, const GiveUpCallBack&, const Policy& policy,
                   Timestamp now) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  const bool given_up = waiting != nullptr && waiting->call_back && waiting->call_back->told &&
                        *waiting->call_back->told + call_back_patience <= now;
  if (!given_up) return refuse(Refusal::no_call_back);
  return decide_one(v, LeaveQueue{LeaveReason::absent}, policy, now);
}

Decided decide_one(const Verification& v, const StartCall& c, const Policy&, Timestamp) {
  if (std::holds_alternative<InCall>(v.status)) return refuse(Refusal::already_in_call);
  if (!std::holds_alternative<Waiting>(v.status)) return refuse(Refusal::not_waiting);
  if (c.meeting && c.meeting->is_recorded() && !has_consented(v, true))
    return refuse(Refusal::consent_required);
  return EventBody{CallStarted{c.call, c.representative, c.checklist, c.meeting}};
}

Decided decide_one(const Verification& v, const Decide& c, const Policy& policy, Timestamp now) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  if (in_call == nullptr || in_call->call != c.call) return refuse(Refusal::call_over);
  if (in_call->representative != c.author) return refuse(Refusal::not_your_call);
  if (const auto wrong = wrong_reasons(c.decision)) return refuse(*wrong);
  if (c.decision.outcome == Outcome::passed &&
      !all_required_ok(in_call->checklist, c.decision.checklist)) {
    return refuse(Refusal::checklist_incomplete);
  }
  const bool failed = c.decision.outcome == Outcome::failed;
  if (failed && !has_evidence(in_call->checklist, c.decision))
    return refuse(Refusal::evidence_required);
  const bool needs_review = failed && policy.failed_needs_review;
  return EventBody{CallDecided{
      c.call, c.author, c.decision, needs_review,
      failed && !needs_review ? failure_effects(v, policy) : std::vector<std::string>{},
      c.decision.outcome == Outcome::technical ? std::optional{now + place_kept} : std::nullopt}};
}

Decided decide_one(const Verification& v, const LoseCall& c, const Policy&, Timestamp now) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  if (in_call == nullptr || in_call->call != c.call) return refuse(Refusal::call_over);
  return EventBody{CallLost{c.call, c.applicant_present,
                            c.applicant_present ? std::nullopt : std::optional{now + place_kept},
                            c.reason}};
}

Decided decide_one(const Verification& v, const LeaveCall& c, const Policy&, Timestamp) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  if (in_call == nullptr || in_call->call != c.call) return refuse(Refusal::call_over);
  return EventBody{CallLeft{c.call, c.withdraws}};
}

Decided decide_one(const Verification& v, const Review& c, const Policy& policy, Timestamp) {
  const auto* review = std::get_if<InReview>(&v.status);
  if (review == nullptr) return refuse(Refusal::not_in_review);
  if (review->author == c.reviewer) return refuse(Refusal::same_reviewer);
  const bool confirmed = c.verdict == Verdict::confirmed;
  return EventBody{
      DecisionReviewed{c.reviewer, c.verdict, c.internal_text,
                       confirmed ? failure_effects(v, policy) : std::vector<std::string>{}}};
}

Decided decide_one(const Verification& v, const MarkReminder&, const Policy& policy,
                   Timestamp now) {
  const Duration lead = reminder_lead(policy);
  const bool due = std::holds_alternative<Required>(v.status) && !v.reminder_told &&
                   lead > Duration::zero() && now >= v.deadline - lead && now < v.deadline;
  if (!due) return refuse(Refusal::reminder_not_due);
  return EventBody{ReminderDue{}};
}

Decided decide_one(const Verification& v, const MarkOverdue&, const Policy&, Timestamp now) {
  if (!std::holds_alternative<Required>(v.status) || v.overdue_told || !is_overdue(v, now)) {
    return refuse(Refusal::not_overdue);
  }
  return EventBody{DeadlinePassed{}};
}

Decided decide_one(const Verification& v, const GrantRetry&, const Policy& policy, Timestamp now) {
  if (!std::holds_alternative<NotVerified>(v.status)) return refuse(Refusal::not_failed);
  return EventBody{RetryGranted{now + policy.deadline}};
}

/// Nobody who took part in the failure answers the appeal against it.
bool took_part(const Verification& v, StaffId staff) {
  const auto* failed = std::get_if<NotVerified>(&v.status);
  return failed != nullptr && std::find(failed->deciders.begin(), failed->deciders.end(), staff) !=
                                  failed->deciders.end();
}

Decided decide_one(const Verification& v, const RequestAppeal& c, const Policy& policy,
                   Timestamp now) {
  if (!std::holds_alternative<NotVerified>(v.status)) return refuse(Refusal::appeal_not_possible);
  if (has_open_appeal(v)) return refuse(Refusal::appeal_open);
  if (v.appeal && v.appeal->number >= appeals_max) return refuse(Refusal::appeals_used_up);
  return EventBody{AppealRequested{c.text, now + policy.appeal_answer}};
}

Decided decide_one(const Verification& v, const AnswerAppeal& c, const Policy& policy,
                   Timestamp now) {
  if (!has_open_appeal(v)) return refuse(Refusal::no_appeal);
  if (took_part(v, c.author)) return refuse(Refusal::took_part);
  if (!c.granted && c.message.reveal().empty()) return refuse(Refusal::answer_required);
  std::optional<Timestamp> deadline;
  if (c.granted) deadline = now + policy.deadline;
  return EventBody{AppealAnswered{c.author, c.granted, c.message, deadline}};
}

Decided decide_one(const Verification& v, const RequestErasure&, const Policy&, Timestamp) {
  if (v.erasure_requested) return refuse(Refusal::erasure_requested_already);
  return EventBody{ErasureRequested{}};
}

/// Whatever the state: results, appeals and kept data are on the page, too.
Decided decide_one(const Verification& v, const RequestLink&, const Policy&, Timestamp) {
  if (!v.contact) return refuse(Refusal::contact_unknown);
  return EventBody{LinkRequested{}};
}

/// Also after a failure: an appeal is answered with the same picture.
Decided decide_one(const Verification& v, const KeepPhoto& c, const Policy&, Timestamp) {
  if (!wants_photo(v)) return refuse(Refusal::not_found);
  return EventBody{PhotoKept{c.sha256}};
}

Decided decide_one(const Verification& v, const MissPhoto& c, const Policy&, Timestamp) {
  if (!wants_photo(v)) return refuse(Refusal::not_found);
  return EventBody{PhotoMissed{c.why}};
}

/// Whatever the state: a recording is there when the call has long been decided.
Decided decide_one(const Verification&, const NoteArtifacts& c, const Policy&, Timestamp) {
  if (c.artifacts.empty()) return refuse(Refusal::not_found);
  return EventBody{ArtifactsFound{c.call, c.artifacts}};
}

/// Whatever the state, as a file is finished when its call is over. That the evidence is there, and
/// is told of once, is its keeper's to know.
Decided decide_one(const Verification&, const KeepRecording& c, const Policy&, Timestamp) {
  return EventBody{RecordingKept{c.call, c.file}};
}

Decided decide_one(const Verification&, const LoseRecording& c, const Policy&, Timestamp) {
  return EventBody{RecordingLost{c.call, c.evidence, c.side, c.why}};
}

Decided decide_one(const Verification&, const EraseEvidence& c, const Policy&, Timestamp) {
  return EventBody{EvidenceErased{c.evidence, c.why}};
}

/// One that was on its way when the call ended is kept, too.
Decided decide_one(const Verification&, const KeepStill& c, const Policy&, Timestamp) {
  return EventBody{StillKept{c.call, c.still}};
}

Decided decide_one(const Verification&, const MissStill& c, const Policy&, Timestamp) {
  return EventBody{StillMissed{c.call, c.evidence, c.of, c.why}};
}

Decided decide_one(const Verification& v, const Cancel&, const Policy&, Timestamp) {
  if (!is_open(v)) return refuse(Refusal::not_open);
  // Granting a retry and cancelling it must be no way out of a failure.
  if (v.failed_since) return refuse(Refusal::failed_not_lifted);
  return EventBody{VerificationCanceled{}};
}

Decided decide_one(const Verification& v, const ReportEffectDone& c, const Policy&, Timestamp) {
  const auto found = std::find_if(v.effects.begin(), v.effects.end(),
                                  [&](const Effect& effect) { return effect.id == c.effect; });
  if (found == v.effects.end() || found->done) return refuse(Refusal::unknown_effect);
  return EventBody{EffectDone{c.effect}};
}

/// Call backs and slots have a file of their own.
template <class C>
auto decide_one(const Verification& v, const C& command, const Policy&, Timestamp now)
    -> decltype(places::decide(v, command, now)) {
  return places::decide(v, command, now);
}

// --- apply ---

/// Back to required: the deadline moves by the time that its clock stood still, and never nearer
/// when the machine's clock was set back meanwhile.
void return_to_required(Verification& v, Timestamp at) {
  const auto stopped = clock_stopped(v.status);
  CHECK(stopped);
  if (*stopped < v.deadline) v.deadline += std::max(at - *stopped, Duration::zero());
  v.status = Required{};
}

void keep_place(Verification& v, Timestamp since, std::optional<Timestamp> until) {
  v.kept_place = until ? std::optional{KeptPlace{since, *until}} : std::nullopt;
}

void open_effects(Verification& v, const Event& event, const std::vector<std::string>& effects) {
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const std::string id = v.id.text();
    v.effects.push_back({"eff_" + id.substr(id.find('_') + 1) + "_" +
                             std::to_string(event.sequence) + "_" + std::to_string(i + 1),
                         effects[i], false});
  }
}

void fail(Verification& v, const Event& event, std::vector<StaffId> deciders,
          const std::vector<std::string>& effects) {
  v.status = NotVerified{event.at, std::move(deciders)};
  v.appeal.reset();  // That was against an earlier failure.
  if (!v.failed_since) v.failed_since = event.at;
  open_effects(v, event, effects);
}

void apply_one(Verification&, const Event&, const VerificationRequired&) {
  CHECK(false && "a verification begins once");
}

void apply_one(Verification& v, const Event& event, const ConsentGiven& e) {
  v.consent = Consent{e.version, event.at};
}

void apply_one(Verification& v, const Event& event, const QueueJoined& e) {
  CHECK(std::holds_alternative<Required>(v.status));
  v.status = Waiting{event.at, e.place_since.value_or(event.at)};
  v.kept_place.reset();
}

void apply_one(Verification& v, const Event& event, const QueueLeft& e) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  CHECK(waiting != nullptr);
  keep_place(v, waiting->place_since, e.kept_until);
  return_to_required(v, event.at);
}

void apply_one(Verification& v, const Event& event, const CallStarted& e) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  CHECK(waiting != nullptr);
  v.status = InCall{e.call,      e.representative,     event.at, waiting->since,
                    e.checklist, waiting->place_since, e.meeting};
  v.slot.reset();
}

void apply_one(Verification& v, const Event& event, const CallDecided& e) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  CHECK(in_call != nullptr && in_call->call == e.call);
  if (e.needs_review) {
    v.status = InReview{
        e.call, e.author, e.decision, event.at, in_call->clock_stopped, in_call->checklist};
    return;
  }
  v.last_result = CallResult{e.decision.outcome, e.decision.reasons, e.decision.message, event.at};
  switch (e.decision.outcome) {
    case Outcome::passed:
      v.status = Verified{event.at};
      v.failed_since.reset();
      return;
    case Outcome::failed:
      fail(v, event, {e.author}, e.effects);
      return;
    case Outcome::inconclusive:
    case Outcome::technical:
      keep_place(v, in_call->place_since, e.kept_until);
      return_to_required(v, event.at);
      return;
  }
}

void apply_one(Verification& v, const Event& event, const CallLost& e) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  CHECK(in_call != nullptr && in_call->call == e.call);
  v.last_result = CallResult{
      Outcome::technical, {e.reason.value_or(ReasonCode::connection_lost)}, {}, event.at};
  const Timestamp place_since = in_call->place_since;
  keep_place(v, place_since, e.kept_until);
  return_to_required(v, event.at);
  if (e.back_in_line) v.status = Waiting{event.at, place_since};
}

void apply_one(Verification& v, const Event& event, const CallLeft& e) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  CHECK(in_call != nullptr && in_call->call == e.call);
  v.last_result = CallResult{Outcome::technical, {ReasonCode::left_call}, {}, event.at};
  if (e.withdrawn) v.consent.reset();
  return_to_required(v, event.at);
}

void apply_one(Verification& v, const Event& event, const DecisionReviewed& e) {
  const auto* review = std::get_if<InReview>(&v.status);
  CHECK(review != nullptr);
  switch (e.verdict) {
    case Verdict::confirmed:
      v.last_result = CallResult{review->decision.outcome, review->decision.reasons,
                                 review->decision.message, event.at};
      fail(v, event, {review->author, e.reviewer}, e.effects);
      return;
    case Verdict::overturned:
      // The second reviewer does not see a failure: another call decides, without any penalty for
      // this one.
      v.last_result = CallResult{Outcome::inconclusive, {ReasonCode::second_look}, {}, event.at};
      return_to_required(v, event.at);
      return;
  }
}

void apply_one(Verification& v, const Event&, const ReminderDue&) { v.reminder_told = true; }

void apply_one(Verification& v, const Event&, const DeadlinePassed&) { v.overdue_told = true; }

void require_again(Verification& v, Timestamp deadline) {
  CHECK(std::holds_alternative<NotVerified>(v.status));
  v.status = Required{};
  v.deadline = deadline;
  v.reminder_told = false;
  v.overdue_told = false;
  v.slots_booked = 0;
}

void apply_one(Verification& v, const Event& event, const RetryGranted& e) {
  // The other call is what an appeal that nobody has answered yet was for.
  if (has_open_appeal(v)) v.appeal->answer = AppealAnswer{true, {}, event.at};
  require_again(v, e.deadline);
}

void apply_one(Verification& v, const Event& event, const AppealRequested& e) {
  const int number = v.appeal ? v.appeal->number + 1 : 1;
  v.appeal = Appeal{e.text, event.at, e.answer_by, number, std::nullopt};
}

void apply_one(Verification& v, const Event& event, const AppealAnswered& e) {
  CHECK(has_open_appeal(v));
  v.appeal->answer = AppealAnswer{e.granted, e.message, event.at};
  if (e.granted) {
    CHECK(e.deadline);
    require_again(v, *e.deadline);
  }
}

void apply_one(Verification& v, const Event& event, const ErasureRequested&) {
  v.erasure_requested = event.at;
}

void apply_one(Verification&, const Event&, const LinkRequested&) {}

void apply_one(Verification&, const Event&, const ArtifactsFound&) {}

// What is kept of calls is not the verification's state: it comes and goes whatever that is.
void apply_one(Verification&, const Event&, const RecordingKept&) {}

void apply_one(Verification&, const Event&, const RecordingLost&) {}

void apply_one(Verification&, const Event&, const EvidenceErased&) {}

void apply_one(Verification&, const Event&, const StillKept&) {}

void apply_one(Verification&, const Event&, const StillMissed&) {}

void apply_one(Verification& v, const Event&, const PhotoKept& e) {
  CHECK(wants_photo(v));
  v.photo = FetchedPhoto{e.sha256};
}

void apply_one(Verification& v, const Event&, const PhotoMissed&) {
  CHECK(wants_photo(v));
  v.photo = FetchedPhoto{};
}

void apply_one(Verification& v, const Event& event, const VerificationCanceled&) {
  v.status = Canceled{event.at};
  v.slot.reset();
  v.kept_place.reset();
}

void apply_one(Verification& v, const Event&, const EffectDone& e) {
  for (auto& effect : v.effects) {
    if (effect.id == e.effect) effect.done = true;
  }
}

template <class E>
auto apply_one(Verification& v, const Event& event, const E& body)
    -> decltype(places::apply(v, event.at, body)) {
  places::apply(v, event.at, body);
}

}  // namespace

std::vector<std::string> failure_effects(const Verification& verification, const Policy& policy) {
  if (verification.failed_since) return {};
  return policy.failed.effects;
}

bool has_consented(const Verification& verification, bool recorded) {
  if (!verification.consent) return false;
  const std::string& version = verification.consent->version;
  return version == recorded_consent_version || (!recorded && version == consent_version);
}

std::string_view name(const Status& status) { return kinds<Status>[status.index()]; }

Result<EventBody, Refusal> decide(const Verification& verification, const Command& command,
                                  const Policy& policy, Timestamp now) {
  return std::visit([&](const auto& one) { return decide_one(verification, one, policy, now); },
                    command);
}

Verification begin(VerificationId id, const Event& required) {
  const auto* body = std::get_if<VerificationRequired>(&required.body);
  CHECK(body != nullptr && required.sequence == 1);
  return Verification{.id = id,
                      .version = 1,
                      .marketplace = body->marketplace,
                      .account = body->account,
                      .trigger = body->trigger,
                      .profile = body->profile,
                      .return_url = body->return_url,
                      .metadata = body->metadata,
                      .contact = body->contact,
                      .created = required.at,
                      .deadline = body->deadline,
                      .reminder_told = false,
                      .overdue_told = false,
                      .consent = std::nullopt,
                      .failed_since = std::nullopt,
                      .effects = {},
                      .last_result = std::nullopt,
                      .appeal = std::nullopt,
                      .erasure_requested = std::nullopt,
                      .medium = body->medium,
                      .status = Required{}};
}

Verification apply(Verification verification, const Event& event) {
  CHECK(event.sequence == verification.version + 1);
  std::visit([&](const auto& body) { apply_one(verification, event, body); }, event.body);
  verification.version = event.sequence;
  return verification;
}

bool wants_photo(const Verification& verification) {
  return !verification.profile.reveal().photo_url.empty() && !verification.photo &&
         blocks_another(verification);
}

bool is_open(const Verification& verification) {
  return std::visit(
      Cases{[](const Verified&) { return false; }, [](const NotVerified&) { return false; },
            [](const Canceled&) { return false; }, [](const Required&) { return true; },
            [](const Waiting&) { return true; }, [](const InCall&) { return true; },
            [](const InReview&) { return true; }},
      verification.status);
}

bool blocks_another(const Verification& verification) {
  return !std::holds_alternative<Verified>(verification.status) &&
         !std::holds_alternative<Canceled>(verification.status);
}

std::optional<CallId> running_call(const Verification& verification) {
  const auto* in_call = std::get_if<InCall>(&verification.status);
  return in_call != nullptr ? std::optional{in_call->call} : std::nullopt;
}

bool is_overdue(const Verification& verification, Timestamp now) {
  if (!is_open(verification)) return false;
  return clock_stopped(verification.status).value_or(now) >= verification.deadline;
}

std::optional<Slot> coming_slot(const Verification& v, Timestamp now) {
  return v.slot && is_open(v) && !slot_over(*v.slot, now) ? v.slot : std::nullopt;
}

Duration reminder_lead(const Policy& policy) {
  return std::min(policy.reminder, policy.deadline / 2);
}

bool has_open_appeal(const Verification& verification) {
  return std::holds_alternative<NotVerified>(verification.status) && verification.appeal &&
         !verification.appeal->answer;
}

std::optional<Timestamp> appealed_since(const Verification& verification) {
  if (!has_open_appeal(verification)) return std::nullopt;
  return verification.appeal->requested;
}

bool can_appeal(const Verification& verification) {
  return std::holds_alternative<NotVerified>(verification.status) &&
         !has_open_appeal(verification) &&
         (!verification.appeal || verification.appeal->number < appeals_max);
}

std::optional<Timestamp> clock_stopped_since(const Verification& verification) {
  return clock_stopped(verification.status);
}

std::string short_code(CallId call) {
  const auto& bytes = call.bytes();
  const unsigned number =
      (static_cast<unsigned>(bytes[0]) << 16) | (static_cast<unsigned>(bytes[1]) << 8) | bytes[2];
  char text[8];
  std::snprintf(text, sizeof text, "%04u", number % 10000U);
  return text;
}

}  // namespace visavis
