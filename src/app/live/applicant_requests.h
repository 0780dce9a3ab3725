#pragma once

#include "app/call/call_lines.h"
#include "app/call/calls.h"
#include "app/call/warm_connections.h"
#include "app/live/introduction.h"
#include "app/live/orders.h"
#include "app/live/rules.h"
#include "base/attempt_limiter.h"

namespace visavis::app {

/// What an applicant says on the device that is in charge.
class ApplicantRequests {
 public:
  ApplicantRequests(const Introductions& known, WarmConnections& warm, CallLines& lines,
                    Calls& calls, Orders& orders, const Clock& clock, LiveRules rules);

  /// Answered now where `answer` is not taken further: nothing else is waited for.
  void hear(VerificationId applicant, const FromApplicant& message, const Answer& answer);

 private:
  struct Visitor;
  Result<Done, Refusal> warm_up(VerificationId applicant);
  bool joins_too_often(VerificationId applicant);

  const Introductions& known_;
  WarmConnections& warm_;
  CallLines& lines_;
  Calls& calls_;
  Orders& orders_;
  const Clock& clock_;
  const LiveRules rules_;
  AttemptLimiter joins_, warm_ups_;
};

}  // namespace visavis::app
