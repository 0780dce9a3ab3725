#include "app/live/absences.h"

namespace visavis::app {

void Absences::tick() {
  const Monotonic limit = clock_.steady() - absence_limit;
  for (const auto& id : waiting_.absent_since(limit))
    orders_.give(id, LeaveQueue{LeaveReason::absent});
  for (const auto& [id, call] : desks_.surplus())
    orders_.give(id, LoseCall{call, presence_.is_here(id)});
  for (const auto& call : calls_.all())
    if (const auto lose = lost(call, limit)) orders_.give(call.applicant, *lose);
}

std::optional<LoseCall> Absences::lost(const Calls::Parties& call, Monotonic limit) const {
  const VerificationId id = call.applicant;
  const MeetingCalls& meetings = calls_.meetings();
  // Their page may well be open, with nobody in front of it: they do not go on waiting by
  // themselves.
  if (const auto missed = meetings.missed(id)) return LoseCall{call.call, false, *missed};
  const bool applicant_gone =
      presence_.gone_since(id, limit) && !meetings.sees(id) && !meetings.has_applicant(id);
  const bool representative_gone =
      desks_.gone_since(call.representative, limit) && !meetings.has_representative(id);
  if (meetings.stood_up(id))
    return LoseCall{call.call, presence_.is_here(id), ReasonCode::representative_absent};
  if (applicant_gone || representative_gone || may_not(call.representative))
    return LoseCall{call.call, presence_.is_here(id)};
  return std::nullopt;
}

/// Who takes no calls any more: not somebody of whom nothing is known.
bool Absences::may_not(StaffId representative) const {
  const Desk* desk = desks_.find(representative);
  return desk != nullptr && !takes_calls(desk->staff);
}

}  // namespace visavis::app
