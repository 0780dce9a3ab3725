// What the applicant's pages and the console see, as docs/protocol.md describes it.
#include "app/records/values.h"
#include "app/wire/json.h"
#include "app/wire/talk_json.h"
#include "app/words/words.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

std::int64_t seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

std::string_view name(CallPurpose purpose) {
  switch (purpose) {
    case CallPurpose::check:
      return "check";
    case CallPurpose::ready:
      return "ready";
    case CallPurpose::call:
      return "call";
  }
  return "call";
}

json::object call_connect(const CallConnect& m) {
  return {{"type", "call_connect"},
          {"negotiation", m.negotiation},
          {"role", m.role == NegotiationRole::offerer ? "offerer" : "answerer"},
          {"purpose", name(m.purpose)}};
}
json::object call_purpose(const CallPurposeChanged& m) {
  return {{"type", "call_purpose"}, {"negotiation", m.negotiation}, {"purpose", name(m.purpose)}};
}
json::object call_closed(const CallClosed& m) {
  return {{"type", "call_closed"}, {"negotiation", m.negotiation}};
}
json::object call_offer(const CallOffer& m) {
  return {{"type", "call_offer"}, {"negotiation", m.negotiation}, {"sdp", m.sdp}};
}
json::object call_answer(const CallAnswer& m) {
  return {{"type", "call_answer"}, {"negotiation", m.negotiation}, {"sdp", m.sdp}};
}
json::object call_ended(const CallEnded& m) {
  return {{"type", "call_ended"},
          {"outcome", name(m.outcome)},
          {"left_by_applicant", m.left_by_applicant}};
}

json::value queue_or_null(const std::optional<QueuePlace>& queue) {
  if (!queue) return nullptr;
  return json::object{{"place", queue->place},
                      {"length", queue->length},
                      {"estimate_seconds", queue->estimate ? json::value(seconds(*queue->estimate))
                                                           : json::value(nullptr)},
                      {"kept", queue->kept},
                      {"call_back", queue->call_back.has_value()},
                      {"told", queue->call_back && queue->call_back->told}};
}

json::object desk_object(const DeskState& desk) {
  return {{"open", desk.open},
          {"staff_available", desk.staff_available},
          {"opens", values::time_or_null(desk.opens)}};
}

json::value slot_or_null(const std::optional<Slot>& slot) {
  if (!slot) return nullptr;
  return json::object{{"at", to_rfc3339(slot->at)},
                      {"head_from", to_rfc3339(slot->at - slot_early)},
                      {"head_until", to_rfc3339(slot->at + slot_late)}};
}

json::value call_or_null(const std::optional<ApplicantCall>& call) {
  if (!call) return nullptr;
  return json::object{
      {"id", call->id.text()},
      {"code", short_code(call->id)},
      {"representative", json::object{{"name", call->representative_name},
                                      {"photo_url", talk_json::photo_url_or_null(*call)}}},
      {"started", to_rfc3339(call->started)},
      {"peer_present", call->peer_present},
      {"peer_away_since", values::time_or_null(call->talk.peer_away_since)},
      {"peer", talk_json::switches(call->talk.peer)},
      {"now", talk_json::caption_or_null(call->now)},
      {"chat", talk_json::chat(call->talk, CallSide::applicant)}};
}

json::object device_object(const DeviceView& device) {
  return {{"in_charge", device.in_charge},
          {"other", device.other ? json::value(name(*device.other)) : json::value(nullptr)},
          {"other_away_since", device.other_away_since
                                   ? json::value(to_rfc3339(*device.other_away_since))
                                   : json::value(nullptr)}};
}

json::object view_object(const ApplicantView& view) {
  const Verification& v = view.verification;
  const bool consented = v.consent && v.consent->version == consent_version;
  return {{"marketplace", json::object{{"name", view.marketplace_name}}},
          {"profile", values::to_value(v.profile.reveal())},
          {"return_url", v.return_url.empty() ? json::value(nullptr) : json::value(v.return_url)},
          {"status", name(v.status)},
          {"overdue", view.overdue},
          {"deadline", is_open(v) ? json::value(to_rfc3339(v.deadline)) : json::value(nullptr)},
          {"consent", json::object{{"version", consent_version}, {"given", consented}}},
          {"denied_actions", values::strings(view.denied_actions)},
          {"contact", json::object{{"email_known", view.told_by_mail}}},
          {"queue", queue_or_null(view.queue)},
          {"desk", desk_object(view.desk)},
          {"slot", slot_or_null(view.slot)},
          {"place_kept_until", values::time_or_null(view.kept_place)},
          {"call", call_or_null(view.call)},
          {"device", device_object(view.device)},
          {"last_result", values::result_or_null(v.last_result)},
          {"appeal", values::appeal_state(v, view.appeal_answer)},
          {"failed_needs_review", view.failed_needs_review}};
}

