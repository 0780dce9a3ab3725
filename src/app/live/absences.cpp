#include "app/live/absences.h"

namespace visavis::app {

void Absences::tick() {
  const Monotonic limit = clock_.steady() - absence_limit;
  for (const auto& id : waiting_.absent_since(limit))
    orders_.give(id, LeaveQueue{LeaveReason::absent});
  for (const auto& [id, call] : desks_.surplus())
    orders_.give(id, LoseCall{call, presence_.is_here(id)});
  for (const auto& call : calls_.all()) {
    if (presence_.gone_since(call.applicant, limit) ||
        desks_.gone_since(call.representative, limit) || may_not(call.representative))
      orders_.give(call.applicant, LoseCall{call.call, presence_.is_here(call.applicant)});
  }
}

/// Who takes no calls any more: not somebody of whom nothing is known.
bool Absences::may_not(StaffId representative) const {
  const Desk* desk = desks_.find(representative);
  return desk != nullptr && !takes_calls(desk->staff);
}

}  // namespace visavis::app
