// Places that outlive a page: call backs and booked slots; and what to expect of a place.
#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include "app/floor_state.h"

namespace visavis::app {
namespace {

constexpr std::size_t reminders_batch = 100;
/// Told from here on, or from the second place.
constexpr Duration call_back_ahead = std::chrono::minutes{5};
/// After a call a representative makes notes and breathes; who does that for longer has gone.
constexpr Duration pause_max = std::chrono::minutes{5};
/// A reload of the console is no end of a shift.
constexpr Duration reload_max = std::chrono::seconds{10};

bool is_here(const Desk& desk, Timestamp now) {
  return desk.presence.connected || now - desk.presence.away_since < reload_max;
}

bool serves(const Desk& desk, Timestamp now) {
  return is_here(desk, now) && (desk.available || desk.call);
}

bool works(const Desk& desk, Timestamp now) {
  const bool pauses = desk.last_call && now - desk.last_call->ended < pause_max;
  return serves(desk, now) || (is_here(desk, now) && pauses);
}

}  // namespace

/// In every tick, in this order: whoever comes to the head is told in the same tick.
void Floor::State::keep_places(Context& context) {
  end_call_backs(context);
  serve_slots(context);
  tell_call_backs(context);
  show_desk(context);
}

void Floor::State::place_changed(const Verification& after) {
  const auto* waiting = std::get_if<Waiting>(&after.status);
  slots_of_waiting.erase(after.id);
  if (waiting == nullptr) return;
  if (after.slot && waiting->place_since > place_of_slot(after.slot->at))
    slots_of_waiting[after.id] = after.slot->at;
  const auto& waiters = queue.waiters();
  const auto found = std::find_if(waiters.begin(), waiters.end(), [&](const Waiter& waiter) {
    return waiter.verification == after.id;
  });
  if (found != waiters.end() && found->since != waiting->place_since) {
    const Waiter moved = *found;
    queue.leave(after.id);
    queue.join(after.id, waiting->place_since, moved.present, waiting->since);
    queue.set_offered(after.id, moved.offered);
  }
  queue.set_call_back(after.id, waiting->call_back);
}

void Floor::State::tell_call_backs(Context& context) {
  const Timestamp now = context.clock.now();
  // Who pauses may be going home, and "nearly your turn" cannot be taken back.
  const bool served = std::any_of(desks.begin(), desks.end(),
                                  [&](const auto& one) { return serves(one.second, now); });
  if (!served) return;
  std::vector<VerificationId> near;
  for (const auto& waiter : queue.waiters()) {
    if (!waiter.call_back || waiter.call_back->told) continue;
    const Prospect one = prospect(waiter.verification, now);
    const auto estimate = estimate_wait(one);
    if (estimate && (one.ahead < 2 || *estimate <= call_back_ahead))
      near.push_back(waiter.verification);
  }
  for (const auto& id : near) change_or_set_aside(context, id, TellCallBack{});
}

void Floor::State::end_call_backs(Context& context) {
  const Timestamp limit = context.clock.now() - call_back_patience;
  std::vector<VerificationId> late;
  for (const auto& waiter : queue.waiters()) {
    if (waiter.call_back && waiter.call_back->told && *waiter.call_back->told <= limit)
      late.push_back(waiter.verification);
  }
  for (const auto& id : late) change_or_set_aside(context, id, LeaveQueue{LeaveReason::absent});
}

void Floor::State::serve_slots(Context& context) {
  const Timestamp now = context.clock.now();
  if (now - slots_served < std::chrono::seconds{1}) return;
  slots_served = now;
  std::vector<VerificationId> come;
  for (const auto& [id, at] : slots_of_waiting) {
    if (slot_counts(Slot{at}, now)) come.push_back(id);
  }
  for (const auto& id : come) change_or_set_aside(context, id, UseSlot{});
  try {
    for (const auto& id : context.verifications.slot_reminders_due(now, reminders_batch))
      change_or_set_aside(context, id, RemindSlot{});
    std::size_t ahead = 0;
    for (const auto& booked :
         context.verifications.booked_slots(now - slot_late, now + std::chrono::days{1}))
      ahead += booked.bookings;
    if (std::exchange(slots_ahead, ahead) != ahead) queue_changed = true;
  } catch (const std::exception& error) {
    if (context.fault) context.fault("reading booked slots: " + std::string{error.what()});
  }
}

/// Whoever has the page open sees that somebody came on duty, or that nobody is; whoever waits sees
/// what it does to the wait.
void Floor::State::show_desk(Context& context) {
  const Staffing staff = staffing(context.clock.now());
  if (std::exchange(staffing_shown, staff) != staff) queue_changed = true;
  const DeskState state = desk_state(context);
  if (std::exchange(desk_shown, state) == state) return;
  queue_changed = true;
  std::vector<VerificationId> here;
  for (const auto& [id, presence] : applicants) {
    if (presence.connected && !queue.place(id)) here.push_back(id);
  }
  for (const auto& id : here) show(context, id);
}

Staffing Floor::State::staffing(Timestamp now) const {
  Staffing staffing;
  for (const auto& [id, desk] : desks) {
    if (!works(desk, now)) continue;
    ++staffing.working;
    if (desk.available && !desk.call) ++staffing.free;
  }
  return staffing;
}

DeskState Floor::State::desk_state(const Context& context) const {
  const Timestamp now = context.clock.now();
  const auto& opening = context.schedule.opening;
  return {opening.open_at(now), staffing(now).working > 0, opening.next_opening(now)};
}

Prospect Floor::State::prospect(VerificationId waiter, Timestamp now) const {
  const Staffing staff = staffing(now);
  return {queue.ahead(waiter, now), staff.working, staff.free, call_lengths.mean()};
}

void Floor::State::pause_over(Desk& desk, Timestamp now) {
  if (!desk.last_call) return;
  call_lengths.add(std::min(now, desk.last_call->ended + pause_max) - desk.last_call->started);
  desk.last_call.reset();
}

}  // namespace visavis::app
