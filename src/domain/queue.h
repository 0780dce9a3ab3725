#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "domain/place.h"

namespace visavis {

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
  /// A place from before, taken up again.
  bool kept() const { return since != joined && !by_slot; }
  friend bool operator==(const Waiter&, const Waiter&) = default;
};

/// Applicants waiting for a call, oldest place first; equal waits by id, so every node sees the
/// same order.
class Queue {
 public:
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
  void set_call_back(VerificationId verification, const std::optional<CallBack>& call_back);

  /// From 1; nothing for somebody who is not in it.
  std::optional<std::size_t> place(VerificationId verification) const;
  /// Waits elsewhere, and will be told.
  bool called_back(VerificationId verification) const;
  /// How many will be served before: those in front who are is_ahead(). For somebody who is not in
  /// it: as if they came last.
  std::size_t ahead(VerificationId verification, Timestamp now) const;
  /// The applicant with the oldest place who is present, wants no call back, and is not offered to
  /// anybody.
  std::optional<VerificationId> next() const;
  const std::vector<Waiter>& waiters() const { return waiters_; }

 private:
  std::vector<Waiter>::iterator find(VerificationId verification);
  void insert(const Waiter& waiter);
  std::vector<Waiter> waiters_;
};

}  // namespace visavis
