#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/meet/hosts.h"
#include "adapters/meet/presence.h"
#include "adapters/meet/space_pool.h"

namespace visavis::meet {

/// What is asked of Google while calls go on, and when: no sockets, threads or clock. Given the
/// time, it says which requests are to be made; each one's answer is handed to its `then`.
class Planner {
 public:
  /// Both must outlive it.
  Planner(const MeetConfig& config, Budgets& budgets);
  Planner(const Planner&) = delete;
  Planner& operator=(const Planner&) = delete;

  std::optional<MeetingSpace> take() { return pool_.take(); }
  void follow(CallId call, const MeetingSpace& meeting, const std::string& email, Monotonic now);
  void unfollow(CallId call);

  /// Adds what is to be asked now, until there are `room` jobs.
  void start(Jobs& jobs, std::size_t room, Monotonic now);
  /// When start() has something to do, if no answer comes before.
  std::optional<Monotonic> next_due(Monotonic now);
  /// What is to be told, in its order; each once.
  std::vector<app::MeetingEvent> take_events() { return std::exchange(events_, {}); }

 private:
  std::vector<app::MeetingEvent> events_;
  Hosts hosts_;
  SpacePool pool_;
  Presence presence_;
};

/// The earlier of two times that may be missing.
std::optional<Monotonic> earlier(std::optional<Monotonic> a, std::optional<Monotonic> b);

}  // namespace visavis::meet
