#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "adapters/meet/job.h"
#include "adapters/meet/meet_config.h"

namespace visavis::meet {

/// Sees to it that the representative can admit people to the meeting: as its co-host, where Google
/// lets a program make one; otherwise everybody of the organisation may.
class Hosts {
 public:
  /// All must outlive it. `tell` is given MeetingHostKnown.
  Hosts(const MeetConfig& config, Budgets& budgets,
        std::function<void(app::MeetingHostKnown)> tell);

  void follow(CallId call, const MeetingSpace& meeting, const std::string& email);
  void unfollow(CallId call);
  void start(Jobs& jobs, std::size_t room, Monotonic now);
  std::optional<Monotonic> next_due(Monotonic now);
  /// Whether spaces are to be made so that only hosts admit others.
  bool moderated() const { return config_.cohost && released_; }

 private:
  enum class Step {
    add,   ///< as a co-host
    find,  ///< they are one already
    open,  ///< the meeting is not moderated any more
  };
  struct Wish {
    MeetingSpace meeting;
    std::string email;
    Step step = Step::add;
    bool asked = false;
  };
  static Quota quota_of(Step step);
  static Request request(const Wish& wish);
  void answered(CallId call, const std::string& space, const Answer& answer, Monotonic now);
  /// Nothing: it is done.
  std::optional<Step> next_step(CallId call, const Wish& wish, const std::string& body);
  std::optional<Step> after_failure(const Wish& wish, const Failure& failure, Monotonic now);

  const MeetConfig& config_;
  Budgets& budgets_;
  const std::function<void(app::MeetingHostKnown)> tell_;
  bool released_ = true;  ///< spaces.members is there for this project, as far as is known
  std::map<CallId, Wish> wishes_;
};

}  // namespace visavis::meet
