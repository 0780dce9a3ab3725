#include "app/live/matching.h"

namespace visavis::app {

void Matching::match() {
  while (const auto next = waiting_.next()) {
    const auto staff = desks_.match(*next);
    if (!staff) return;
    waiting_.set_offered(*next, true);
    // Who it is comes before the connection to them.
    consoles_.show(*staff);
    warm_.match_began(*staff, *next);
  }
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
