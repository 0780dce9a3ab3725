#include "adapters/meet/meet_rooms.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace visavis::meet {
namespace {

/// Whoever changes something wakes the thread.
constexpr Duration asleep_max = std::chrono::seconds{10};

MeetConfig checked(MeetConfig config) {
  if (config.organisers.empty()) throw std::runtime_error{"Meet: there is no organiser"};
  return config;
}

}  // namespace

MeetRooms::MeetRooms(MeetConfig config, app::OverMeetings& over, ArtifactsFound found,
                     app::MeetingEventHandler tell, const app::Clock& clock, app::Entropy& entropy)
    : config_(checked(std::move(config))),
      tell_(std::move(tell)),
      clock_(clock),
      client_(config_, clock),
      budgets_(entropy),
      planner_(config_, budgets_),
      after_(config_, over, std::move(found), budgets_, clock, entropy),
      thread_([this] { run(); }) {}

MeetRooms::~MeetRooms() { stop(); }

std::optional<MeetingSpace> MeetRooms::take() {
  std::optional<MeetingSpace> space;
  {
    const std::lock_guard lock{mutex_};
    space = planner_.take();
  }
  client_.wake();
  return space;
}

void MeetRooms::follow(CallId call, const MeetingSpace& meeting,
                       const std::string& representative_email) {
  {
    const std::lock_guard lock{mutex_};
    planner_.follow(call, meeting, representative_email, clock_.steady());
  }
  client_.wake();
}

void MeetRooms::unfollow(CallId call) {
  const std::lock_guard lock{mutex_};
  planner_.unfollow(call);
}

void MeetRooms::wake() {
  look_ = true;
  client_.wake();
}

void MeetRooms::stop() {
  if (!thread_.joinable()) return;
  stopping_ = true;
  client_.wake();
  thread_.join();
}

void MeetRooms::run() {
  while (!stopping_) round();
  drain();
}

void MeetRooms::round() {
  if (look_.exchange(false)) after_.look();
  const auto now = clock_.steady();
  const std::size_t room =
      config_.in_flight_max - std::min(config_.in_flight_max, client_.in_flight());
  Jobs jobs;
  // What ends a meeting comes first.
  after_.start(jobs, room, now);
  {
    const std::lock_guard lock{mutex_};
    planner_.start(jobs, room, now);
  }
  for (auto& job : jobs) client_.start(std::move(job));
  hand_out({});
  hand_out(client_.wait(patience()));
}

Duration MeetRooms::patience() {
  if (client_.in_flight() >= config_.in_flight_max) return asleep_max;
  const auto now = clock_.steady();
  auto next = after_.next_due(now);
  {
    const std::lock_guard lock{mutex_};
    next = earlier(next, planner_.next_due(now));
  }
  if (!next) return asleep_max;
  return std::clamp<Duration>(std::chrono::ceil<Duration>(*next - now), Duration{}, asleep_max);
}

void MeetRooms::hand_out(const std::vector<MeetClient::Ended>& ended) {
  std::vector<app::MeetingEvent> events;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& one : ended) one.job.then(one.answer, clock_.steady());
    events = planner_.take_events();
  }
  for (const auto& event : events) tell_(event);
}

void MeetRooms::drain() {
  using Steady = std::chrono::steady_clock;
  const auto until = Steady::now() + config_.drain;
  while (client_.is_finishing() && Steady::now() < until)
    hand_out(client_.wait(std::chrono::ceil<Duration>(until - Steady::now())));
  after_.record(clock_.steady());
}

}  // namespace visavis::meet
