#include "domain/verification_places.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::places {
namespace {

using Decided = Result<EventBody, Refusal>;

Waiting& waiting_of(Verification& v) {
  auto* waiting = std::get_if<Waiting>(&v.status);
  CHECK(waiting != nullptr);
  return *waiting;
}

}  // namespace

std::optional<Timestamp> at_joining(const Verification& v, Timestamp now) {
  std::optional<Timestamp> since;
  if (v.kept_place && now <= v.kept_place->until) since = v.kept_place->since;
  if (v.slot && slot_counts(*v.slot, now)) {
    const Timestamp of_slot = place_of_slot(v.slot->at);
    since = since ? std::min(*since, of_slot) : of_slot;
  }
  return since;
}

std::optional<Timestamp> kept_after_leaving(const Waiting& waiting, LeaveReason reason,
                                            Timestamp now) {
  switch (reason) {
    case LeaveReason::left:
      return std::nullopt;
    case LeaveReason::absent:
      return now + (waiting.call_back ? place_kept : place_kept_after_absence);
  }
  return std::nullopt;
}

Decided decide(const Verification& v, const RequestCallBack&, Timestamp) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr) return refuse(Refusal::not_waiting);
  if (!v.contact) return refuse(Refusal::contact_unknown);
  if (waiting->call_back) return refuse(Refusal::call_back_asked);
  return EventBody{CallBackRequested{}};
}

Decided decide(const Verification& v, const EndCallBack&, Timestamp) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr || !waiting->call_back) return refuse(Refusal::no_call_back);
  return EventBody{CallBackEnded{}};
}

Decided decide(const Verification& v, const TellCallBack&, Timestamp) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr || !waiting->call_back || waiting->call_back->told)
    return refuse(Refusal::no_call_back);
  return EventBody{CallBackTold{}};
}

Decided decide(const Verification& v, const BookSlot& c, Timestamp now) {
  if (std::holds_alternative<InCall>(v.status)) return refuse(Refusal::already_in_call);
  if (!std::holds_alternative<Required>(v.status) && !std::holds_alternative<Waiting>(v.status))
    return refuse(Refusal::not_open);
  if (c.at <= now) return refuse(Refusal::slot_not_offered);
  if (v.slots_booked >= slot_bookings_max) return refuse(Refusal::too_many_bookings);
  const Timestamp own_deadline = v.deadline - (v.slot ? v.slot->extended : Duration::zero());
  // Booking late is no way out of overdue.
  const Duration extended =
      is_overdue(v, now) ? Duration::zero()
                         : std::max(c.at + slot_to_deadline - own_deadline, Duration::zero());
  return EventBody{SlotBooked{c.at, extended, c.at - now > slot_reminder_before, c.time_zone}};
}

Decided decide(const Verification& v, const CancelSlot&, Timestamp now) {
  if (!v.slot || !is_open(v)) return refuse(Refusal::no_slot);
  // Whoever gives a booked time back is not overdue at once for it.
  const Duration spare = v.deadline - (now + slot_to_deadline);
  return EventBody{SlotCanceled{std::clamp(spare, Duration::zero(), v.slot->extended)}};
}

Decided decide(const Verification& v, const RemindSlot&, Timestamp now) {
  const bool due = v.slot && !v.slot->reminded && std::holds_alternative<Required>(v.status) &&
                   v.slot->at - slot_reminder_before <= now && now < v.slot->at;
  if (!due) return refuse(Refusal::no_slot);
  return EventBody{SlotReminded{}};
}

Decided decide(const Verification& v, const UseSlot&, Timestamp now) {
  const auto* waiting = std::get_if<Waiting>(&v.status);
  if (waiting == nullptr) return refuse(Refusal::not_waiting);
  if (!v.slot || !slot_counts(*v.slot, now) || waiting->place_since <= place_of_slot(v.slot->at))
    return refuse(Refusal::no_slot);
  return EventBody{SlotUsed{place_of_slot(v.slot->at)}};
}

void apply(Verification& v, Timestamp at, const CallBackRequested&) {
  waiting_of(v).call_back = CallBack{at, std::nullopt};
}

void apply(Verification& v, Timestamp, const CallBackEnded&) { waiting_of(v).call_back.reset(); }

void apply(Verification& v, Timestamp at, const CallBackTold&) {
  auto& call_back = waiting_of(v).call_back;
  CHECK(call_back.has_value());
  call_back->told = at;
}

void apply(Verification& v, Timestamp, const SlotBooked& e) {
  v.deadline += e.extended - (v.slot ? v.slot->extended : Duration::zero());
  v.slot = Slot{e.at, e.extended, !e.reminder, e.time_zone};
  ++v.slots_booked;
}

void apply(Verification& v, Timestamp, const SlotCanceled& e) {
  v.deadline -= e.withdrawn;
  v.slot.reset();
}

void apply(Verification& v, Timestamp, const SlotReminded&) {
  CHECK(v.slot.has_value());
  v.slot->reminded = true;
}

void apply(Verification& v, Timestamp, const SlotUsed& e) {
  waiting_of(v).place_since = e.place_since;
}

}  // namespace visavis::places
