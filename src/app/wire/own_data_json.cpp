// What applicants may see and take with them of their own account, as docs/protocol.md describes
// it. Nothing internal, and of other people only the name that a representative showed in the call.
#include "app/records/values.h"
#include "app/verification/own_data.h"
#include "app/wire/json.h"
#include "base/cases.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

json::object call_object(const OwnData& data, const OwnVerification& own, const PastCall& call) {
  const auto* review = std::get_if<InReview>(&own.verification.status);
  const auto* going_on = std::get_if<InCall>(&own.verification.status);
  std::string state = call.result ? "decided" : "ended";
  if (review != nullptr && review->call == call.call) state = "in_review";
  if (going_on != nullptr && going_on->call == call.call) state = "going_on";
  return {{"started", to_rfc3339(call.started)},
          {"ended", values::time_or_null(call.ended)},
          {"representative", json::object{{"name", data.representatives.at(call.representative)}}},
          {"state", state},
          {"result", values::result_or_null(call.result)}};
}

json::array calls_of(const OwnData& data) {
  json::array calls;
  for (const auto& own : data.verifications) {
    for (auto call = own.calls.rbegin(); call != own.calls.rend(); ++call)
      calls.push_back(call_object(data, own, *call));
  }
  return calls;
}

json::array allowed(const Policy& policy, const std::optional<Hold>& hold) {
  const ActionSet denied = hold ? hold->denies : 0;
  json::array names;
  for (std::size_t i = 0; i < policy.actions.size(); ++i) {
    if (((denied >> i) & 1U) == 0) names.emplace_back(policy.actions[i]);
  }
  return names;
}

json::value next_change(const OwnData& data, const Policy& policy) {
  if (!data.changes_at) return nullptr;
  const ActionSet after = data.hold_after ? data.hold_after->denies : 0;
  return json::object{{"at", to_rfc3339(*data.changes_at)},
                      {"denied_actions", values::strings(policy.action_names(after))}};
}

json::value contact_or_null(const std::optional<Contact>& contact) {
  if (!contact) return nullptr;
  return json::object{{"email", contact->email.reveal()}, {"language", contact->language}};
}

json::value consent_or_null(const std::optional<Consent>& consent) {
  if (!consent) return nullptr;
  return json::object{{"version", consent->version}, {"given", to_rfc3339(consent->given)}};
}

// The history in the words of the events, without what is internal.
struct EntryWriter {
  const OwnData& data;

  json::object operator()(const VerificationRequired& e) const {
    return {
        {"what", "required"}, {"trigger", name(e.trigger)}, {"deadline", to_rfc3339(e.deadline)}};
  }
  json::object operator()(const ConsentGiven& e) const {
    return {{"what", "consent_given"}, {"version", e.version}};
  }
  json::object operator()(const QueueJoined&) const { return {{"what", "joined_queue"}}; }
  json::object operator()(const QueueLeft&) const { return {{"what", "left_queue"}}; }
  json::object operator()(const CallStarted& e) const {
    return {{"what", "call_started"},
            {"representative", data.representatives.at(e.representative)}};
  }
  json::object operator()(const CallDecided& e) const {
    // What waits for its second reviewer is not told yet.
    if (e.needs_review) return {{"what", "in_review"}};
    return {{"what", "call_decided"},
            {"outcome", name(e.decision.outcome)},
            {"reasons", values::reasons_with_words(e.decision.reasons)},
            {"message", e.decision.message.reveal()}};
  }
  json::object operator()(const CallLost&) const { return {{"what", "call_lost"}}; }
  json::object operator()(const DecisionReviewed& e) const {
    return {{"what", "reviewed"}, {"confirmed", e.verdict == Verdict::confirmed}};
  }
  json::object operator()(const ReminderDue&) const { return {{"what", "reminded"}}; }
  json::object operator()(const DeadlinePassed&) const { return {{"what", "deadline_passed"}}; }
  json::object operator()(const RetryGranted& e) const {
    return {{"what", "retry_granted"}, {"deadline", to_rfc3339(e.deadline)}};
  }
  json::object operator()(const AppealRequested& e) const {
    return {{"what", "appeal_requested"}, {"text", e.text.reveal()}};
  }
  json::object operator()(const AppealAnswered& e) const {
    return {{"what", "appeal_answered"},
            {"granted", e.granted},
            {"message", e.message.reveal()},
            {"deadline", values::time_or_null(e.deadline)}};
  }
  json::object operator()(const ErasureRequested&) const { return {{"what", "erasure_requested"}}; }
  json::object operator()(const VerificationCanceled&) const { return {{"what", "canceled"}}; }
  json::object operator()(const CallLeft&) const { return {{"what", "call_left"}}; }
  json::object operator()(const CallBackRequested&) const {
    return {{"what", "call_back_requested"}};
  }
  json::object operator()(const CallBackEnded&) const { return {{"what", "call_back_ended"}}; }
  json::object operator()(const CallBackTold&) const { return {{"what", "call_back_told"}}; }
  json::object operator()(const SlotBooked& e) const {
    return {{"what", "slot_booked"}, {"slot", to_rfc3339(e.at)}};
  }
  json::object operator()(const SlotCanceled&) const { return {{"what", "slot_canceled"}}; }
  json::object operator()(const SlotReminded&) const { return {{"what", "slot_reminded"}}; }
  json::object operator()(const SlotUsed&) const { return {{"what", "slot_used"}}; }
  json::object operator()(const EffectDone&) const { return {{"what", "consequence_done"}}; }
};

