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
  if (waiting == nullptr) {
    queue_.leave(after.id);
    waiting_.erase(after.id);
    return;
  }
  const auto& waiters = queue_.waiters();
  const auto found = std::find_if(waiters.begin(), waiters.end(), [&](const Waiter& waiter) {
    return waiter.verification == after.id;
  });
  const bool offered = found != waiters.end() && found->offered && !waiting->call_back;
  // In another place, or in the same one again: the queue orders by it.
  if (found != waiters.end() &&
      (found->since != waiting->place_since || found->joined != waiting->since))
    queue_.leave(after.id);
  if (newcomer)
    queue_.join_behind(after.id, waiting->place_since, presence_.is_here(after.id));
  else
    queue_.join(after.id, waiting->place_since, presence_.is_here(after.id), waiting->since);
  queue_.set_offered(after.id, offered);
  queue_.set_by_slot(after.id, after.slot && waiting->place_since == place_of_slot(after.slot->at));
  queue_.set_call_back(after.id, waiting->call_back);
  waiting_.insert(after.id);
}

void WaitingRoom::presence_changed(VerificationId applicant) {
  queue_.set_present(applicant, presence_.is_here(applicant));
}

void WaitingRoom::set_offered(VerificationId applicant, bool offered) {
  queue_.set_offered(applicant, offered);
}

std::vector<std::pair<VerificationId, QueuePlace>> WaitingRoom::places(const Staffing& staffing,
                                                                       Timestamp now) const {
  std::vector<std::pair<VerificationId, QueuePlace>> all;
  const auto& waiters = queue_.waiters();
  all.reserve(waiters.size());
  std::size_t ahead = 0;
  for (const auto& waiter : waiters) {
    all.emplace_back(waiter.verification, QueuePlace{all.size() + 1, waiters.size(),
                                                     estimate_wait(prospect(ahead, staffing)),
                                                     waiter.kept(), waiter.call_back});
    if (waiter.is_ahead(now)) ++ahead;
  }
  return all;
}

std::optional<QueuePlace> WaitingRoom::place(VerificationId applicant, const Staffing& staffing,
                                             Timestamp now) const {
  if (!waits(applicant)) return std::nullopt;
  const auto& waiters = queue_.waiters();
  const auto place = queue_.place(applicant).value();
  const Waiter& waiter = waiters[place - 1];
  return QueuePlace{place, waiters.size(),
                    estimate_wait(prospect(queue_.ahead(applicant, now), staffing)), waiter.kept(),
                    waiter.call_back};
}

std::vector<VerificationId> WaitingRoom::nearly_up(const Staffing& staffing, Timestamp now) const {
  std::vector<VerificationId> near;
  // Who is in wrap-up may be going home, and "nearly your turn" cannot be taken back.
  if (!staffing.serving) return near;
  std::size_t ahead = 0;
  for (const auto& waiter : queue_.waiters()) {
    if (waiter.call_back && !waiter.call_back->told) {
      const auto estimate = estimate_wait(prospect(ahead, staffing));
      if (estimate && (ahead < 2 || *estimate <= call_back_ahead))
        near.push_back(waiter.verification);
    }
    if (waiter.is_ahead(now)) ++ahead;
  }
  return near;
}

std::vector<VerificationId> WaitingRoom::absent_since(Monotonic limit) const {
  std::vector<VerificationId> absent;
  for (const auto& waiter : queue_.waiters())
    if (!waiter.present && !waiter.call_back && presence_.gone_since(waiter.verification, limit))
      absent.push_back(waiter.verification);
  return absent;
}

std::size_t WaitingRoom::call_backs() const {
  const auto& waiters = queue_.waiters();
  return static_cast<std::size_t>(
      std::count_if(waiters.begin(), waiters.end(),
                    [](const Waiter& waiter) { return waiter.call_back.has_value(); }));
}

Duration WaitingRoom::longest_wait(Timestamp now) const {
  Duration longest{};
  for (const auto& waiter : queue_.waiters()) longest = std::max(longest, now - waiter.joined);
  return longest;
}

std::size_t WaitingRoom::slots_ahead(Timestamp now) const {
  return static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [&](const auto& one) {
    return now - slot_late <= one.second && one.second <= now + std::chrono::days{1};
  }));
}

}  // namespace visavis::app
