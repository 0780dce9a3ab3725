#pragma once

#include <optional>

#include "app/messages/call_talk.h"
#include "app/messages/committed.h"
#include "base/id.h"

namespace visavis::app {

/// How calls are held: who is told what so that both sides meet. The embedded relay is one medium
/// (call_lines.h); a meeting elsewhere is another. Follows the committed steps and who is here.
class Medium {
 public:
  virtual ~Medium() = default;

  /// A running call as it is at the start; both sides count as away.
  virtual void restore(const Verification& in_call) = 0;
  /// Begins and ends calls.
  virtual void on(const CommittedStep& step) = 0;

  virtual void came(VerificationId applicant) = 0;
  virtual void left(VerificationId applicant) = 0;
  virtual void came(StaffId staff) = 0;
  virtual void left(StaffId staff) = 0;
  /// A few times a second: what is due by time.
  virtual void tick() = 0;

  /// Since when nothing of that side's camera and microphone can reach the other; nothing while it
  /// can, and where nobody knows.
  virtual std::optional<Monotonic> unreached_since(VerificationId applicant,
                                                   CallSide side) const = 0;
};

}  // namespace visavis::app
