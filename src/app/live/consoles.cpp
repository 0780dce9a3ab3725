#include "app/live/consoles.h"

#include <utility>

#include "app/live/views.h"

namespace visavis::app {

Consoles::Consoles(LiveConnections& connections, const Clock& clock, const Introductions& known,
                   const Devices& devices, const Presence& presence, const Desks& desks,
                   const Calls& calls, const Figures& figures, const LiveRules& rules)
    : connections_(connections),
      clock_(clock),
      known_(known),
      devices_(devices),
      presence_(presence),
      desks_(desks),
      calls_(calls),
      figures_(figures),
      rules_(rules) {}

void Consoles::peer_changed(VerificationId applicant) {
  if (const LiveCall* call = calls_.find(applicant)) changed(call->representative);
}

void Consoles::set_recordings_awaited(bool awaited) {
  if (std::exchange(recordings_awaited_, awaited) == awaited) return;
  for (const auto& staff : desks_.all()) changed(staff);
}

void Consoles::show(StaffId staff) {
  changed_.erase(staff);
  const Desk* desk = desks_.find(staff);
  if (desk != nullptr && desk->connected) connections_.send(staff, view(*desk));
}

void Consoles::flush() {
  for (const auto& staff : std::exchange(changed_, {})) show(staff);
}

void Consoles::show_figures() {
  const std::size_t slots = figures_.slots_ahead();
  const bool slots_changed = std::exchange(slots_shown_, slots) != slots;
  if (!std::exchange(figures_changed_, false) && !slots_changed) return;
  const QueueFigures figures = figures_.now();
  for (const auto& staff : desks_.all())
    if (desks_.find(staff)->connected) connections_.send(staff, figures);
}

StaffView Consoles::view(const Desk& desk) const {
  StaffView seen{
      figures_.now(), desk.staff, desk.available, on_wall(clock_, desk.wrap_up_until), {}, {}};
  seen.failed_needs_review = rules_.policy.failed_needs_review;
  const MeetingRules meetings = calls_.meetings().rules();
  if (meetings.set_up) seen.medium = meetings.medium;
  seen.meetings_awaited = calls_.meetings().awaited();
  seen.recordings_awaited = recordings_awaited_;
  if (desk.match) {
    if (const Introduction* known = known_.find(desk.match->verification))
      seen.match = staff_match(*known, *desk.match, calls_.meetings().rules(), clock_);
  }
  if (!desk.call) return seen;
  const Introduction* known = known_.find(*desk.call);
  const LiveCall* call = calls_.find(*desk.call);
  if (known == nullptr || call == nullptr) return seen;
  if (!std::holds_alternative<InCall>(known->verification.status)) return seen;
  const auto away_since = on_wall(clock_, presence_.away_since(*desk.call));
  seen.call = staff_call(*known, *call, rules_.meetings, away_since, presence_.is_here(*desk.call));
  seen.call->talk.peer_unreached_since = calls_.unreached_since(*desk.call, CallSide::applicant);
  seen.call->meeting = calls_.meetings().seen_by_staff(*desk.call);
  seen.call->stills = calls_.stills().seen(*desk.call);
  seen.call->applicant_device = devices_.shown_to_staff(*desk.call, clock_);
  return seen;
}

}  // namespace visavis::app
