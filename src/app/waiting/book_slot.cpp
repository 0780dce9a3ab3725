#include "app/waiting/book_slot.h"

#include <algorithm>
#include <map>

#include "app/words/time_zone.h"

namespace visavis::app {
namespace {

/// How many may still book each of the slots. Read and used on the store's thread, where nobody
/// books in between.
std::map<Timestamp, std::size_t> room(VerificationStore& verifications, const Schedule& schedule,
                                      const std::vector<Timestamp>& slots) {
  const auto each = static_cast<std::size_t>(std::max(schedule.slots.each, 0));
  std::map<Timestamp, std::size_t> free;
  for (const auto& at : slots) free[at] = each;
  if (free.empty()) return free;
  for (const auto& booked : verifications.booked_slots(free.begin()->first, free.rbegin()->first)) {
    const auto found = free.find(booked.at);
    if (found != free.end()) found->second -= std::min(found->second, booked.bookings);
  }
  return free;
}

}  // namespace

Result<Verification, Refusal> book_slot(VerificationStore& verifications, Steps& steps,
                                        const Schedule& schedule, VerificationId id,
                                        const BookSlot& wanted, Timestamp now) {
  const Timestamp at = wanted.at;
  const auto verification = verifications.verification(id);
  if (!verification) return refuse(Refusal::verification_unknown);
  // A second tap on the same slot is no second booking.
  const auto own = coming_slot(*verification, now);
  if (own && own->at == at) return *verification;
  if (!is_slot_offered(schedule, at, now)) return refuse(Refusal::slot_not_offered);
  if (room(verifications, schedule, {at}).at(at) == 0) return refuse(Refusal::slot_taken);
  // Browsers know zones that we do not: the time is booked all the same.
  const bool zone_is_known = wanted.time_zone && is_time_zone(*wanted.time_zone);
  return steps.change(id, BookSlot{at, zone_is_known ? wanted.time_zone : std::nullopt});
}

FreeSlots free_slots(VerificationStore& verifications, const Schedule& schedule,
                     const Verification& verification, Timestamp now) {
  FreeSlots slots{schedule.slots.length,
                  slot_bookings_max - std::min(slot_bookings_max, verification.slots_booked),
                  {}};
  for (const auto& [at, free] : room(verifications, schedule, slots_offered(schedule, now))) {
    if (free > 0) slots.slots.push_back({at, free});
  }
  return slots;
}

}  // namespace visavis::app
