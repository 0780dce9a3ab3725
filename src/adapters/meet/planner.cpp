#include "adapters/meet/planner.h"

#include <algorithm>

namespace visavis::meet {

Planner::Planner(const MeetConfig& config, Budgets& budgets)
    : hosts_(config, budgets,
             [this](app::MeetingHostKnown event) { events_.emplace_back(std::move(event)); }),
      pool_(config, budgets, [this](app::MeetingsReady event) { events_.emplace_back(event); }),
      presence_(budgets, [this](app::MeetingEvent event) { events_.push_back(std::move(event)); }) {
}

void Planner::follow(CallId call, const MeetingSpace& meeting, const std::string& email,
                     Monotonic now) {
  hosts_.follow(call, meeting, email);
  presence_.follow(call, meeting, now);
}

void Planner::unfollow(CallId call) {
  hosts_.unfollow(call);
  presence_.unfollow(call);
  std::erase_if(events_, [&](const app::MeetingEvent& event) {
    const auto is_of_call = [&](const auto& one) {
      if constexpr (requires { one.call; })
        return one.call == call;
      else
        return false;
    };
    return std::visit(is_of_call, event);
  });
}

void Planner::start(Jobs& jobs, std::size_t room, Monotonic now) {
  hosts_.start(jobs, room, now);
  pool_.start(jobs, room, hosts_.moderated(), now);
  presence_.start(jobs, room, now);
}

std::optional<Monotonic> Planner::next_due(Monotonic now) {
  return earlier(earlier(hosts_.next_due(now), pool_.next_due(now)), presence_.next_due(now));
}

std::optional<Monotonic> earlier(std::optional<Monotonic> a, std::optional<Monotonic> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace visavis::meet