/// The second reviewer sees what was asked and how it went, item by item.
json::array checklist_with_results(const InReview& state) {
  json::array items = values::to_value(state.checklist);
  for (auto& item : items) {
    auto& object = item.as_object();
    object["result"] = name(ChecklistMark::skipped);
    for (const auto& result : state.decision.checklist) {
      if (object.at("item").as_string() == result.item) object["result"] = name(result.result);
    }
  }
  return items;
}

json::object staff_object(const Staff& staff) {
  return {{"id", staff.id.text()}, {"name", staff.name}, {"role", name(staff.role)}};
}

json::value offer_or_null(const std::optional<StaffOffer>& offer) {
  if (!offer) return nullptr;
  const Verification& v = offer->verification;
  return json::object{{"verification", v.id.text()},
                      {"marketplace", json::object{{"name", offer->marketplace_name}}},
                      {"account", v.account.text()},
                      {"profile", values::to_value(v.profile.reveal())},
                      {"trigger", name(v.trigger)},
                      {"waited_seconds", seconds(offer->waited)},
                      {"expires", to_rfc3339(offer->expires)}};
}

json::value device_or_null(const std::optional<DeviceInCharge>& device) {
  if (!device) return nullptr;
  return json::object{
      {"kind", name(device->kind)},
      {"moved", device->moved ? json::value(to_rfc3339(*device->moved)) : json::value(nullptr)}};
}

json::value call_or_null(const std::optional<StaffCall>& call) {
  if (!call) return nullptr;
  const Verification& v = call->verification;
  const auto& in_call = std::get<InCall>(v.status);
  return json::object{{"id", in_call.call.text()},
                      {"code", short_code(in_call.call)},
                      {"verification", v.id.text()},
                      {"marketplace", json::object{{"name", call->marketplace_name}}},
                      {"account", v.account.text()},
                      {"profile", values::to_value(v.profile.reveal())},
                      {"trigger", name(v.trigger)},
                      {"started", to_rfc3339(in_call.started)},
                      {"checklist", values::to_value(in_call.checklist)},
                      {"applicant_present", call->applicant_present},
                      {"peer_away_since", values::time_or_null(call->talk.peer_away_since)},
                      {"peer", talk_json::switches(call->talk.peer)},
                      {"now", call->item ? json::value(*call->item) : json::value(nullptr)},
                      {"chat", talk_json::chat(call->talk, CallSide::representative)},
                      {"attempt", call->attempt},
                      {"applicant_device", device_or_null(call->applicant_device)}};
}

json::object figures_object(const QueueFigures& figures) {
  return {{"queue", json::object{{"length", figures.queue_length},
                                 {"longest_wait_seconds", seconds(figures.longest_wait)},
                                 {"call_backs", figures.call_backs},
                                 {"slots_booked", figures.slots_booked}}},
          {"reviews_open", figures.reviews_open},
          {"appeals_open", figures.appeals_open}};
}

json::object view_object(const StaffView& view) {
  json::object object = figures_object(view);
  object["type"] = "state";
  object["staff"] = staff_object(view.staff);
  object["availability"] = view.available ? "available" : "away";
  object["offer"] = offer_or_null(view.offer);
  object["call"] = call_or_null(view.call);
  return object;
}

json::object message_object(const ApplicantView& view) {
  return {{"type", "state"}, {"view", view_object(view)}};
}
json::object message_object(const StaffView& view) { return view_object(view); }
json::object message_object(const QueueChanged& m) {
  return {{"type", "queue"}, {"queue", queue_or_null(m.queue)}, {"desk", desk_object(m.desk)}};
}
json::object message_object(const QueueFigures& figures) {
  json::object object = figures_object(figures);
  object["type"] = "queue";
  return object;
}
json::object message_object(const CallConnect& m) { return call_connect(m); }
json::object message_object(const CallOffer& m) { return call_offer(m); }
json::object message_object(const CallAnswer& m) { return call_answer(m); }
json::object message_object(const CallEnded& m) { return call_ended(m); }
json::object message_object(const CallPurposeChanged& m) { return call_purpose(m); }
json::object message_object(const CallClosed& m) { return call_closed(m); }
json::object message_object(const CallStill& m) {
  return {{"type", "call_still"}, {"jpeg", m.jpeg}};
}

}  // namespace

