#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/messages/committed.h"
#include "app/messages/live.h"
#include "app/waiting/presence.h"
#include "domain/estimate.h"
#include "domain/queue.h"

namespace visavis::app {

/// Representatives who take calls now: available, in a call, or in the wrap-up after one. Never one
/// whose console says that they are away.
struct Staffing {
  std::size_t working = 0;
  std::size_t free = 0;    ///< of them, those who could take a call at once
  bool serving = false;    ///< somebody is here who is available or in a call
  Duration call_length{};  ///< how long a call takes a representative
  friend bool operator==(const Staffing&, const Staffing&) = default;
};

/// Who waits, in which place, and what that place is worth; and who has booked a time. Follows the
/// committed steps; decides nothing that is stored.
class WaitingRoom {
 public:
  explicit WaitingRoom(const Presence& presence) : presence_(presence) {}

  /// A verification as it is at the start.
  void on(const Verification& after) { on(after, false); }
  void on(const CommittedStep& step);
  /// The applicant came or went.
  void presence_changed(VerificationId applicant);
  void set_offered(VerificationId applicant, bool offered);

  void set_served_with(VerificationId applicant, ServedWith served_with);
  /// Nobody knows when there will be one: whoever needs it.
  void set_meetings_awaited(bool awaited) { meetings_awaited_ = awaited; }

  /// The one whose turn it is: here, and on nobody's screen. `meetings`: how many can be had.
  /// `others`: calls can begin that are in none.
  std::optional<VerificationId> next(std::size_t meetings, bool others = true) const {
    return queue_.next(meetings, others);
  }
  bool is_here(VerificationId applicant) const { return presence_.is_here(applicant); }
  bool waits(VerificationId applicant) const { return queue_.find(applicant) != nullptr; }
  std::size_t length() const { return queue_.waiters().size(); }

  /// The places of the first so many, in the order of the queue.
  std::vector<std::pair<VerificationId, QueuePlace>> first_places(std::size_t most,
                                                                  const Staffing& staffing,
                                                                  Timestamp now) const;
  std::optional<QueuePlace> place(VerificationId applicant, const Staffing& staffing,
                                  Timestamp now) const;
  /// Those who are to be told that it is nearly their turn.
  std::vector<VerificationId> nearly_up(const Staffing& staffing, Timestamp now) const;
  /// Who has been away for too long to keep the place; those who are called back may be away.
  std::vector<VerificationId> absent_since(Monotonic limit) const;

  std::size_t call_backs() const { return queue_.call_backs(); }
  Duration longest_wait(Timestamp now) const;
  /// Slots that are booked for the next 24 hours.
  std::size_t slots_ahead(Timestamp now) const;

 private:
  /// `newcomer`: in a place that is made now.
  void on(const Verification& after, bool newcomer);
  QueuePlace place_of(const Waiter& waiter, std::size_t place, std::size_t ahead,
                      const Staffing& staffing) const;

  const Presence& presence_;
  Queue queue_;
  std::map<VerificationId, Timestamp> slots_;
  bool meetings_awaited_ = false;
};

}  // namespace visavis::app
