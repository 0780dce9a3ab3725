// The store's own encoding: exact, and never shown to anybody.
#include "app/records/row.h"

#include <stdexcept>

#include "app/records/fields.h"
#include "app/records/values.h"

namespace visavis::app {
namespace {

namespace json = boost::json;
using namespace fields;
using values::to_value;

std::optional<Timestamp> time_if_any(const json::object& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return time(object, key);
}

/// Absent when there is none, as in everything that was written before there could be one.
void put(json::object& object, const char* key, const std::optional<Timestamp>& at) {
  if (at) object[key] = ms(*at);
}

Duration duration(const json::object& object, const char* key) {
  return Duration{object.at(key).to_number<std::int64_t>()};
}

std::vector<std::string> texts(const json::object& object, const char* key) {
  return json::value_to<std::vector<std::string>>(object.at(key));
}

std::map<std::string, std::string> text_map(const json::object& object, const char* key) {
  std::map<std::string, std::string> map;
  for (const auto& [name, value] : object.at(key).as_object())
    map[name] = json::value_to<std::string>(value);
  return map;
}

json::object to_object(const std::map<std::string, std::string>& map) {
  json::object object;
  for (const auto& [key, value] : map) object[key] = value;
  return object;
}

json::object contact_object(const Contact& contact) {
  return {{"email", contact.email.reveal()}, {"language", contact.language}};
}

std::optional<Contact> contact_from(const json::object& object) {
  const auto* value = object.if_contains("contact");
  if (value == nullptr) return std::nullopt;
  const auto& one = value->as_object();
  return Contact{Personal<std::string>{text(one, "email")}, text(one, "language")};
}

std::vector<ChecklistItem> checklist_from(const json::object& object) {
  std::vector<ChecklistItem> items;
  for (const auto& value : object.at("checklist").as_array()) {
    const auto& one = value.as_object();
    items.push_back({text(one, "item"),
                     required(checklist_kind_named(text(one, "kind")), "checklist kind"),
                     text(one, "text"), one.at("required").as_bool()});
  }
  return items;
}

std::vector<ReasonCode> reasons_from(const json::object& object) {
  std::vector<ReasonCode> reasons;
  for (const auto& code : texts(object, "reasons"))
    reasons.push_back(required(reason_named(code), "reason"));
  return reasons;
}

Outcome outcome_from(const json::object& object) {
  return required(outcome_named(text(object, "outcome")), "outcome");
}

json::object decision_object(const Decision& decision) {
  return {{"outcome", name(decision.outcome)},
          {"reasons", values::reason_codes(decision.reasons)},
          {"message", decision.message.reveal()},
          {"internal_text", decision.internal_text.reveal()},
          {"results", to_value(decision.checklist)}};
}

Decision decision_from(const json::object& object) {
  Decision decision{.outcome = outcome_from(object),
                    .reasons = reasons_from(object),
                    .message = Personal<std::string>{text(object, "message")},
                    .internal_text = Personal<std::string>{text(object, "internal_text")},
                    .checklist = {}};
  for (const auto& value : object.at("results").as_array()) {
    const auto& one = value.as_object();
    decision.checklist.push_back(
        {text(one, "item"), required(checklist_mark_named(text(one, "result")), "checklist mark")});
  }
  return decision;
}

json::object appeal_object(const Appeal& appeal) {
  json::object object{{"text", appeal.text.reveal()},
                      {"requested", ms(appeal.requested)},
                      {"answer_by", ms(appeal.answer_by)},
                      {"number", appeal.number}};
  if (appeal.answer) {
    object["answer"] = json::object{{"granted", appeal.answer->granted},
                                    {"message", appeal.answer->message.reveal()},
                                    {"at", ms(appeal.answer->at)}};
  }
  return object;
}

Appeal appeal_from(const json::object& o) {
  Appeal appeal{Personal<std::string>{text(o, "text")}, time(o, "requested"), time(o, "answer_by"),
                o.at("number").to_number<int>(), std::nullopt};
  if (const auto* answer = o.if_contains("answer")) {
    const auto& a = answer->as_object();
    appeal.answer = AppealAnswer{a.at("granted").as_bool(),
                                 Personal<std::string>{text(a, "message")}, time(a, "at")};
  }
  return appeal;
}

// Status: {"name": ..., fields}.
struct StatusWriter {
  json::object operator()(const Required&) const { return {}; }
  json::object operator()(const Waiting& s) const {
    json::object status{{"since", ms(s.since)}, {"place_since", ms(s.place_since)}};
    if (s.call_back) {
      status["call_back"] = json::object{{"asked", ms(s.call_back->asked)}};
      put(status["call_back"].as_object(), "told", s.call_back->told);
    }
    return status;
  }
  json::object operator()(const InCall& s) const {
    return {{"call", s.call.text()},
            {"representative", s.representative.text()},
            {"started", ms(s.started)},
            {"clock_stopped", ms(s.clock_stopped)},
            {"checklist", to_value(s.checklist)},
            {"place_since", ms(s.place_since)}};
  }
  json::object operator()(const InReview& s) const {
    return {{"call", s.call.text()},
            {"author", s.author.text()},
            {"decision", decision_object(s.decision)},
            {"since", ms(s.since)},
            {"clock_stopped", ms(s.clock_stopped)},
            {"checklist", to_value(s.checklist)}};
  }
  json::object operator()(const Verified& s) const { return {{"at", ms(s.at)}}; }
  json::object operator()(const NotVerified& s) const {
    json::array deciders;
    for (const auto& one : s.deciders) deciders.emplace_back(one.text());
    return {{"at", ms(s.at)}, {"deciders", std::move(deciders)}};
  }
  json::object operator()(const Canceled& s) const { return {{"at", ms(s.at)}}; }
};

NotVerified not_verified_from(const json::object& o) {
  NotVerified failed{time(o, "at")};
  // Rows from before there were appeals do not say who decided.
  if (!o.contains("deciders")) return failed;
  for (const auto& one : texts(o, "deciders"))
    failed.deciders.push_back(required(StaffId::parse(one), "member of staff"));
  return failed;
}

Waiting waiting_from(const json::object& o) {
  const Timestamp since = time(o, "since");
  Waiting waiting{since, time_if_any(o, "place_since").value_or(since)};
  if (const auto* call_back = o.if_contains("call_back")) {
    const auto& one = call_back->as_object();
    waiting.call_back = CallBack{time(one, "asked"), time_if_any(one, "told")};
  }
  return waiting;
}

Status status_from(const json::object& o) {
  const std::string status = text(o, "name");
  if (status == "required") return Required{};
  if (status == "waiting") return waiting_from(o);
  if (status == "in_call") {
    const Timestamp clock_stopped = time(o, "clock_stopped");
    return InCall{id<CallId>(o, "call"), id<StaffId>(o, "representative"),
                  time(o, "started"),    clock_stopped,
                  checklist_from(o),     time_if_any(o, "place_since").value_or(clock_stopped)};
  }
  if (status == "in_review") {
    return InReview{id<CallId>(o, "call"),
                    id<StaffId>(o, "author"),
                    decision_from(o.at("decision").as_object()),
                    time(o, "since"),
                    time(o, "clock_stopped"),
                    checklist_from(o)};
  }
  if (status == "verified") return Verified{time(o, "at")};
  if (status == "not_verified") return not_verified_from(o);
  if (status == "canceled") return Canceled{time(o, "at")};
  throw std::runtime_error("stored row: unknown status");
}

// Events: {"kind": ..., "sequence", "at", fields}.
struct EventWriter {
  json::object operator()(const VerificationRequired& e) const {
    json::object event{{"kind", "verification_required"},   {"marketplace", e.marketplace.text()},
                       {"account", e.account.text()},       {"trigger", name(e.trigger)},
                       {"profile", to_value(e.profile)},    {"return_url", e.return_url},
                       {"metadata", to_object(e.metadata)}, {"deadline", ms(e.deadline)}};
    if (e.contact) event["contact"] = contact_object(*e.contact);
    return event;
  }
  json::object operator()(const ConsentGiven& e) const {
    return {{"kind", "consent_given"}, {"version", e.version}};
  }
  json::object operator()(const QueueJoined& e) const {
    json::object event{{"kind", "queue_joined"}};
    put(event, "place_since", e.place_since);
    return event;
  }
  json::object operator()(const QueueLeft& e) const {
    json::object event{{"kind", "queue_left"}, {"absent", e.reason == LeaveReason::absent}};
    put(event, "kept_until", e.kept_until);
    return event;
  }
  json::object operator()(const CallStarted& e) const {
    return {{"kind", "call_started"},
            {"call", e.call.text()},
            {"representative", e.representative.text()},
            {"checklist", to_value(e.checklist)}};
  }
  json::object operator()(const CallDecided& e) const {
    json::object event{{"kind", "call_decided"},         {"call", e.call.text()},
                       {"author", e.author.text()},      {"decision", decision_object(e.decision)},
                       {"needs_review", e.needs_review}, {"effects", values::strings(e.effects)}};
    put(event, "kept_until", e.kept_until);
    return event;
  }
  json::object operator()(const CallLost& e) const {
    json::object event{{"kind", "call_lost"}, {"call", e.call.text()}};
    if (e.back_in_line) event["back_in_line"] = true;
    put(event, "kept_until", e.kept_until);
    return event;
  }
  json::object operator()(const CallLeft& e) const {
    return {{"kind", "call_left"}, {"call", e.call.text()}};
  }
  json::object operator()(const DecisionReviewed& e) const {
    return {{"kind", "decision_reviewed"},
            {"reviewer", e.reviewer.text()},
            {"confirmed", e.verdict == Verdict::confirmed},
            {"internal_text", e.internal_text.reveal()},
            {"effects", values::strings(e.effects)}};
  }
  json::object operator()(const ReminderDue&) const { return {{"kind", "reminder_due"}}; }
  json::object operator()(const DeadlinePassed&) const { return {{"kind", "deadline_passed"}}; }
  json::object operator()(const RetryGranted& e) const {
    return {{"kind", "retry_granted"}, {"deadline", ms(e.deadline)}};
  }
  json::object operator()(const AppealRequested& e) const {
    return {
        {"kind", "appeal_requested"}, {"text", e.text.reveal()}, {"answer_by", ms(e.answer_by)}};
  }
  json::object operator()(const AppealAnswered& e) const {
    json::object event{{"kind", "appeal_answered"},
                       {"author", e.author.text()},
                       {"granted", e.granted},
                       {"message", e.message.reveal()}};
    if (e.deadline) event["deadline"] = ms(*e.deadline);
    return event;
  }
  json::object operator()(const ErasureRequested&) const { return {{"kind", "erasure_requested"}}; }
  json::object operator()(const VerificationCanceled&) const {
    return {{"kind", "verification_canceled"}};
  }
  json::object operator()(const EffectDone& e) const {
    return {{"kind", "effect_done"}, {"effect", e.effect}};
  }
  json::object operator()(const CallBackRequested&) const {
    return {{"kind", "call_back_requested"}};
  }
  json::object operator()(const CallBackEnded&) const { return {{"kind", "call_back_ended"}}; }
  json::object operator()(const CallBackTold&) const { return {{"kind", "call_back_told"}}; }
  json::object operator()(const SlotBooked& e) const {
    return {{"kind", "slot_booked"},
            {"slot", ms(e.at)},
            {"extended", e.extended.count()},
            {"reminder", e.reminder}};
  }
  json::object operator()(const SlotCanceled& e) const {
    return {{"kind", "slot_canceled"}, {"withdrawn", e.withdrawn.count()}};
  }
  json::object operator()(const SlotReminded&) const { return {{"kind", "slot_reminded"}}; }
  json::object operator()(const SlotUsed& e) const {
    return {{"kind", "slot_used"}, {"place_since", ms(e.place_since)}};
  }
};

EventBody body_from(const json::object& o) {
  const std::string kind = text(o, "kind");
  if (kind == "verification_required") {
    return VerificationRequired{id<MarketplaceId>(o, "marketplace"),
                                id<AccountId>(o, "account"),
                                required(trigger_named(text(o, "trigger")), "trigger"),
                                values::profile_from(o.at("profile")),
                                text(o, "return_url"),
                                text_map(o, "metadata"),
                                time(o, "deadline"),
                                contact_from(o)};
  }
  if (kind == "consent_given") return ConsentGiven{text(o, "version")};
  if (kind == "queue_joined") return QueueJoined{time_if_any(o, "place_since")};
  if (kind == "queue_left")
    return QueueLeft{o.at("absent").as_bool() ? LeaveReason::absent : LeaveReason::left,
                     time_if_any(o, "kept_until")};
  if (kind == "call_started")
    return CallStarted{id<CallId>(o, "call"), id<StaffId>(o, "representative"), checklist_from(o)};
  if (kind == "call_decided") {
    return CallDecided{id<CallId>(o, "call"),
                       id<StaffId>(o, "author"),
                       decision_from(o.at("decision").as_object()),
                       o.at("needs_review").as_bool(),
                       texts(o, "effects"),
                       time_if_any(o, "kept_until")};
  }
  if (kind == "call_lost")
    return CallLost{id<CallId>(o, "call"), o.contains("back_in_line"),
                    time_if_any(o, "kept_until")};
  if (kind == "call_left") return CallLeft{id<CallId>(o, "call")};
  if (kind == "decision_reviewed") {
    return DecisionReviewed{id<StaffId>(o, "reviewer"),
                            o.at("confirmed").as_bool() ? Verdict::confirmed : Verdict::overturned,
                            Personal<std::string>{text(o, "internal_text")}, texts(o, "effects")};
  }
  if (kind == "reminder_due") return ReminderDue{};
  if (kind == "deadline_passed") return DeadlinePassed{};
  if (kind == "retry_granted") return RetryGranted{time(o, "deadline")};
  if (kind == "appeal_requested")
    return AppealRequested{Personal<std::string>{text(o, "text")}, time(o, "answer_by")};
  if (kind == "appeal_answered") {
    return AppealAnswered{
        id<StaffId>(o, "author"), o.at("granted").as_bool(),
        Personal<std::string>{text(o, "message")},
        o.contains("deadline") ? std::optional{time(o, "deadline")} : std::nullopt};
  }
  if (kind == "erasure_requested") return ErasureRequested{};
  if (kind == "verification_canceled") return VerificationCanceled{};
  if (kind == "effect_done") return EffectDone{text(o, "effect")};
  if (kind == "call_back_requested") return CallBackRequested{};
  if (kind == "call_back_ended") return CallBackEnded{};
  if (kind == "call_back_told") return CallBackTold{};
  if (kind == "slot_booked")
    return SlotBooked{time(o, "slot"), duration(o, "extended"), o.at("reminder").as_bool()};
  if (kind == "slot_canceled") return SlotCanceled{duration(o, "withdrawn")};
  if (kind == "slot_reminded") return SlotReminded{};
  if (kind == "slot_used") return SlotUsed{time(o, "place_since")};
  throw std::runtime_error("stored event: unknown kind");
}

}  // namespace

std::string encode_row(const Verification& v) {
  json::object status = std::visit(StatusWriter{}, v.status);
  status["name"] = name(v.status);
  json::object row{{"id", v.id.text()},
                   {"version", v.version},
                   {"marketplace", v.marketplace.text()},
                   {"account", v.account.text()},
                   {"trigger", name(v.trigger)},
                   {"profile", to_value(v.profile)},
                   {"return_url", v.return_url},
                   {"metadata", to_object(v.metadata)},
                   {"created", ms(v.created)},
                   {"deadline", ms(v.deadline)},
                   {"reminder_told", v.reminder_told},
                   {"overdue_told", v.overdue_told},
                   {"effects", to_value(v.effects)},
                   {"status", std::move(status)}};
  if (v.consent)
    row["consent"] = json::object{{"version", v.consent->version}, {"given", ms(v.consent->given)}};
  if (v.contact) row["contact"] = contact_object(*v.contact);
  if (v.failed_since) row["failed_since"] = ms(*v.failed_since);
  if (v.appeal) row["appeal"] = appeal_object(*v.appeal);
  if (v.erasure_requested) row["erasure_requested"] = ms(*v.erasure_requested);
  if (v.last_result) {
    row["last_result"] = json::object{{"outcome", name(v.last_result->outcome)},
                                      {"reasons", values::reason_codes(v.last_result->reasons)},
                                      {"message", v.last_result->message.reveal()},
                                      {"decided", ms(v.last_result->decided)}};
  }
  if (v.kept_place) {
    row["kept_place"] =
        json::object{{"since", ms(v.kept_place->since)}, {"until", ms(v.kept_place->until)}};
  }
  if (v.slot) {
    row["slot"] = json::object{{"at", ms(v.slot->at)},
                               {"extended", v.slot->extended.count()},
                               {"reminded", v.slot->reminded}};
  }
  if (v.slots_booked != 0) row["slots_booked"] = v.slots_booked;
  return json::serialize(row);
}

Verification decode_row(std::string_view encoded) {
  const json::value parsed = json::parse(encoded);
  const json::object& o = parsed.as_object();
  Verification v{.id = id<VerificationId>(o, "id"),
                 .version = o.at("version").to_number<std::uint64_t>(),
                 .marketplace = id<MarketplaceId>(o, "marketplace"),
                 .account = id<AccountId>(o, "account"),
                 .trigger = required(trigger_named(text(o, "trigger")), "trigger"),
                 .profile = values::profile_from(o.at("profile")),
                 .return_url = text(o, "return_url"),
                 .metadata = text_map(o, "metadata"),
                 .contact = contact_from(o),
                 .created = time(o, "created"),
                 .deadline = time(o, "deadline"),
                 .reminder_told = o.contains("reminder_told") && o.at("reminder_told").as_bool(),
                 .overdue_told = o.at("overdue_told").as_bool(),
                 .consent = std::nullopt,
                 .failed_since = std::nullopt,
                 .effects = {},
                 .last_result = std::nullopt,
                 .appeal = std::nullopt,
                 .erasure_requested = std::nullopt,
                 .status = status_from(o.at("status").as_object())};
  for (const auto& value : o.at("effects").as_array()) {
    const auto& one = value.as_object();
    v.effects.push_back({text(one, "id"), text(one, "name"), text(one, "status") == "done"});
  }
  if (const auto* consent = o.if_contains("consent")) {
    v.consent = Consent{text(consent->as_object(), "version"), time(consent->as_object(), "given")};
  }
  if (o.contains("failed_since")) v.failed_since = time(o, "failed_since");
  if (const auto* appeal = o.if_contains("appeal")) v.appeal = appeal_from(appeal->as_object());
  if (o.contains("erasure_requested")) v.erasure_requested = time(o, "erasure_requested");
  if (const auto* result = o.if_contains("last_result")) {
    const auto& r = result->as_object();
    v.last_result = CallResult{outcome_from(r), reasons_from(r),
                               Personal<std::string>{text(r, "message")}, time(r, "decided")};
  }
  if (const auto* kept = o.if_contains("kept_place"))
    v.kept_place = KeptPlace{time(kept->as_object(), "since"), time(kept->as_object(), "until")};
  if (const auto* slot = o.if_contains("slot")) {
    const auto& one = slot->as_object();
    v.slot = Slot{time(one, "at"), duration(one, "extended"), one.at("reminded").as_bool()};
  }
  if (const auto* booked = o.if_contains("slots_booked"))
    v.slots_booked = booked->to_number<unsigned>();
  return v;
}

std::string encode_event(const Event& event) {
  json::object object = std::visit(EventWriter{}, event.body);
  object["sequence"] = event.sequence;
  object["at"] = ms(event.at);
  return json::serialize(object);
}

Event decode_event(std::string_view encoded) {
  const json::value parsed = json::parse(encoded);
  const json::object& o = parsed.as_object();
  return Event{o.at("sequence").to_number<std::uint64_t>(), time(o, "at"), body_from(o)};
}

}  // namespace visavis::app