std::string to_json(const ApplicantView& view) { return json::serialize(view_object(view)); }
std::string to_json(const StaffView& view) { return json::serialize(view_object(view)); }

std::string to_json(const ToApplicant& message) {
  return json::serialize(std::visit([](const auto& m) { return message_object(m); }, message));
}
std::string to_json(const ToStaff& message) {
  return json::serialize(std::visit([](const auto& m) { return message_object(m); }, message));
}

std::string reviews_json(const std::vector<OpenReview>& reviews) {
  json::array array;
  for (const auto& review : reviews) {
    const Verification& v = review.verification;
    const auto& state = std::get<InReview>(v.status);
    array.push_back(json::object{{"verification", v.id.text()},
                                 {"account", v.account.text()},
                                 {"profile", values::to_value(v.profile.reveal())},
                                 {"marketplace", json::object{{"name", review.marketplace_name}}},
                                 {"decided_by", review.decided_by},
                                 {"decided", to_rfc3339(state.since)},
                                 {"reasons", values::reasons_with_words(state.decision.reasons)},
                                 {"message", state.decision.message.reveal()},
                                 {"internal_text", state.decision.internal_text.reveal()},
                                 {"checklist", checklist_with_results(state)},
                                 {"mine", review.mine}});
  }
  return json::serialize(json::object{{"reviews", std::move(array)}});
}

std::string appeals_json(const std::vector<OpenAppeal>& appeals) {
  json::array array;
  for (const auto& open : appeals) {
    const Verification& v = open.verification;
    const Appeal& appeal = *v.appeal;
    json::array reasons;
    if (v.last_result) reasons = values::reasons_with_words(v.last_result->reasons);
    array.push_back({{"verification", v.id.text()},
                     {"account", v.account.text()},
                     {"profile", values::to_value(v.profile.reveal())},
                     {"marketplace", json::object{{"name", open.marketplace_name}}},
                     {"decided", to_rfc3339(std::get<NotVerified>(v.status).at)},
                     {"decided_by", values::strings(open.decided_by)},
                     {"reasons", std::move(reasons)},
                     {"message", v.last_result ? v.last_result->message.reveal() : ""},
                     {"internal_text", open.internal_text},
                     {"review_text", open.review_text},
                     {"appeal", json::object{{"text", appeal.text.reveal()},
                                             {"requested", to_rfc3339(appeal.requested)},
                                             {"answer_by", to_rfc3339(appeal.answer_by)},
                                             {"number", appeal.number}}},
                     {"mine", open.mine}});
  }
  return json::serialize(json::object{{"appeals", std::move(array)}});
}

std::string slots_json(const FreeSlots& free) {
  json::array slots;
  for (const auto& slot : free.slots)
    slots.push_back({{"at", to_rfc3339(slot.at)}, {"free", slot.free}});
  return json::serialize(json::object{
      {"minutes", std::chrono::duration_cast<std::chrono::minutes>(free.length).count()},
      {"bookings_left", free.bookings_left},
      {"slots", std::move(slots)}});
}

std::string staff_json(const Staff& staff) {
  return json::serialize(json::object{{"staff", staff_object(staff)}});
}

std::string hand_off_json(const HandOff& hand_off, const QrDrawing& qr) {
  return json::serialize(
      json::object{{"url", hand_off.url},
                   {"expires", to_rfc3339(hand_off.expires)},
                   {"qr", json::object{{"modules", qr.modules}, {"path", qr.path}}}});
}

std::string reasons_json() {
  json::array array;
  for (const auto& reason : all_reasons()) {
    array.push_back({{"code", reason.code},
                     {"outcome", name(reason.outcome)},
                     {"text", reason_words(reason.reason)}});
  }
  return json::serialize(json::object{{"reasons", std::move(array)}});
}

}  // namespace visavis::app
