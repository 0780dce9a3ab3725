#include "app/waiting/book_slot.h"

#include <algorithm>
#include <map>

#include "app/verification/change.h"

namespace visavis::app {
namespace {

/// How many may still book each of the slots. Read and used on the app's thread, where nobody books
/// in between.
std::map<Timestamp, std::size_t> room(Context& context, const std::vector<Timestamp>& slots) {
  const auto each = static_cast<std::size_t>(std::max(context.schedule.slots.each, 0));
  std::map<Timestamp, std::size_t> free;
  for (const auto& at : slots) free[at] = each;
  if (free.empty()) return free;
  for (const auto& booked :
       context.verifications.booked_slots(free.begin()->first, free.rbegin()->first)) {
    const auto found = free.find(booked.at);
    if (found != free.end()) found->second -= std::min(found->second, booked.bookings);
  }
  return free;
}

}  // namespace

Result<Verification, Refusal> book_slot(Context& context, VerificationId id, Timestamp at) {
  const auto verification = context.verifications.verification(id);
  if (!verification) return refuse(Refusal::verification_unknown);
  // A second tap on the same slot is no second booking.
  const Timestamp now = context.clock.now();
  const auto own = coming_slot(*verification, now);
  if (own && own->at == at) return *verification;
  if (!is_slot_offered(context.schedule, at, now)) return refuse(Refusal::slot_not_offered);
  if (room(context, {at}).at(at) == 0) return refuse(Refusal::slot_taken);
  return change(context, id, BookSlot{at});
}

FreeSlots free_slots(Context& context, const Verification& verification) {
  FreeSlots slots{context.schedule.slots.length,
                  slot_bookings_max - std::min(slot_bookings_max, verification.slots_booked),
                  {}};
  for (const auto& [at, free] :
       room(context, slots_offered(context.schedule, context.clock.now()))) {
    if (free > 0) slots.slots.push_back({at, free});
  }
  return slots;
}

}  // namespace visavis::app
