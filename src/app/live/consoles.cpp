#include "app/live/consoles.h"

#include <utility>

#include "app/live/views.h"

namespace visavis::app {

Consoles::Consoles(LiveConnections& connections, const Clock& clock, const Introductions& known,
                   const Devices& devices, const Presence& presence, const Desks& desks,
                   const Calls& calls, const Figures& figures, bool failed_needs_review)
    : connections_(connections),
      clock_(clock),
      known_(known),
      devices_(devices),
      presence_(presence),
      desks_(desks),
      calls_(calls),
      figures_(figures),
      failed_needs_review_(failed_needs_review) {}

void Consoles::peer_changed(VerificationId applicant) {
  if (const LiveCall* call = calls_.find(applicant)) changed(call->representative);
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
  seen.failed_needs_review = failed_needs_review_;
  if (desk.match) {
    if (const Introduction* known = known_.find(desk.match->verification))
      seen.match = staff_match(*known, *desk.match, clock_);
  }
  if (!desk.call) return seen;
  const Introduction* known = known_.find(*desk.call);
  const LiveCall* call = calls_.find(*desk.call);
  if (known == nullptr || call == nullptr) return seen;
  if (!std::holds_alternative<InCall>(known->verification.status)) return seen;
  const auto away_since = on_wall(clock_, presence_.away_since(*desk.call));
  seen.call = staff_call(*known, *call, away_since, presence_.is_here(*desk.call));
  seen.call->talk.peer_unreached_since = calls_.unreached_since(*desk.call, CallSide::applicant);
  seen.call->applicant_device = devices_.shown_to_staff(*desk.call, clock_);
  return seen;
}

}  // namespace visavis::app
