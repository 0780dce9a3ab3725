#pragma once

#include <vector>

#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/schedule.h"

namespace visavis::app {

/// Books a time for the call in place of an earlier one.
Result<Verification, Refusal> book_slot(VerificationStore& verifications, Steps& steps,
                                        const Schedule& schedule, VerificationId id,
                                        const BookSlot& wanted, Timestamp now);

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
FreeSlots free_slots(VerificationStore& verifications, const Schedule& schedule,
                     const Verification& verification, Timestamp now);

}  // namespace visavis::app
