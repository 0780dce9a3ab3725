#pragma once

#include <optional>

#include "app/messages/call_talk.h"
#include "app/messages/committed.h"
#include "base/time.h"

namespace visavis::app {

/// How calls are held: who is told what so that both sides meet. The embedded relay is one medium
/// (call_lines.h), a meeting elsewhere another (meeting_calls.h): InCall says which one a call is
/// held by.
class Medium {
 public:
  virtual ~Medium() = default;

  /// A running call as it is at the start; both sides count as away.
  virtual void restore(const Verification& in_call) = 0;
  /// Begins and ends calls of this medium.
  virtual void on(const CommittedStep& step) = 0;
  virtual void came(VerificationId) {}
  virtual void left(VerificationId) {}
  virtual void came(StaffId) {}
  virtual void left(StaffId) {}
  /// A few times a second: what is due by time.
  virtual void tick() = 0;

  /// Since when nothing of that side's camera and microphone can reach the other; nothing while it
  /// can, and where nobody knows.
  virtual std::optional<Monotonic> unreached_since(VerificationId applicant,
                                                   CallSide side) const = 0;
};

}  // namespace visavis::app
