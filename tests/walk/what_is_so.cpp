#include "walk/what_is_so.h"

#include <algorithm>

#include "app/records/row.h"
#include "domain/hold.h"
#include "domain/past_call.h"

namespace visavis::walk {
namespace {

/// Who has just left may be reloading the console.
constexpr Duration reload_max = std::chrono::seconds{10};

bool lost_place(const std::vector<Event>& history) {
  bool lost = false;
  for (const auto& event : history) {
    if (const auto* left = std::get_if<QueueLeft>(&event.body))
      lost = left->reason == LeaveReason::absent;
    else if (std::holds_alternative<QueueJoined>(event.body) ||
             std::holds_alternative<CallStarted>(event.body))
      lost = false;
  }
  return lost;
}

Timestamp last_change(const std::vector<Event>& history) {
  Timestamp last;
  for (const auto& event : history)
    if (!std::holds_alternative<LinkRequested>(event.body)) last = event.at;
  return last;
}

bool meet_records(CallId call, const std::vector<Event>& history) {
  return std::ranges::any_of(history, [&](const Event& event) {
    const auto* began = std::get_if<CallStarted>(&event.body);
    return began != nullptr && began->call == call && began->meeting &&
           (began->meeting->records || began->meeting->transcribes);
  });
}

std::vector<CallSo> calls(VerificationId id, const std::vector<Event>& history) {
  std::vector<CallSo> all;
  for (const auto& call : past_calls(id, history)) {
    CallSo one{id, call.call, call.representative, call.started, call.ended, {}, {}};
    one.meet_recorded = meet_records(call.call, history);
    if (call.result) {
      one.outcome = call.result->outcome;
      one.reasons = call.result->reasons;
    }
    all.push_back(std::move(one));
  }
  return all;
}

const Waiting* waiting(const Verification& row) { return std::get_if<Waiting>(&row.status); }

/// In the queue, by who has waited longest; nothing for who is not in it.
std::optional<std::size_t> place(const Verification& row, const std::vector<Verification>& rows) {
  if (waiting(row) == nullptr) return std::nullopt;
  const auto before = [&](const Verification& other) {
    return waiting(other) != nullptr && std::pair{waiting(other)->place_since, other.id} <
                                            std::pair{waiting(row)->place_since, row.id};
  };
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), before)) + 1;
}

bool is_in_call(StaffId member, const std::vector<Verification>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Verification& row) {
    const auto* in_call = std::get_if<InCall>(&row.status);
    return in_call != nullptr && in_call->representative == member;
  });
}

MemberSo of(const Member& member, const fakes::World& world) {
  const auto& staff = member.staff;
  MemberSo so{.id = staff.id, .name = staff.name, .role = staff.role, .here = member.here};
  so.reloads =
      !member.here && member.since != Timestamp{} && world.clock.now() - member.since < reload_max;
  so.takes_calls = member.takes_calls;
  so.declined = member.declined;
  so.says = member.says;
  if (!so.here && !so.reloads) return so;
  const auto console = world.live.console(staff.id);
  so.available = console.available;
  so.wraps_up = console.wrap_up_until.has_value();
  if (console.match) so.match = console.match->verification.id;
  return so;
}

/// Nobody has said anything of it before the first look.
MeetingSo meeting_of(const Walk& walk, const Person& person, const Verification& row) {
  MeetingSo so{person.meeting.seen, {}};
  const auto& in_call = std::get<InCall>(row.status);
  if (person.meeting.call != in_call.call) return {};
  for (const auto& [role, one] : walk.in_meeting(person.meeting, row))
    so.people.push_back(
        {role, one.kind, one.display_name.reveal(), one.since, one.left, one.joins});
  return so;
}

OfficeSo office(const Walk& walk) {
  const auto& world = walk.world;
  const auto now = world.clock.now();
  const auto& opening = world.schedule.opening;
  return {opening.open_at(now),
          opening == OpeningHours{},
          opening.next_opening(now),
          walk.mails,
          world.policy.failed_needs_review,
          world.policy.action_names(world.policy.failed.denies),
          world.meetings.ready > 0 || world.meeting_rules.falls_back,
          world.meeting_rules.recorded,
          world.meeting_rules.others_kept.has_value()};
}

}  // namespace

const Truth::Past& Truth::past(VerificationId id, std::uint64_t version) {
  Past& past = past_[id];
  if (past.version == version) return past;
  std::vector<Event> history;
  for (auto& stored : walk_.world.store.history(id)) history.push_back(std::move(stored.event));
  past = {history.back().sequence, calls(id, history), last_change(history), lost_place(history)};
  return past;
}

void Truth::add_kept(VerificationId id, PersonSo& so) {
  const auto row = walk_.world.store.verification(id).value();
  for (const auto& one : walk_.world.store.evidence_of(id))
    if (one.state == EvidenceState::kept)
      so.kept.push_back(
          {one.still_of, one.began, std::holds_alternative<Verified>(row.status),
           std::holds_alternative<InReview>(row.status) || (row.appeal && !row.appeal->answer)});
}

PersonSo Truth::of(const Person& person, const Verification& row) {
  PersonSo so{.id = row.id,
              .verification = {app::encode_row(row)},
              .status = std::string{name(row.status)}};
  so.here = person.here;
  const auto& world = walk_.world;
  const auto current = walk_.world.store.current(row.marketplace, row.account);
  if (current)
    so.denied = world.policy.action_names(denied(*current, world.policy, world.clock.now()));
  const auto add = [&](const Past& one) {
    so.calls.insert(so.calls.end(), one.calls.begin(), one.calls.end());
    so.changed = std::max(so.changed, one.changed);
  };
  // Of these nothing is added any more but a link that is asked for.
  for (const auto& id : person.earlier) {
    add(past(id, past_[id].version));
    add_kept(id, so);
  }
  add_kept(row.id, so);
  add(past(row.id, row.version));
  so.lost_place = past(row.id, row.version).lost_place;
  so.says = person.says;
  so.item = person.item;
  so.device = person.device.kind;
  so.moved = person.moved;
  so.reached = walk_.reached(person, CallSide::applicant);
  so.representative_reached = walk_.reached(person, CallSide::representative);
  const auto* in_call = std::get_if<InCall>(&row.status);
  const bool meets = in_call ? in_call->meeting.has_value() : walk_.next_is_meeting();
  so.medium = meets ? CallMedium::google_meet : CallMedium::embedded;
  if (in_call != nullptr && in_call->meeting) so.meeting = meeting_of(walk_, person, row);
  return so;
}

WorldSo Truth::now() {
  WorldSo so{.walk = walk_.number,
             .now = walk_.world.clock.now(),
             .people = {},
             .staff = {},
             .office = office(walk_)};
  std::vector<Verification> rows;
  for (const auto& one : walk_.people) rows.push_back(walk_.row(one));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    so.people.push_back(of(walk_.people[i], rows[i]));
    so.people.back().place = place(rows[i], rows);
  }
  for (const auto& one : walk_.staff) {
    so.staff.push_back(walk::of(one, walk_.world));
    so.staff.back().in_call = is_in_call(one.staff.id, rows);
  }
  return so;
}

VerificationSo what_is_so(const Verification& verification, const Policy& policy, Timestamp now) {
  return {{app::encode_row(verification)},
          std::string{name(verification.status)},
          policy.action_names(denied(verification, policy, now))};
}

}  // namespace visavis::walk
