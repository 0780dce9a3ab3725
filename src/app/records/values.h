#pragma once

#include <boost/json.hpp>

#include "app/messages/stored.h"
#include "domain/hold.h"
#include "domain/verification.h"

// JSON of the values that several encodings share. Included by .cpp files only.
namespace visavis::app::values {

namespace json = boost::json;

json::object to_value(const Profile& profile);
Profile profile_from(const json::value& value);
json::array to_value(const std::vector<ChecklistItem>& items);
json::array to_value(const std::vector<ChecklistResult>& results);
json::array reason_codes(const std::vector<ReasonCode>& reasons);
/// [{"code","text"}]: with the applicant's words.
json::array reasons_with_words(const std::vector<ReasonCode>& reasons);
json::value result_or_null(const std::optional<CallResult>& result);
json::value hold_or_null(const std::optional<Hold>& hold, const Policy& policy);
json::object to_value(const Effect& effect);
json::array to_value(const std::vector<Effect>& effects);
/// The time that the freelancer has booked.
json::value booked_slot_or_null(const std::optional<Slot>& slot);
json::value time_or_null(const std::optional<Timestamp>& time);
json::array strings(const std::vector<std::string>& texts);
/// Whether an appeal is possible, and how the last one stands.
json::object appeal_state(const Verification& verification, Duration answer_within);
std::string hex(const Hash& hash);

}  // namespace visavis::app::values
