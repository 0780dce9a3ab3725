// What the marketplace's backend sees, as docs/protocol.md describes it.
#include "app/records/values.h"
#include "app/wire/json.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

json::value text_or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return json::value(text);
}

json::value deadline_or_null(const Verification& v) {
  if (!is_open(v)) return nullptr;
  return json::value(to_rfc3339(v.deadline));
}

json::value appeal_or_null(const std::optional<Appeal>& appeal) {
  if (!appeal) return nullptr;
  const char* status = "open";
  if (appeal->answer) status = appeal->answer->granted ? "granted" : "declined";
  return json::object{{"status", status},
                      {"requested", to_rfc3339(appeal->requested)},
                      {"answer_by", to_rfc3339(appeal->answer_by)}};
}

json::object event_object(const StoredEvent& event) {
  return {{"object", "event"},
          {"id", "evt_" + std::to_string(event.position)},
          {"position", event.position},
          {"type", event.type},
          {"created", to_rfc3339(event.event.at)},
          {"verification", event.verification.text()},
          {"account", event.account},
          {"sequence", event.event.sequence},
          {"previous_status", text_or_null(event.previous_status)},
          {"data", json::parse(event.body)},
          {"hash", values::hex(event.hash)},
          {"previous_hash", values::hex(event.previous_hash)}};
}

}  // namespace

std::string verification_json(const VerificationDetail& detail, const Policy& policy) {
  const Verification& v = detail.verification;
  json::object metadata;
  for (const auto& [key, value] : v.metadata) metadata[key] = value;
  return json::serialize(
      json::object{{"object", "verification"},
                   {"id", v.id.text()},
                   {"account", v.account.text()},
                   {"trigger", name(v.trigger)},
                   {"status", name(v.status)},
                   {"overdue", detail.overdue},
                   {"version", v.version},
                   {"created", to_rfc3339(v.created)},
                   {"deadline", deadline_or_null(v)},
                   {"hold", values::hold_or_null(detail.hold, policy)},
                   {"effects", values::to_value(v.effects)},
                   {"last_result", values::result_or_null(v.last_result)},
                   {"slot", values::booked_slot_or_null(detail.slot)},
                   {"appeal", appeal_or_null(v.appeal)},
                   {"erasure_requested", values::time_or_null(v.erasure_requested)},
                   {"url", text_or_null(detail.url)},
                   {"url_expires", values::time_or_null(detail.url_expires)},
                   {"return_url", text_or_null(v.return_url)},
                   {"metadata", std::move(metadata)}});
}

std::string account_json(const AccountDetail& detail, const Policy& policy) {
  json::object account{{"object", "account"},
                       {"account", detail.account.text()},
                       {"verified", false},
                       {"verified_at", nullptr},
                       {"verification", nullptr},
                       {"status", nullptr},
                       {"hold", values::hold_or_null(detail.hold, policy)},
                       {"effects", json::array{}}};
  if (detail.verification) {
    const Verification& v = *detail.verification;
    account["verification"] = v.id.text();
    account["status"] = name(v.status);
    account["effects"] = values::to_value(v.effects);
    if (const auto* verified = std::get_if<Verified>(&v.status)) {
      account["verified"] = true;
      account["verified_at"] = to_rfc3339(verified->at);
    }
  }
  return json::serialize(account);
}

std::string effect_json(const Effect& effect) {
  json::object object = values::to_value(effect);
  object["object"] = "effect";
  return json::serialize(object);
}

std::string event_json(const StoredEvent& event) { return json::serialize(event_object(event)); }

std::string list_json(const std::vector<std::string>& items, bool has_more) {
  std::string text = R"({"object":"list","data":[)";
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += ',';
    text += items[i];
  }
  text += has_more ? R"(],"has_more":true})" : R"(],"has_more":false})";
  return text;
}

std::string webhook_body(const StoredEvent& event) {
  return json::serialize(json::object{{"type", event.type},
                                      {"timestamp", to_rfc3339(event.event.at)},
                                      {"data", event_object(event)}});
}

std::string hold_json(const std::optional<Hold>& hold, const Policy& policy) {
  return json::serialize(values::hold_or_null(hold, policy));
}

}  // namespace visavis::app
