#include "app/records/values.h"

#include "app/words/words.h"

namespace visavis::app::values {
namespace {

std::string text(const json::value& value, const char* key) {
  return json::value_to<std::string>(value.at(key));
}

}  // namespace

json::value booked_slot_or_null(const std::optional<Slot>& slot) {
  if (!slot) return nullptr;
  return json::object{{"at", to_rfc3339(slot->at)}};
}

json::value time_or_null(const std::optional<Timestamp>& time) {
  return time ? json::value(to_rfc3339(*time)) : json::value(nullptr);
}

json::array strings(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& one : texts) array.emplace_back(one);
  return array;
}

json::object to_value(const Profile& profile) {
  json::array work;
  for (const auto& claim : profile.work) {
    work.push_back({{"title", claim.title},
                    {"company", claim.company},
                    {"from", claim.from},
                    {"to", claim.to}});
  }
  json::array education;
  for (const auto& claim : profile.education) {
    education.push_back({{"degree", claim.degree}, {"school", claim.school}, {"year", claim.year}});
  }
  return {{"name", profile.name},
          {"photo_url", profile.photo_url},
          {"title", profile.title},
          {"country", profile.country},
          {"skills", strings(profile.skills)},
          {"work", std::move(work)},
          {"education", std::move(education)}};
}

Profile profile_from(const json::value& value) {
  Profile profile{.name = text(value, "name"),
                  .photo_url = text(value, "photo_url"),
                  .title = text(value, "title"),
                  .country = text(value, "country"),
                  .skills = json::value_to<std::vector<std::string>>(value.at("skills")),
                  .work = {},
                  .education = {}};
  for (const auto& claim : value.at("work").as_array()) {
    profile.work.push_back(
        {text(claim, "title"), text(claim, "company"), text(claim, "from"), text(claim, "to")});
  }
  for (const auto& claim : value.at("education").as_array()) {
    profile.education.push_back(
        {text(claim, "degree"), text(claim, "school"), text(claim, "year")});
  }
  return profile;
}

json::array to_value(const std::vector<ChecklistItem>& items) {
  json::array array;
  for (const auto& item : items) {
    array.push_back({{"item", item.item},
                     {"kind", name(item.kind)},
                     {"text", item.text.reveal()},
                     {"required", item.required}});
  }
  return array;
}

json::array to_value(const std::vector<ChecklistResult>& results) {
  json::array array;
  for (const auto& result : results)
    array.push_back({{"item", result.item}, {"result", name(result.result)}});
  return array;
}

json::array reason_codes(const std::vector<ReasonCode>& reasons) {
  json::array array;
  for (const auto reason : reasons) array.emplace_back(entry(reason).code);
  return array;
}

json::array reasons_with_words(const std::vector<ReasonCode>& reasons) {
  json::array array;
  for (const auto reason : reasons)
    array.push_back({{"code", entry(reason).code}, {"text", reason_words(reason)}});
  return array;
}

json::value result_or_null(const std::optional<CallResult>& result) {
  if (!result) return nullptr;
  return json::object{{"outcome", name(result->outcome)},
                      {"reasons", reasons_with_words(result->reasons)},
                      {"message", result->message.reveal()},
                      {"decided", to_rfc3339(result->decided)}};
}

json::value hold_or_null(const std::optional<Hold>& hold, const Policy& policy) {
  if (!hold) return nullptr;
  return json::object{{"kind", name(hold->kind)},
                      {"denied_actions", strings(policy.action_names(hold->denies))},
                      {"reason", hold->reason},
                      {"since", to_rfc3339(hold->since)},
                      {"version", hold->version}};
}

json::object to_value(const Effect& effect) {
  return {{"id", effect.id}, {"name", effect.name}, {"status", effect.done ? "done" : "open"}};
}

json::array to_value(const std::vector<Effect>& effects) {
  json::array array;
  for (const auto& effect : effects) array.push_back(to_value(effect));
  return array;
}

std::string hex(const Hash& hash) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : hash) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

}  // namespace visavis::app::values
