#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace visavis {

/// An applicant in the queue.
struct Waiter {
  VerificationId verification;
  Timestamp since;
  bool present = true;   ///< connected now; somebody away keeps the place but is not offered
  bool offered = false;  ///< on a representative's screen
  friend bool operator==(const Waiter&, const Waiter&) = default;
};

/// Applicants waiting for a call, longest wait first; equal waits by id, so every node sees the
/// same order.
class Queue {
 public:
  /// Does nothing for somebody who is in it.
  void join(VerificationId verification, Timestamp since, bool present);
  void leave(VerificationId verification);
  void set_present(VerificationId verification, bool present);
  void set_offered(VerificationId verification, bool offered);

  /// From 1; nothing for somebody who is not in it.
  std::optional<std::size_t> place(VerificationId verification) const;
  /// The longest-waiting applicant who is present and not offered to anybody.
  std::optional<VerificationId> next() const;
  const std::vector<Waiter>& waiters() const { return waiters_; }

 private:
  std::vector<Waiter>::iterator find(VerificationId verification);
  std::vector<Waiter> waiters_;
};

}  // namespace visavis
