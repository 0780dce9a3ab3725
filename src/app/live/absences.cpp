#include "app/live/absences.h"

namespace visavis::app {

void Absences::tick() {
  const Timestamp limit = clock_.now() - absence_limit;
  for (const auto& id : waiting_.absent_since(limit))
    orders_.give(id, LeaveQueue{LeaveReason::absent});
  for (const auto& call : calls_.all()) {
    // One call a representative: a second one can only come from somewhere else, or late.
    const Desk* desk = desks_.find(call.representative);
    const bool second = desk != nullptr && desk->call && desk->call != call.applicant;
    if (second || presence_.gone_since(call.applicant, limit) ||
        desks_.gone_since(call.representative, limit))
      orders_.give(call.applicant, LoseCall{call.call, presence_.is_here(call.applicant)});
  }
}

}  // namespace visavis::app
