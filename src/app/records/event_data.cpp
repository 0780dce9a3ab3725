#include "app/records/row.h"
#include "app/records/values.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

/// Why an event happened, where it has more than one cause.
json::value reason_or_null(const EventBody& body) {
  if (const auto* left = std::get_if<QueueLeft>(&body)) {
    return left->reason == LeaveReason::absent ? "absent" : "left";
  }
  if (std::holds_alternative<RetryGranted>(body)) return "retry_granted";
  if (const auto* answered = std::get_if<AppealAnswered>(&body))
    return answered->granted ? "granted" : "declined";
  if (const auto* lost = std::get_if<CallLost>(&body)) {
    if (lost->back_in_line) return "back_in_line";
  }
  return nullptr;
}

}  // namespace

std::string event_data_json(const Verification& after, const EventBody& body, const Policy& policy,
                            Timestamp now) {
  return json::serialize(
      json::object{{"status", name(after.status)},
                   {"hold", values::hold_or_null(derive_hold(after, policy, now), policy)},
                   {"effects", values::to_value(after.effects)},
                   {"last_result", values::result_or_null(after.last_result)},
                   {"slot", values::booked_slot_or_null(coming_slot(after, now))},
                   {"reason", reason_or_null(body)}});
}

}  // namespace visavis::app
