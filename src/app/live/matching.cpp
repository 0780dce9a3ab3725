#include "app/live/matching.h"

namespace visavis::app {

void Matching::match() {
  // No recorder, no call that it would record.
  while (const auto next = waiting_.next(meetings_.ready(), recordings_.ready())) {
    const auto staff = desks_.match(*next);
    if (!staff) return;
    waiting_.set_offered(*next, true);
    // Who it is comes before the connection to them.
    consoles_.show(*staff);
    warm_.match_began(*staff, *next);
  }
}

Result<std::optional<MeetingSpace>, Refusal> Matching::meeting_for(const Introduction& applicant) {
  const MeetingRules rules = meetings_.rules();
  if (medium_of(applicant, rules) == CallMedium::embedded) return std::optional<MeetingSpace>{};
  auto meeting = meetings_.take();
  if (!meeting && !rules.falls_back) return refuse(Refusal::meeting_unavailable);
  return meeting;
}

void Matching::withdraw_with(VerificationId applicant) {
  if (const auto staff = desks_.withdraw_match_with(applicant)) over(*staff, applicant);
}

void Matching::withdraw_of(StaffId staff) {
  if (const auto applicant = desks_.withdraw_match_of(staff)) over(staff, *applicant);
}

void Matching::end_old() {
  for (const auto& [staff, applicant] : desks_.end_old_matches()) over(staff, applicant);
  // One that was accepted, and could not begin after all, may have outlived its applicant.
  for (const auto& staff : desks_.all()) {
    const auto match = desks_.find(staff)->match;
    if (match && !match->accepted && !waiting_.is_here(match->verification)) withdraw_of(staff);
  }
}

void Matching::make_room(StaffId staff, VerificationId applicant) {
  const Desk* desk = desks_.find(staff);
  if (desk == nullptr || !desk->match || desk->match->verification == applicant) return;
  waiting_.set_offered(desk->match->verification, false);
}

void Matching::over(StaffId staff, VerificationId applicant) {
  waiting_.set_offered(applicant, false);
  warm_.match_over(staff);
  consoles_.changed(staff);
}

}  // namespace visavis::app
