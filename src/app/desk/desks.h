#pragma once

#include <map>
#include <optional>
#include <vector>

#include "app/messages/committed.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/waiting/waiting_room.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/staff.h"

namespace visavis::app {

/// A match that is not accepted goes to the next representative.
inline constexpr Duration match_limit = std::chrono::seconds{30};

/// After a call a representative makes notes and breathes; then they take calls again by
/// themselves.
inline constexpr Duration wrap_up_time = std::chrono::seconds{60};

/// An applicant on a representative's screen.
struct Match {
  VerificationId verification;
  Monotonic expires;
  bool accepted = false;  ///< the call's beginning is on its way to the store
};

/// A member of staff who has been connected lately, or is in a call.
struct Desk {
  Staff staff;
  bool connected = false;
  Monotonic since;  ///< connected, or away
  bool available = false;
  std::optional<Monotonic> wrap_up_until = {};  ///< available again from then on
  std::optional<Match> match = {};
  std::optional<VerificationId> call = {};
};

/// Whether the applicant is on the desk's screen, and not accepted yet. Refuses already_in_call and
/// match_over.
Result<Done, Refusal> may_answer(const Desk& desk, VerificationId applicant);

/// The members of staff who work now: who is here, available, matched with whom, and in which call.
/// One call and one match a representative.
class Desks {
 public:
  Desks(const Clock& clock, Entropy& entropy) : clock_(clock), entropy_(entropy) {}

  void came(const Staff& staff);
  void left(StaffId staff);
  /// A running call as it is at the start.
  void restore(const Staff& staff, VerificationId applicant, const InCall& in_call);
  /// Begins and ends calls, ends matches that are no more. Returns whose desk changed.
  std::vector<StaffId> on(const CommittedStep& step);
  /// Takes over what was changed about a member of staff. True when they are known here.
  bool on(const CommittedAct& act);

  Result<Done, Refusal> go_available(StaffId staff);
  void go_away(StaffId staff);
  /// Whose time after a call is up takes calls again, if their console is here. Returns whose desk
  /// changed.
  std::vector<StaffId> end_wrap_ups();

  /// Puts the applicant on the screen of a representative who could take a call, by chance: nobody
  /// can arrange to be examined by a friend. Nobody: all are busy.
  std::optional<StaffId> match(VerificationId applicant);
  /// The representative takes the call with the applicant on their screen. Refuses
  /// already_in_call and match_over.
  Result<Done, Refusal> accept(StaffId staff, VerificationId applicant);
  /// The call could not begin.
  void not_accepted(StaffId staff, VerificationId applicant);
  /// Ends the match with the applicant, unless it has been accepted. Returns whose it was.
  std::optional<StaffId> withdraw_match_with(VerificationId applicant);
  /// Ends a match that has not been accepted. Returns with whom it was.
  std::optional<VerificationId> withdraw_match_of(StaffId staff);
  struct Ended {
    StaffId staff;
    VerificationId applicant;
  };
  /// Ends matches that were not accepted in time; those representatives are away from then on.
  std::vector<Ended> end_old_matches();

  /// Calls that began, somewhere else or late, for a representative who had one: they are held at
  /// no desk, and are to be ended.
  const std::map<VerificationId, CallId>& surplus() const { return surplus_; }

  const Desk* find(StaffId staff) const;
  /// On whose screen the applicant is.
  std::optional<StaffId> matched_with(VerificationId applicant) const;
  bool gone_since(StaffId staff, Monotonic limit) const;
  std::vector<StaffId> all() const;
  Staffing staffing() const;

  /// Lets go of those who have been away since then and are in no call.
  void forget(Monotonic limit);

 private:
  struct CallTaken {
    Monotonic started, ended;
  };
  struct Known : Desk {
    /// When the call began, and, until the representative is available again, when it took place:
    /// the wrap-up after it is a part of what a call takes.
    Monotonic call_started = {};
    std::optional<CallTaken> last_call = {};

    void end_call(Monotonic now);
    void become_available(CallLengths& lengths, Monotonic now);
    bool is_near(Monotonic now) const;
    bool serves(Monotonic now) const;
    bool works(Monotonic now) const;
  };

  const Clock& clock_;
  Entropy& entropy_;
  std::map<StaffId, Known> desks_;
  std::map<VerificationId, CallId> surplus_;
  CallLengths call_lengths_;
};

}  // namespace visavis::app
