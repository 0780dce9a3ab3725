#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/id.h"
#include "base/time.h"
#include "domain/place.h"

namespace visavis {

/// What somebody in the queue is still waiting for when it is their turn.
enum class ServedWith {
  nothing,  ///< they are served as soon as somebody is free
  meeting,  ///< a meeting that can be had
  consent,  ///< theirs, to what their call is now
};

/// An applicant in the queue.
struct Waiter {
  VerificationId verification;
  Timestamp since;           ///< of the place, which may be older than the wait
  bool present = true;       ///< connected now; somebody away keeps the place but is not offered
  bool offered = false;      ///< on a representative's screen
  Timestamp joined = since;  ///< the wait itself
  Timestamp order = since;   ///< that of the queue: later than `since` after a clock was set back
  std::optional<CallBack> call_back = {};  ///< keeps the place while away; is not offered
  /// Will be served before those behind. Not so for somebody who was called back and did not come
  /// for a while.
  bool is_ahead(Timestamp now) const {
    return !(call_back && call_back->told && *call_back->told + call_back_grace <= now);
  }
  bool by_slot = false;  ///< the place is that of a booked time
  ServedWith served_with = ServedWith::nothing;
  /// A place from before, taken up again.
  bool kept() const { return since != joined && !by_slot; }
  friend bool operator==(const Waiter&, const Waiter&) = default;
};

/// Applicants waiting for a call, oldest place first; equal waits by id, so every node sees the
/// same order. A change costs the logarithm of the length, but for the places that move by one.
class Queue {
 public:
  /// What the queue orders by.
  using Key = std::pair<Timestamp, VerificationId>;

  /// Does nothing for somebody who is in it. `joined`: when it is not a new place.
  void join(VerificationId verification, Timestamp since, bool present,
            std::optional<Timestamp> joined = {});
  /// The same for a place that is made now: behind all that were made before, whatever somebody did
  /// to the wall's clock since.
  void join_behind(VerificationId verification, Timestamp since, bool present);
  void leave(VerificationId verification);
  void set_present(VerificationId verification, bool present);
  void set_offered(VerificationId verification, bool offered);
  void set_by_slot(VerificationId verification, bool by_slot);
  void set_served_with(VerificationId verification, ServedWith served_with);
  void set_call_back(VerificationId verification, const std::optional<CallBack>& call_back);

  /// Nothing for somebody who is not in it. Valid until the queue changes.
  const Waiter* find(VerificationId verification) const;
  /// From 1; nothing for somebody who is not in it.
  std::optional<std::size_t> place(VerificationId verification) const;
  /// How many will be served before whoever has this place: those in front who are is_ahead().
  std::size_t ahead(std::size_t place, Timestamp now) const;
  /// The applicant with the oldest place who is present, wants no call back, and is not offered to
  /// anybody. `meetings`: how many can be had, those for whoever is offered now among them.
  /// `others`: also whoever needs none.
  std::optional<VerificationId> next(std::size_t meetings, bool others = true) const;
  const std::deque<Waiter>& waiters() const { return waiters_; }
  /// Those who are away and want no call back.
  const std::set<Key>& away() const { return away_; }
  /// Those who wait elsewhere and were not told to come yet.
  const std::set<Key>& called_back() const { return called_back_; }
  std::size_t call_backs() const { return called_back_.size() + told_.size(); }
  /// When the longest wait began.
  std::optional<Timestamp> first_joined() const;

 private:
  using Position = std::deque<Waiter>::const_iterator;
  Position position(VerificationId verification) const;
  void insert(const Waiter& waiter);
  template <class Change>
  void change(VerificationId verification, Change change);
  void index(const Waiter& waiter);

  std::deque<Waiter> waiters_;  ///< sorted: most leave at the front, and most join at the back
  // Found without walking it.
  std::map<VerificationId, Timestamp> orders_;
  std::set<Key> ready_, ready_by_meeting_, offered_by_meeting_, away_, called_back_;
  std::map<Key, Timestamp> told_;  ///< called back, and when they were told to come
  std::multiset<Timestamp> joined_;
};

inline constexpr std::size_t exact_length_max = 20;
/// The length as it is told to those who wait: exact, or beyond exact_length_max rounded up, to
/// tens up to 1,000 and to two digits beyond, so that it does not change with everybody who comes.
std::size_t rounded_length(std::size_t length);

}  // namespace visavis