json::object exported(const OwnData& data, const OwnVerification& own) {
  const Verification& v = own.verification;
  json::array history;
  for (const auto& event : own.history) {
    json::object entry = std::visit(EntryWriter{data}, event.body);
    entry["at"] = to_rfc3339(event.at);
    history.push_back(std::move(entry));
  }
  json::array calls;
  for (const auto& call : own.calls) calls.push_back(call_object(data, own, call));
  return {{"id", v.id.text()},
          {"status", name(v.status)},
          {"created", to_rfc3339(v.created)},
          {"profile", values::to_value(v.profile.reveal())},
          {"contact", contact_or_null(v.contact)},
          {"consent", consent_or_null(v.consent)},
          {"return_url", v.return_url},
          {"calls", std::move(calls)},
          {"history", std::move(history)}};
}

}  // namespace

json::object values::appeal_state(const Verification& verification, Duration answer_within) {
  const auto& appeal = verification.appeal;
  json::object state{{"possible", can_appeal(verification)},
                     {"answer_days", std::chrono::ceil<std::chrono::days>(answer_within).count()},
                     {"last", nullptr}};
  if (!appeal) return state;
  const char* status = "open";
  if (appeal->answer) status = appeal->answer->granted ? "granted" : "declined";
  json::object last{{"status", status},
                    {"text", appeal->text.reveal()},
                    {"requested", to_rfc3339(appeal->requested)},
                    {"answer_by", to_rfc3339(appeal->answer_by)},
                    {"answered", nullptr},
                    {"message", nullptr}};
  if (appeal->answer) {
    last["answered"] = to_rfc3339(appeal->answer->at);
    if (!appeal->answer->message.reveal().empty())
      last["message"] = appeal->answer->message.reveal();
  }
  state["last"] = std::move(last);
  return state;
}

std::string status_json(const OwnData& data, const Policy& policy) {
  const Verification& v = data.viewed;
  const Verification& current = data.current ? *data.current : v;
  const ActionSet denied = data.hold ? data.hold->denies : 0;
  return json::serialize(json::object{
      {"marketplace", json::object{{"name", data.marketplace_name}}},
      {"status", name(current.status)},
      {"overdue", data.overdue},
      {"hold", values::hold_or_null(data.hold, policy)},
      {"denied_actions", values::strings(policy.action_names(denied))},
      {"allowed_actions", allowed(policy, data.hold)},
      {"next_change", next_change(data, policy)},
      {"deadline", is_open(current) ? json::value(to_rfc3339(current.deadline)) : nullptr},
      {"clock_stopped_since", values::time_or_null(clock_stopped_since(current))},
      {"appeal", values::appeal_state(v, policy.appeal_answer)},
      {"calls", calls_of(data)},
      {"data", json::object{{"profile", values::to_value(v.profile.reveal())},
                            {"contact", contact_or_null(v.contact)},
                            {"consent", consent_or_null(v.consent)},
                            {"kept_until", to_rfc3339(data.kept_until)},
                            {"erasure_requested", values::time_or_null(v.erasure_requested)}}}});
}

std::string own_data_json(const OwnData& data, Timestamp now) {
  json::array verifications;
  for (const auto& own : data.verifications) verifications.push_back(exported(data, own));
  return json::serialize(json::object{{"object", "account_data"},
                                      {"exported", to_rfc3339(now)},
                                      {"marketplace", data.marketplace_name},
                                      {"account", data.viewed.account.text()},
                                      {"kept_until", to_rfc3339(data.kept_until)},
                                      {"verifications", std::move(verifications)}});
}

}  // namespace visavis::app
