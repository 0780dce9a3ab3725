#include "adapters/meet/presence.h"

#include <algorithm>
#include <utility>

#include "adapters/meet/answers.h"
#include "base/cases.h"

namespace visavis::meet {
namespace {

/// Of a quota, for asking again and again: the rest is for sessions and what is looked up later.
constexpr double share_of_polls = 0.85;
constexpr double reads_of_user = share_of_polls * Budgets::reads_of_user / 60.0;        // a second
constexpr double reads_of_project = share_of_polls * Budgets::reads_of_project / 60.0;  // a second
/// For a meeting that cannot be asked about, while others can.
constexpr Duration refused_every = std::chrono::seconds{10};
/// Another conference may have begun in the space, while Google still lists people in the last one.
constexpr Duration look_every = std::chrono::seconds{30};
/// Nobody is in a meeting with so many pages of people, or joins so often.
constexpr std::size_t participants_max = 5000;
constexpr std::size_t joins_max = 10'000;

Duration unhurried(std::size_t present) {
  return present < 2 ? Presence::few_every : Presence::all_every;
}

}  // namespace

Presence::Presence(Budgets& budgets, Tell tell) : budgets_(budgets), tell_(std::move(tell)) {}

void Presence::follow(CallId call, const MeetingSpace& meeting, Monotonic now) {
  Meeting followed;
  followed.number = ++follows_;
  followed.space = meeting;
  followed.due = followed.round_began = followed.answered = now;
  meetings_.insert_or_assign(call, std::move(followed));
}

void Presence::unfollow(CallId call) { meetings_.erase(call); }

/// In proportion to what all meetings together would take of what there is.
Duration Presence::interval(const Meeting& meeting) const {
  double of_user = 0, of_project = 0;  // Reads a second, unhurried.
  for (const auto& [call, one] : meetings_) {
    const double rate = 1000.0 / static_cast<double>(unhurried(one.attendance.present()).count());
    of_project += rate;
    if (one.space.organiser == meeting.space.organiser) of_user += rate;
  }
  const double slower = std::max({1.0, of_user / reads_of_user, of_project / reads_of_project});
  const auto wanted = unhurried(meeting.attendance.present());
  return std::chrono::ceil<Duration>(slower * std::chrono::duration<double, std::milli>{wanted});
}

Monotonic Presence::may_ask_at(const Meeting& meeting, Monotonic now) {
  return std::max(meeting.due, budgets_.free_at(meeting.space.organiser, Quota::read, now));
}

void Presence::start(Jobs& jobs, std::size_t room, Monotonic now) {
  tell_unseen(now);
  std::vector<std::pair<Monotonic, CallId>> due;
  for (const auto& [call, meeting] : meetings_)
    if (!meeting.asked && meeting.due <= now) due.emplace_back(meeting.due, call);
  std::ranges::sort(due);  // Whoever has waited longest.
  for (const auto& [since, call] : due) {
    if (jobs.size() >= room) return;
    auto& meeting = meetings_.at(call);
    if (may_ask_at(meeting, now) <= now) ask(jobs, call, meeting, now);
  }
}

std::optional<Monotonic> Presence::next_due(Monotonic now) {
  std::optional<Monotonic> first;
  const auto or_then = [&](Monotonic then) { first = first ? std::min(*first, then) : then; };
  for (const auto& [call, meeting] : meetings_) {
    if (!meeting.asked) or_then(may_ask_at(meeting, now));
    if (meeting.failing && !meeting.unseen) or_then(meeting.answered + unseen_after);
  }
  return first;
}

void Presence::ask(Jobs& jobs, CallId call, Meeting& meeting, Monotonic now) {
  auto request = std::visit(
      Cases{[&](const Look&) {
              meeting.looked = now;
              return get_active_conference(meeting.space.space);
            },
            [&](const List& list) { return list_participants(meeting.record, list.page); },
            [&](const Count& count) { return list_sessions(count.participant, count.page); }},
      meeting.step);
  if (std::exchange(meeting.fresh, false)) meeting.round_began = now;
  meeting.asked = true;
  budgets_.spend(meeting.space.organiser, Quota::read, now);
  jobs.push_back({meeting.space.organiser, Quota::read, std::move(request),
                  [this, call, number = meeting.number](const Answer& answer, Monotonic at) {
                    answered(call, number, answer, at);
                  }});
}

void Presence::answered(CallId call, std::uint64_t number, const Answer& answer, Monotonic now) {
  const auto at = meetings_.find(call);
  if (at == meetings_.end() || at->second.number != number) return;
  auto& meeting = at->second;
  meeting.asked = false;
  meeting.due = now;
  if (const auto* failure = std::get_if<Failure>(&answer)) {
    failed(meeting, *failure, now);
    return;
  }
  const auto change = std::visit(Cases{[](const Look&) -> Change { return &Presence::looked; },
                                       [](const List&) -> Change { return &Presence::listed; },
                                       [](const Count&) -> Change { return &Presence::counted; }},
                                 meeting.step);
  (this->*change)(call, meeting, std::get<std::string>(answer), now);
}

void Presence::looked(CallId call, Meeting& meeting, const std::string& body, Monotonic now) {
  const auto active = read_active_conference(body);
  if (!active) return failed(meeting, unreadable(), now);
  // When the last conference is over, those who were in it have left by its list.
  if (active->empty() && !meeting.attendance.is_anybody_in(meeting.record))
    return known(call, meeting, false, now);
  if (!active->empty()) meeting.record = *active;
  meeting.step = List{};
}

void Presence::listed(CallId call, Meeting& meeting, const std::string& body, Monotonic now) {
  auto page = read_participants(body);
  auto& list = std::get<List>(meeting.step);
  if (!page || list.read.size() > participants_max) return failed(meeting, unreadable(), now);
  std::ranges::move(page->items, std::back_inserter(list.read));
  list.page = std::move(page->next);
  if (!list.page.empty()) return;
  const auto change = meeting.attendance.seen(meeting.record, list.read);
  meeting.to_count.insert(meeting.to_count.end(), change.came.begin(), change.came.end());
  known(call, meeting, change.any, now);
}

void Presence::counted(CallId call, Meeting& meeting, const std::string& body, Monotonic now) {
  auto page = read_sessions(body);
  auto& count = std::get<Count>(meeting.step);
  if (!page) return failed(meeting, unreadable(), now);
  count.joins = std::min(count.joins + page->items.size(), joins_max);
  count.page = count.joins < joins_max ? std::move(page->next) : std::string{};
  if (!count.page.empty()) return;
  known(call, meeting, meeting.attendance.counted(count.participant, static_cast<int>(count.joins)),
        now);
}

/// A round ended well, or a count.
void Presence::known(CallId call, Meeting& meeting, bool changed, Monotonic now) {
  budgets_.succeeded(meeting.space.organiser, Quota::read);
  meeting.answered = now;
  meeting.failing.reset();
  meeting.unseen = false;
  if (changed || !meeting.known) tell_(app::MeetingSeen{call, meeting.attendance.all()});
  meeting.known = true;
  go_on(meeting, now);
}

void Presence::go_on(Meeting& meeting, Monotonic now) {
  if (!meeting.to_count.empty()) {
    meeting.step = Count{std::move(meeting.to_count.front()), {}, 0};
    meeting.to_count.pop_front();
    return;
  }
  begin_round(meeting, std::max(now, meeting.round_began + interval(meeting)));
}

void Presence::begin_round(Meeting& meeting, Monotonic at) {
  meeting.fresh = true;
  meeting.due = at;
  // While somebody is in it, it is the same conference.
  const bool same = !meeting.record.empty() && meeting.attendance.is_anybody_in(meeting.record) &&
                    at < meeting.looked + look_every;
  meeting.step = same ? Step{List{}} : Step{Look{}};
}

void Presence::failed(Meeting& meeting, const Failure& failure, Monotonic now) {
  const bool others_too = is_organisers(failure.fault);
  if (others_too) budgets_.failed(meeting.space.organiser, Quota::read, failure, now);
  if (auto* count = std::get_if<Count>(&meeting.step)) {
    // Who is there is known; how often they joined can wait.
    if (others_too) meeting.to_count.push_back(std::move(count->participant));
    begin_round(meeting, meeting.round_began + interval(meeting));
    return;
  }
  meeting.failing = failure.fault;
  // A conference that is gone may have been followed by another.
  if (failure.fault == app::MeetingFault::gone) meeting.record.clear();
  begin_round(meeting, now + (others_too ? interval(meeting) : refused_every));
}

void Presence::tell_unseen(Monotonic now) {
  for (auto& [call, meeting] : meetings_) {
    if (!meeting.failing || meeting.unseen || now < meeting.answered + unseen_after) continue;
    meeting.unseen = true;
    meeting.known = false;
    tell_(app::MeetingUnseen{call, *meeting.failing});
  }
}

}  // namespace visavis::meet
