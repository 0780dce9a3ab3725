#pragma once

#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// The representative of a call decides it; the call is over then. Refuses call_over,
/// not_your_call, and what the domain refuses.
Result<Verification, Refusal> decide_call(VerificationStore& verifications, Steps& steps,
                                          const Staff& author, CallId call,
                                          const Decision& decision);

}  // namespace visavis::app
