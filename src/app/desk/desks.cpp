#include "app/desk/desks.h"

#include <algorithm>
#include <utility>

namespace visavis::app {
namespace {

/// A reload of the console is no end of a shift.
constexpr Duration reload_max = std::chrono::seconds{10};

bool can_be_matched(const Verification& verification) {
  const auto* waiting = std::get_if<Waiting>(&verification.status);
  return waiting != nullptr && !waiting->call_back;
}

}  // namespace

Result<Done, Refusal> may_answer(const Desk& desk, VerificationId applicant) {
  if (desk.call) return refuse(Refusal::already_in_call);
  if (!desk.match || desk.match->verification != applicant) return refuse(Refusal::match_over);
  if (desk.match->accepted) return refuse(Refusal::already_in_call);
  return Done{};
}

void Desks::came(const Staff& staff) {
  Known& desk = desks_[staff.id];
  desk.staff = staff;
  desk.connected = true;
  desk.since = clock_.steady();
}

void Desks::left(StaffId staff) {
  const auto found = desks_.find(staff);
  if (found == desks_.end()) return;
  found->second.connected = false;
  found->second.since = clock_.steady();
}

void Desks::restore(const Staff& staff, VerificationId applicant, const InCall& in_call) {
  Known& desk = desks_[staff.id];
  desk.staff = staff;
  desk.since = clock_.steady();
  if (desk.call) {
    surplus_[applicant] = in_call.call;
    return;
  }
  desk.call = applicant;
  desk.call_started = clock_.steady() - std::max(clock_.now() - in_call.started, Duration::zero());
  desk.available = true;  // Who is in a call takes calls.
}

std::vector<StaffId> Desks::on(const CommittedStep& step) {
  const VerificationId id = step.after.id;
  const auto* in_call = std::get_if<InCall>(&step.after.status);
  const auto surplus = surplus_.find(id);
  if (surplus != surplus_.end() && (in_call == nullptr || in_call->call != surplus->second))
    surplus_.erase(surplus);
  // Begun somewhere else for somebody who has not been here: they have as long to come as anybody.
  if (in_call != nullptr && !desks_.contains(in_call->representative)) {
    Known& desk = desks_[in_call->representative];
    desk.staff.id = in_call->representative;
    desk.since = clock_.steady();
    desk.available = true;
  }
  std::vector<StaffId> changed;
  for (auto& [staff, desk] : desks_) {
    const bool was_here = desk.call == id;
    const bool called = in_call != nullptr && in_call->representative == staff;
    if (called && desk.call && !was_here) surplus_[id] = in_call->call;
    const bool is_here = called && !surplus_.contains(id);
    const bool match_over =
        desk.match && desk.match->verification == id && !can_be_matched(step.after);
    if (match_over) desk.match.reset();
    if (was_here && !is_here) desk.end_call(clock_.steady());
    if (is_here && !desk.call) {
      desk.match.reset();  // Somebody else may have come on the screen meanwhile.
      desk.call = id;
      desk.call_started = clock_.steady();
      desk.wrap_up_until.reset();
    }
    if (match_over || was_here != is_here) changed.push_back(staff);
  }
  return changed;
}

bool Desks::on(const CommittedAct& act) {
  if (!act.staff) return false;
  const auto found = desks_.find(act.staff->id);
  if (found == desks_.end()) return false;
  Known& desk = found->second;
  desk.staff = *act.staff;
  if (signs_out(act.act.body)) {
    desk.available = false;
    desk.wrap_up_until.reset();
  }
  return true;
}

/// Who asked for a pause in the call, or has gone from it, is away after it.
void Desks::Known::end_call(Monotonic now) {
  last_call = CallTaken{call_started, now};
  call.reset();
  if (available && is_near(now)) wrap_up_until = now + wrap_up_time;
  available = false;
}

Result<Done, Refusal> Desks::go_available(StaffId staff) {
  const auto found = desks_.find(staff);
  if (found == desks_.end()) return refuse(Refusal::not_signed_in);
  Known& desk = found->second;
  if (!takes_calls(desk.staff)) return refuse(Refusal::role_not_allowed);
  if (desk.call) return refuse(Refusal::already_in_call);
  desk.become_available(call_lengths_, clock_.steady());
  return Done{};
}

void Desks::Known::become_available(CallLengths& lengths, Monotonic now) {
  available = true;
  wrap_up_until.reset();
  if (const auto last = std::exchange(last_call, std::nullopt))
    lengths.add(std::chrono::round<Duration>(std::min(now, Monotonic{last->ended + wrap_up_time}) -
                                             last->started));
}

void Desks::go_away(StaffId staff) {
  const auto found = desks_.find(staff);
  if (found == desks_.end()) return;
  found->second.available = false;
  found->second.wrap_up_until.reset();
  found->second.last_call.reset();
}

std::vector<StaffId> Desks::end_wrap_ups() {
  const Monotonic now = clock_.steady();
  std::vector<StaffId> changed;
  for (auto& [staff, desk] : desks_) {
    if (!desk.wrap_up_until || *desk.wrap_up_until > now) continue;
    if (desk.connected) {
      desk.become_available(call_lengths_, now);
    } else if (!desk.is_near(now)) {
      desk.wrap_up_until.reset();
    } else {
      continue;  // The console may be back from its reload in a moment.
    }
    changed.push_back(staff);
  }
  return changed;
}

std::optional<StaffId> Desks::match(VerificationId applicant) {
  std::vector<StaffId> free;
  for (const auto& [id, desk] : desks_)
    if (desk.available && desk.connected && !desk.match && !desk.call) free.push_back(id);
  if (free.empty()) return std::nullopt;
  const StaffId chosen = free[static_cast<std::size_t>(entropy_.number() % free.size())];
  desks_.at(chosen).match = Match{applicant, clock_.steady() + match_limit};
  return chosen;
}

Result<Done, Refusal> Desks::accept(StaffId staff, VerificationId applicant) {
  const auto found = desks_.find(staff);
  if (found == desks_.end()) return refuse(Refusal::not_signed_in);
  Known& desk = found->second;
  const auto may = may_answer(desk, applicant);
  if (may) desk.match->accepted = true;
  return may;
}

void Desks::not_accepted(StaffId staff, VerificationId applicant) {
  const auto found = desks_.find(staff);
  if (found == desks_.end()) return;
  auto& match = found->second.match;
  if (match && match->verification == applicant) match->accepted = false;
}

std::optional<StaffId> Desks::withdraw_match_with(VerificationId applicant) {
  const auto staff = matched_with(applicant);
  if (!staff || !withdraw_match_of(*staff)) return std::nullopt;
  return staff;
}

std::optional<VerificationId> Desks::withdraw_match_of(StaffId staff) {
  const auto found = desks_.find(staff);
  if (found == desks_.end() || !found->second.match || found->second.match->accepted)
    return std::nullopt;
  return std::exchange(found->second.match, std::nullopt)->verification;
}

std::vector<Desks::Ended> Desks::end_old_matches() {
  const Monotonic now = clock_.steady();
  std::vector<Ended> ended;
  for (auto& [staff, desk] : desks_) {
    if (!desk.match || desk.match->accepted || desk.match->expires > now) continue;
    ended.push_back({staff, desk.match->verification});
    desk.match.reset();
    desk.available = false;
  }
  return ended;
}

const Desk* Desks::find(StaffId staff) const {
  const auto found = desks_.find(staff);
  return found == desks_.end() ? nullptr : &found->second;
}

std::optional<StaffId> Desks::matched_with(VerificationId applicant) const {
  for (const auto& [staff, desk] : desks_)
    if (desk.match && desk.match->verification == applicant) return staff;
  return std::nullopt;
}

bool Desks::gone_since(StaffId staff, Monotonic limit) const {
  const Desk* desk = find(staff);
  return desk == nullptr || (!desk->connected && desk->since <= limit);
}

std::vector<StaffId> Desks::all() const {
  std::vector<StaffId> all;
  for (const auto& [staff, desk] : desks_) all.push_back(staff);
  return all;
}

bool Desks::Known::is_near(Monotonic now) const { return connected || now - since < reload_max; }

bool Desks::Known::serves(Monotonic now) const { return is_near(now) && (available || call); }

bool Desks::Known::works(Monotonic now) const {
  return serves(now) || (is_near(now) && wrap_up_until);
}

Staffing Desks::staffing() const {
  const Monotonic now = clock_.steady();
  Staffing staffing;
  staffing.call_length = call_lengths_.mean();
  for (const auto& [staff, desk] : desks_) {
    staffing.serving = staffing.serving || desk.serves(now);
    if (!desk.works(now)) continue;
    ++staffing.working;
    if (desk.available && !desk.call) ++staffing.free;
  }
  return staffing;
}

void Desks::forget(Monotonic limit) {
  std::erase_if(desks_, [&](const auto& one) {
    return !one.second.connected && one.second.since <= limit && !one.second.call;
  });
}

}  // namespace visavis::app
