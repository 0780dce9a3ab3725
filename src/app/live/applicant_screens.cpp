#include "app/live/applicant_screens.h"

#include <algorithm>
#include <utility>

#include "app/live/views.h"

namespace visavis::app {
namespace {

/// Up to this place it is shown at once.
constexpr std::size_t next_ones = 20;
/// Everybody else sees a change within it, and the time between two ticks.
constexpr Duration queue_round = std::chrono::seconds{9};
/// At once, too, while only so many are here.
constexpr std::size_t looked_at_min = 50;

/// How many to look at now, so that all are within a round.
std::size_t share(std::size_t all, Monotonic::duration passed) {
  const auto part =
      std::chrono::duration<double>{passed} / std::chrono::duration<double>{queue_round};
  return std::max(looked_at_min, static_cast<std::size_t>(static_cast<double>(all) * part) + 1);
}

}  // namespace

ApplicantScreens::ApplicantScreens(LiveConnections& connections, const Clock& clock,
                                   LiveRules rules, const Introductions& known,
                                   const Devices& devices, const WaitingRoom& waiting,
                                   const Desks& desks, const Calls& calls)
    : connections_(connections),
      clock_(clock),
      rules_(rules),
      known_(known),
      devices_(devices),
      waiting_(waiting),
      desks_(desks),
      calls_(calls) {}

void ApplicantScreens::flush() {
  for (const auto& id : std::exchange(changed_, {})) show(id);
}

void ApplicantScreens::show(VerificationId applicant) {
  const Introduction* known = known_.find(applicant);
  const auto here = devices_.here(applicant);
  if (known == nullptr || here.empty()) {
    shown_.erase(applicant);
    return;
  }
  ApplicantView seen = view(*known);
  shown_[applicant] = {seen.queue, seen.opening};
  for (const auto& device : here) {
    seen.device = devices_.view(applicant, device, std::nullopt, clock_);
    connections_.send(applicant, device, seen);
  }
}

void ApplicantScreens::show_queue() {
  const Staffing staffing = desks_.staffing();
  const Opening now = opening();
  const bool opening_changed = std::exchange(opening_shown_, now) != now;
  const bool staffing_changed = std::exchange(staffing_shown_, staffing) != staffing;
  if (std::exchange(queue_changed_, false) || opening_changed || staffing_changed) {
    round_wanted_ = true;
    for (const auto& [id, place] : waiting_.first_places(next_ones, staffing, clock_.now()))
      show_place(id, {place, now});
  }
  go_round(staffing, now);
}

/// Looks at the next of those who are here. What changes meanwhile is seen by the next round.
void ApplicantScreens::go_round(const Staffing& staffing, const Opening& opening) {
  const Monotonic::duration passed =
      clock_.steady() - std::exchange(round_went_on_, clock_.steady());
  if (!round_at_) {
    // While somebody waits, what a place is worth changes by time alone.
    const bool wanted = std::exchange(round_wanted_, false) || waiting_.length() > 0;
    if (shown_.empty() || !wanted) return;
    round_at_ = shown_.begin()->first;
  }
  auto at = shown_.lower_bound(*round_at_);
  for (std::size_t left = share(shown_.size(), passed); left > 0 && at != shown_.end(); --left) {
    const VerificationId id = (at++)->first;
    show_place(id, {waiting_.place(id, staffing, clock_.now()), opening});
  }
  round_at_ = at == shown_.end() ? std::nullopt : std::optional{at->first};
}

void ApplicantScreens::show_place(VerificationId applicant, const QueueChanged& news) {
  const auto shown = shown_.find(applicant);
  // Nobody is here, or they are shown everything with the next flush.
  if (shown == shown_.end() || shown->second == news) return;
  shown->second = news;
  for (const auto& device : devices_.here(applicant)) connections_.send(applicant, device, news);
}

ApplicantView ApplicantScreens::view(const Introduction& introduction) const {
  const Timestamp now = clock_.now();
  const VerificationId id = introduction.verification.id;
  ApplicantScene scene{now, rules_.policy, rules_.mails, opening()};
  scene.meetings = calls_.meetings().rules();
  scene.meetings_troubled = calls_.meetings().troubled();
  scene.queue = waiting_.place(id, desks_.staffing(), now);
  if (const auto* in_call = std::get_if<InCall>(&introduction.verification.status)) {
    scene.call =
        applicant_call(*in_call, desks_.find(in_call->representative), calls_.find(id), clock_);
    scene.call->talk.peer_unreached_since = calls_.unreached_since(id, CallSide::representative);
    scene.call->meeting = calls_.meetings().seen_by_applicant(id);
    scene.call->still = calls_.stills().wanted(id);
  }
  return applicant_view(introduction, scene);
}

ApplicantView ApplicantScreens::view(const Introduction& introduction, DeviceId device) const {
  ApplicantView seen = view(introduction);
  const auto was_in_charge = known_.was_in_charge(introduction, clock_.steady());
  seen.device = devices_.view(introduction.verification.id, device, was_in_charge, clock_);
  return seen;
}

Opening ApplicantScreens::opening() const {
  const Timestamp now = clock_.now();
  const auto& opening = rules_.schedule.opening;
  return {opening.open_at(now), desks_.staffing().working > 0, opening.next_opening(now)};
}

}  // namespace visavis::app
