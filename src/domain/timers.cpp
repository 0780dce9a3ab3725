#include "domain/timers.h"

namespace visavis {
namespace {

using Due = std::optional<Timer>;

bool is_required(const Verification& v) { return std::holds_alternative<Required>(v.status); }

Due reminder(const Verification& v, const Policy& policy) {
  const Duration lead = reminder_lead(policy);
  // Whoever was told that the deadline passed is not told any more that it is near, even where a
  // booked time has moved it.
  if (!is_required(v) || v.reminder_told || v.overdue_told || lead <= Duration::zero())
    return std::nullopt;
  return Timer{TimerKind::reminder, v.deadline - lead, v.deadline};
}

Due overdue(const Verification& v) {
  if (!is_required(v) || v.overdue_told) return std::nullopt;
  return Timer{TimerKind::overdue, v.deadline};
}

Due slot_reminder(const Verification& v) {
  if (!is_required(v) || !v.slot || v.slot->reminded) return std::nullopt;
  return Timer{TimerKind::slot_reminder, v.slot->at - slot_reminder_before, v.slot->at};
}

Due slot(const Verification& v) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr || !v.slot || waiting->place_since <= place_of_slot(v.slot->at))
    return std::nullopt;
  // It counts at slot_late too: the first moment that is too late comes after it.
  return Timer{TimerKind::slot, v.slot->at - slot_early, v.slot->at + slot_late + Duration{1}};
}

Due call_back(const Verification& v) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr || !waiting->call_back || !waiting->call_back->told) return std::nullopt;
  return Timer{TimerKind::call_back, *waiting->call_back->told + call_back_patience};
}

}  // namespace

std::vector<Timer> timers(const Verification& verification, const Policy& policy) {
  std::vector<Timer> all;
  for (const auto& one : {reminder(verification, policy), overdue(verification),
                          slot_reminder(verification), slot(verification), call_back(verification)})
    if (one) all.push_back(*one);
  return all;
}

Command command_of(TimerKind kind) {
  switch (kind) {
    case TimerKind::reminder:
      return MarkReminder{};
    case TimerKind::overdue:
      return MarkOverdue{};
    case TimerKind::slot_reminder:
      return RemindSlot{};
    case TimerKind::slot:
      return UseSlot{};
    case TimerKind::call_back:
      return GiveUpCallBack{};
  }
  return MarkOverdue{};
}

}  // namespace visavis
