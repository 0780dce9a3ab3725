#include "app/records/old_forms.h"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>
#include <string>

#include "base/described.h"

namespace visavis::app::codec {
namespace {

namespace json = boost::json;

/// The member was not written before: then it was this.
/// By value: it may come out of the object itself, which moves its members when it gets one.
void was(Stored& object, std::string_view member, json::value before) {
  if (!object.contains(member)) object[member] = std::move(before);
}
void renamed(Stored& object, std::string_view before, std::string_view now) {
  auto* const found = object.if_contains(before);
  if (found == nullptr) return;
  // Taken out first: a new member may move the others.
  json::value value = std::move(*found);
  object[now] = std::move(value);
}
/// It was a flag.
void named_by(Stored& object, std::string_view flag, std::string_view member,
              std::string_view if_set, std::string_view if_not) {
  if (const auto* found = object.if_contains(flag))
    object[member] = found->as_bool() ? if_set : if_not;
}
constexpr std::pair<std::string_view, std::string_view> act_kinds[]{
    {"marketplace.added", "marketplace_added"},
    {"marketplace.key_added", "api_key_added"},
    {"staff.added", "staff_added"},
    {"staff.photo_changed", "staff_photo_changed"},
    {"staff.signed_in", "signed_in"},
    {"staff.signed_out", "signed_out"}};

/// The body's members stood beside the others; its kind was `kind`.
void laid_open(Stored& object, std::string_view kind) {
  json::object body = object;
  body["kind"] = kind;
  object["body"] = std::move(body);
}

}  // namespace

void from_old_form(std::type_identity<Act>, Stored& act) {
  const auto* const name = act.if_contains("act");
  if (name == nullptr) return;
  const auto known = std::find_if(std::begin(act_kinds), std::end(act_kinds),
                                  [&](const auto& one) { return one.first == name->as_string(); });
  if (known == std::end(act_kinds)) throw std::runtime_error("stored act: unknown kind");
  laid_open(act, known->second);
}

void from_old_form(std::type_identity<Event>, Stored& event) {
  if (event.contains("body")) return;
  const std::string kind{event.at("kind").as_string()};
  laid_open(event, kind);
  json::object& body = event.at("body").as_object();
  if (kind == "slot_booked") renamed(body, "slot", "at");
}

void from_old_form(std::type_identity<Verification>, Stored& row) {
  was(row, "reminder_told", false);
  was(row, "slots_booked", 0);
  json::object& status = row.at("status").as_object();
  renamed(status, "name", "kind");
}

void from_old_form(std::type_identity<Waiting>, Stored& status) {
  was(status, "place_since", status.at("since"));
}
void from_old_form(std::type_identity<InCall>, Stored& status) {
  was(status, "place_since", status.at("clock_stopped"));
}
void from_old_form(std::type_identity<NotVerified>, Stored& status) {
  was(status, "deciders", json::array{});
}

void from_old_form(std::type_identity<Effect>, Stored& effect) {
  if (const auto* status = effect.if_contains("status"))
    effect["done"] = status->as_string() == "done";
}
void from_old_form(std::type_identity<Decision>, Stored& decision) {
  renamed(decision, "results", "checklist");
}
void from_old_form(std::type_identity<QueueLeft>, Stored& event) {
  named_by(event, "absent", "reason", "absent", "left");
}
void from_old_form(std::type_identity<CallLost>, Stored& event) {
  was(event, "back_in_line", false);
}
void from_old_form(std::type_identity<CallLeft>, Stored& event) { was(event, "withdrawn", false); }
void from_old_form(std::type_identity<DecisionReviewed>, Stored& event) {
  named_by(event, "confirmed", "verdict", "confirmed", "overturned");
}

}  // namespace visavis::app::codec
