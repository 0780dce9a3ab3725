#include "adapters/meet/hosts.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/meet/answers.h"
#include "base/ascii.h"
#include "base/check.h"

namespace visavis::meet {
namespace {

constexpr int conflict = 409;

}  // namespace

Hosts::Hosts(const MeetConfig& config, Budgets& budgets,
             std::function<void(app::MeetingHostKnown)> tell)
    : config_(config), budgets_(budgets), tell_(std::move(tell)) {}

void Hosts::follow(CallId call, const MeetingSpace& meeting, const std::string& email) {
  if (!config_.cohost) return;  // Its spaces are made without moderation.
  const bool add = released_ && !email.empty();
  wishes_.insert_or_assign(call, Wish{meeting, email, add ? Step::add : Step::open, false});
}

void Hosts::unfollow(CallId call) { wishes_.erase(call); }

Quota Hosts::quota_of(Step step) { return step == Step::find ? Quota::read : Quota::write; }

Request Hosts::request(const Wish& wish) {
  switch (wish.step) {
    case Step::add:
      return add_cohost(wish.meeting.space, wish.email);
    case Step::find:
      return list_members(wish.meeting.space);
    case Step::open:
      return stop_moderation(wish.meeting.space);
  }
  CHECK(false);
}

void Hosts::start(Jobs& jobs, std::size_t room, Monotonic now) {
  for (auto& [call, wish] : wishes_) {
    if (jobs.size() >= room) return;
    const auto& organiser = wish.meeting.organiser;
    const auto quota = quota_of(wish.step);
    if (wish.asked || budgets_.free_at(organiser, quota, now) > now) continue;
    wish.asked = true;
    budgets_.spend(organiser, quota, now);
    jobs.push_back({organiser, quota, request(wish),
                    [this, of = call, space = wish.meeting.space](
                        const Answer& answer, Monotonic at) { answered(of, space, answer, at); }});
  }
}

std::optional<Monotonic> Hosts::next_due(Monotonic now) {
  std::optional<Monotonic> first;
  for (const auto& [call, wish] : wishes_) {
    if (wish.asked) continue;
    const auto then = budgets_.free_at(wish.meeting.organiser, quota_of(wish.step), now);
    first = first ? std::min(*first, then) : then;
  }
  return first;
}

void Hosts::answered(CallId call, const std::string& space, const Answer& answer, Monotonic now) {
  const auto at = wishes_.find(call);
  if (at == wishes_.end() || at->second.meeting.space != space) return;
  auto& wish = at->second;
  wish.asked = false;
  const auto* body = std::get_if<std::string>(&answer);
  if (body != nullptr) budgets_.succeeded(wish.meeting.organiser, quota_of(wish.step));
  const auto next = body != nullptr ? next_step(call, wish, *body)
                                    : after_failure(wish, std::get<Failure>(answer), now);
  if (next)
    wish.step = *next;
  else
    wishes_.erase(at);
}

std::optional<Hosts::Step> Hosts::next_step(CallId call, const Wish& wish,
                                            const std::string& body) {
  std::string user;
  if (wish.step == Step::add) {
    if (const auto member = read_member(body)) user = member->user;
  } else if (wish.step == Step::find) {
    const auto all = read_members(body);
    for (const auto& one : all ? all->items : std::vector<Member>{})
      if (ascii_lowered(one.email) == ascii_lowered(wish.email)) user = one.user;
  }
  if (!user.empty()) tell_({call, user});
  return std::nullopt;
}

std::optional<Hosts::Step> Hosts::after_failure(const Wish& wish, const Failure& failure,
                                                Monotonic now) {
  if (is_organisers(failure.fault)) {
    budgets_.failed(wish.meeting.organiser, quota_of(wish.step), failure, now);
    return wish.step;
  }
  if (wish.step != Step::add) return std::nullopt;
  if (failure.http == conflict) return Step::find;
  if (failure.is_unknown_method() && std::exchange(released_, false))
    spdlog::warn(
        "meet: Google makes no co-hosts for this project yet: whoever is of the "
        "organisation admits people to meetings");
  return Step::open;
}

}  // namespace visavis::meet
