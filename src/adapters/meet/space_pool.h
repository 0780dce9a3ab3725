#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>

#include "adapters/meet/job.h"
#include "adapters/meet/meet_config.h"

namespace visavis::meet {

/// Spaces made ahead, so that a match does not wait for Google.
class SpacePool {
 public:
  /// All must outlive it. `tell` is given MeetingsReady when that has changed.
  SpacePool(const MeetConfig& config, Budgets& budgets,
            std::function<void(app::MeetingsReady)> tell);

  /// The oldest, for good.
  std::optional<MeetingSpace> take();
  /// As many as are missing, by organisers who may make one now; `room` at most.
  void start(Jobs& jobs, std::size_t room, bool moderated, Monotonic now);
  /// When start() would do something; nothing: not by time alone.
  std::optional<Monotonic> next_due(Monotonic now);

 private:
  std::size_t missing() const;
  void made(const std::string& organiser, const Answer& answer, Monotonic now);
  void tell_if_changed();

  const MeetConfig& config_;
  Budgets& budgets_;
  const std::function<void(app::MeetingsReady)> tell_;
  std::deque<MeetingSpace> ready_;
  std::size_t making_ = 0;
  std::size_t turn_ = 0;  ///< whose it is
  std::optional<app::MeetingFault> why_;
  app::MeetingsReady told_;
};

}  // namespace visavis::meet
