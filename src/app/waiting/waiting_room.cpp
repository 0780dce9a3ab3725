#include "app/waiting/waiting_room.h"

#include <algorithm>

namespace visavis::app {
namespace {

/// Told from here on, or from the second place.
constexpr Duration call_back_ahead = std::chrono::minutes{5};

Prospect prospect(std::size_t ahead, const Staffing& staffing) {
  return {ahead, staffing.working, staffing.free, staffing.call_length};
}

}  // namespace

void WaitingRoom::on(const CommittedStep& step) {
  const auto* joined = std::get_if<QueueJoined>(&step.event.body);
  on(step.after, joined != nullptr && !joined->place_since);
}

void WaitingRoom::on(const Verification& after, bool newcomer) {
  if (after.slot)
    slots_[after.id] = after.slot->at;
  else
    slots_.erase(after.id);

  const auto* waiting = std::get_if<Waiting>(&after.status);
  if (waiting == nullptr) return queue_.leave(after.id);
  const Waiter* found = queue_.find(after.id);
  const bool offered = found != nullptr && found->offered && !waiting->call_back;
  // In another place, or in the same one again: the queue orders by it.
  if (found != nullptr && (found->since != waiting->place_since || found->joined != waiting->since))
    queue_.leave(after.id);
  if (newcomer)
    queue_.join_behind(after.id, waiting->place_since, presence_.is_here(after.id));
  else
    queue_.join(after.id, waiting->place_since, presence_.is_here(after.id), waiting->since);
  queue_.set_offered(after.id, offered);
  queue_.set_by_slot(after.id, after.slot && waiting->place_since == place_of_slot(after.slot->at));
  queue_.set_call_back(after.id, waiting->call_back);
}

void WaitingRoom::presence_changed(VerificationId applicant) {
  queue_.set_present(applicant, presence_.is_here(applicant));
}

void WaitingRoom::set_offered(VerificationId applicant, bool offered) {
  queue_.set_offered(applicant, offered);
}

void WaitingRoom::set_served_with(VerificationId applicant, ServedWith served_with) {
  queue_.set_served_with(applicant, served_with);
}

QueuePlace WaitingRoom::place_of(const Waiter& waiter, std::size_t place, std::size_t ahead,
                                 const Staffing& staffing) const {
  const bool stuck = meetings_awaited_ && waiter.served_with == ServedWith::meeting;
  return {place, rounded_length(length()),
          stuck ? std::nullopt : estimate_wait(prospect(ahead, staffing)), waiter.kept(),
          waiter.call_back};
}

std::vector<std::pair<VerificationId, QueuePlace>> WaitingRoom::first_places(
    std::size_t most, const Staffing& staffing, Timestamp now) const {
  std::vector<std::pair<VerificationId, QueuePlace>> first;
  std::size_t ahead = 0;
  for (const auto& waiter : queue_.waiters()) {
    if (first.size() == most) break;
    first.emplace_back(waiter.verification, place_of(waiter, first.size() + 1, ahead, staffing));
    if (waiter.is_ahead(now)) ++ahead;
  }
  return first;
}

std::optional<QueuePlace> WaitingRoom::place(VerificationId applicant, const Staffing& staffing,
                                             Timestamp now) const {
  const auto place = queue_.place(applicant);
  if (!place) return std::nullopt;
  return place_of(queue_.waiters()[*place - 1], *place, queue_.ahead(*place, now), staffing);
}

std::vector<VerificationId> WaitingRoom::nearly_up(const Staffing& staffing, Timestamp now) const {
  std::vector<VerificationId> near;
  // Who is in wrap-up may be going home, and "nearly your turn" cannot be taken back.
  if (!staffing.serving) return near;
  for (const auto& [order, applicant] : queue_.called_back()) {
    const std::size_t ahead = queue_.ahead(*queue_.place(applicant), now);
    const auto estimate = estimate_wait(prospect(ahead, staffing));
    // Whoever comes later waits no shorter.
    if (!estimate || (ahead >= 2 && *estimate > call_back_ahead)) break;
    near.push_back(applicant);
  }
  return near;
}

std::vector<VerificationId> WaitingRoom::absent_since(Monotonic limit) const {
  std::vector<VerificationId> absent;
  for (const auto& [order, applicant] : queue_.away())
    if (presence_.gone_since(applicant, limit)) absent.push_back(applicant);
  return absent;
}

Duration WaitingRoom::longest_wait(Timestamp now) const {
  const auto first = queue_.first_joined();
  return first ? std::max(Duration{}, now - *first) : Duration{};
}

std::size_t WaitingRoom::slots_ahead(Timestamp now) const {
  return static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [&](const auto& one) {
    return now - slot_late <= one.second && one.second <= now + std::chrono::days{1};
  }));
}

}  // namespace visavis::app
