#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/meet/attendance.h"
#include "adapters/meet/job.h"

namespace visavis::meet {

/// Finds out who is in the meetings that are followed, by asking again and again: of each one
/// request at a time.
class Presence {
 public:
  /// Is given MeetingSeen and MeetingUnseen.
  using Tell = std::function<void(app::MeetingEvent)>;
  Presence(Budgets& budgets, Tell tell);

  /// How long it takes at most until a change is asked for, while there is quota for it.
  static constexpr Duration few_every = std::chrono::seconds{2};  ///< one or nobody is in it
  static constexpr Duration all_every = std::chrono::milliseconds{3500};  ///< two or more are
  static constexpr Duration unseen_after = std::chrono::seconds{15};

  void follow(CallId call, const MeetingSpace& meeting, Monotonic now);
  void unfollow(CallId call);
  /// Asks what is due; `room` jobs at most.
  void start(Jobs& jobs, std::size_t room, Monotonic now);
  /// When start() would do something.
  std::optional<Monotonic> next_due(Monotonic now);

 private:
  // What is asked next of a meeting.
  struct Look {};  ///< whether somebody is in the space
  struct List {    ///< who is in the conference
    std::string page;
    std::vector<app::MeetingParticipant> read;
  };
  struct Count {  ///< how often somebody joined
    std::string participant, page;
    std::size_t joins = 0;
  };
  using Step = std::variant<Look, List, Count>;

  struct Meeting {
    std::uint64_t number = 0;  ///< that of another follow() is another
    MeetingSpace space;
    Attendance attendance;
    std::string record;  ///< the conference that was seen last
    std::deque<std::string> to_count;
    Step step;
    bool asked = false;  ///< an answer is awaited
    bool fresh = true;   ///< what is asked next begins a round
    Monotonic due, round_began, looked, answered;
    std::optional<app::MeetingFault> failing;
    bool known = false;   ///< it was told, and is true
    bool unseen = false;  ///< that was told
  };
  using Change = void (Presence::*)(CallId, Meeting&, const std::string& body, Monotonic now);

  void ask(Jobs& jobs, CallId call, Meeting& meeting, Monotonic now);
  void answered(CallId call, std::uint64_t number, const Answer& answer, Monotonic now);
  void looked(CallId call, Meeting& meeting, const std::string& body, Monotonic now);
  void listed(CallId call, Meeting& meeting, const std::string& body, Monotonic now);
  void counted(CallId call, Meeting& meeting, const std::string& body, Monotonic now);
  void failed(Meeting& meeting, const Failure& failure, Monotonic now);
  void known(CallId call, Meeting& meeting, bool changed, Monotonic now);
  void go_on(Meeting& meeting, Monotonic now);
  void begin_round(Meeting& meeting, Monotonic at);
  void tell_unseen(Monotonic now);
  Duration interval(const Meeting& meeting) const;
  Monotonic may_ask_at(const Meeting& meeting, Monotonic now);

  Budgets& budgets_;
  const Tell tell_;
  std::map<CallId, Meeting> meetings_;
  std::uint64_t follows_ = 0;
};

}  // namespace visavis::meet
