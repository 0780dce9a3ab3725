#include <algorithm>

#include "app/wire/shown.h"

// What applicants may see and take with them of their own account. Nothing internal, and of other
// people only the name that a representative showed in the call.
namespace visavis::app::shape {
namespace {

CallState state_of(const OwnVerification& own, const PastCall& call) {
  const auto* going_on = std::get_if<InCall>(&own.verification.status);
  const auto* review = std::get_if<InReview>(&own.verification.status);
  if (going_on != nullptr && going_on->call == call.call) return CallState::going_on;
  if (review != nullptr && review->call == call.call) return CallState::in_review;
  return call.result ? CallState::decided : CallState::ended;
}

AccountCall shown(const OwnData& data, const OwnVerification& own, const PastCall& call) {
  return {call.started,
          call.ended,
          {data.representatives.at(call.representative)},
          state_of(own, call),
          shape::shown(call.result)};
}

std::vector<AccountCall> newest_first(const OwnData& data) {
  std::vector<AccountCall> calls;
  for (const auto& own : data.verifications)
    for (auto call = own.calls.rbegin(); call != own.calls.rend(); ++call)
      calls.push_back(shown(data, own, *call));
  return calls;
}

std::vector<std::string> allowed(const Policy& policy, ActionSet denied) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < policy.actions.size(); ++i)
    if (((denied >> i) & 1U) == 0) names.push_back(policy.actions[i]);
  return names;
}

std::optional<NextChange> next_change(const OwnData& data, const Policy& policy) {
  if (!data.changes_at) return std::nullopt;
  const ActionSet after = data.hold_after ? data.hold_after->denies : 0;
  return NextChange{*data.changes_at, policy.action_names(after)};
}

/// The history in the words of the events. An event that has nothing more to say is called by its
/// name.
struct EntryWriter {
  const OwnData& data;

  template <class Other>
  HistoryEntry operator()(const Other&) const {
    return {.what = std::string{kind<Other>}};
  }
  HistoryEntry operator()(const VerificationRequired& e) const {
    return {.what = "required", .trigger = e.trigger, .deadline = e.deadline};
  }
  HistoryEntry operator()(const ConsentGiven& e) const {
    return {.what = "consent_given", .version = e.version};
  }
  HistoryEntry operator()(const QueueJoined&) const { return {.what = "joined_queue"}; }
  HistoryEntry operator()(const QueueLeft&) const { return {.what = "left_queue"}; }
  HistoryEntry operator()(const CallStarted& e) const {
    return {.what = "call_started", .representative = data.representatives.at(e.representative)};
  }
  HistoryEntry operator()(const CallDecided& e) const {
    // What waits for its second reviewer is not told yet.
    if (e.needs_review) return {.what = "in_review"};
    return {.what = "call_decided",
            .outcome = e.decision.outcome,
            .reasons = shape::shown(e.decision.reasons),
            .message = e.decision.message};
  }
  HistoryEntry operator()(const DecisionReviewed& e) const {
    return {.what = "reviewed", .confirmed = e.verdict == Verdict::confirmed};
  }
  HistoryEntry operator()(const ReminderDue&) const { return {.what = "reminded"}; }
  HistoryEntry operator()(const RetryGranted& e) const {
    return {.what = "retry_granted", .deadline = e.deadline};
  }
  HistoryEntry operator()(const AppealRequested& e) const {
    return {.what = "appeal_requested", .text = e.text};
  }
  HistoryEntry operator()(const AppealAnswered& e) const {
    return {.what = "appeal_answered",
            .deadline = e.deadline,
            .message = e.message,
            .granted = e.granted};
  }
  HistoryEntry operator()(const VerificationCanceled&) const { return {.what = "canceled"}; }
  HistoryEntry operator()(const SlotBooked& e) const {
    return {.what = "slot_booked", .slot = e.at};
  }
  HistoryEntry operator()(const CallLeft& e) const {
    return {.what = std::string{e.withdrawn ? "consent_withdrawn" : kind<CallLeft>}};
  }
  HistoryEntry operator()(const EvidenceErased& e) const {
    return {.what = "evidence_erased", .erased_because = e.why};
  }
  HistoryEntry operator()(const EffectDone&) const { return {.what = "consequence_done"}; }
};

KeptOfCall shown(const app::KeptOfCall& kept) {
  return {kept.kind, kept.began, kept.count, kept.until};
}

std::vector<KeptOfCall> kept_newest_first(const OwnData& data) {
  std::vector<KeptOfCall> all;
  for (const auto& own : data.verifications)
    for (const auto& one : own.kept) all.push_back(shown(one));
  std::ranges::stable_sort(all, std::ranges::greater{}, &KeptOfCall::began);
  return all;
}

bool has_met(const OwnVerification& own) {
  return std::ranges::any_of(own.history, [](const visavis::Event& event) {
    const auto* started = std::get_if<CallStarted>(&event.body);
    return started != nullptr && started->meeting && started->meeting->is_recorded();
  });
}

VerificationData exported(const OwnData& data, const OwnVerification& own) {
  const visavis::Verification& v = own.verification;
  VerificationData all{v.id,      shape::shown(v.status), v.created, v.profile, v.contact,
                       v.consent, v.return_url,           {},        {},        {}};
  for (const auto& call : own.calls) all.calls.push_back(shown(data, own, call));
  for (const auto& event : own.history) {
    all.history.push_back(std::visit(EntryWriter{data}, event.body));
    all.history.back().at = event.at;
  }
  for (const auto& one : own.kept) all.kept_of_calls.push_back(shown(one));
  return all;
}

}  // namespace

AppealState appeal_state(const visavis::Verification& verification, Duration answer_within) {
  AppealState state{
      can_appeal(verification), std::chrono::ceil<std::chrono::days>(answer_within).count(), {}};
  const auto& appeal = verification.appeal;
  if (!appeal) return state;
  state.last = {appeal_status(*appeal), appeal->text, appeal->requested, appeal->answer_by, {}, {}};
  if (appeal->answer) {
    state.last->answered = appeal->answer->at;
    state.last->message = or_null(appeal->answer->message.reveal());
  }
  return state;
}

AccountStatus status(const OwnData& data, const Policy& policy) {
  const visavis::Verification& v = data.viewed;
  const visavis::Verification& current = data.current ? *data.current : v;
  const ActionSet denied = data.hold ? data.hold->denies : 0;
  return {{data.marketplace_name, or_null(data.support_url)},
          shown(current.status),
          data.overdue,
          shown(data.hold, policy),
          policy.action_names(denied),
          allowed(policy, denied),
          next_change(data, policy),
          is_open(current) ? std::optional{current.deadline} : std::nullopt,
          clock_stopped_since(current),
          appeal_state(v, policy.appeal_answer),
          newest_first(data),
          {v.profile, v.contact, v.consent, data.kept_until, v.erasure_requested,
           kept_newest_first(data), std::ranges::any_of(data.verifications, has_met)}};
}

AccountData own_data(const OwnData& data, Timestamp now) {
  AccountData all{{}, now, data.marketplace_name, data.viewed.account, data.kept_until, {}};
  for (const auto& own : data.verifications) all.verifications.push_back(exported(data, own));
  return all;
}

}  // namespace visavis::app::shape
