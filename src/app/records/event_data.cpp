#include "app/records/row.h"
#include "app/shapes/form.h"
#include "app/shapes/results.h"

namespace visavis::app {
namespace {

/// Why an event happened, where it has more than one cause.
std::optional<std::string> reason_of(const EventBody& body) {
  if (const auto* left = std::get_if<QueueLeft>(&body))
    return left->reason == LeaveReason::absent ? "absent" : "left";
  if (std::holds_alternative<RetryGranted>(body)) return "retry_granted";
  if (const auto* answered = std::get_if<AppealAnswered>(&body))
    return answered->granted ? "granted" : "declined";
  if (const auto* lost = std::get_if<CallLost>(&body))
    if (lost->back_in_line) return "back_in_line";
  if (const auto* missed = std::get_if<PhotoMissed>(&body)) return missed->why;
  return std::nullopt;
}

}  // namespace

std::string event_data_json(const Verification& after, const EventBody& body, const Policy& policy,
                            Timestamp now) {
  return form::text_of(shape::EventData{
      shape::shown(after.status), shape::shown(derive_hold(after, policy, now), policy),
      shape::shown(after.effects), shape::shown(after.last_result),
      shape::shown(coming_slot(after, now)), reason_of(body)});
}

}  // namespace visavis::app
