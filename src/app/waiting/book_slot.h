#pragma once

#include <vector>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// Books a time for the call in place of an earlier one.
Result<Verification, Refusal> book_slot(Context& context, VerificationId id, Timestamp at);

struct FreeSlot {
  Timestamp at;
  std::size_t free = 0;  ///< from 1
};
/// The slots that the applicant can book now.
struct FreeSlots {
  Duration length{};
  unsigned bookings_left = 0;
  std::vector<FreeSlot> slots;
};
FreeSlots free_slots(Context& context, const Verification& verification);

}  // namespace visavis::app
