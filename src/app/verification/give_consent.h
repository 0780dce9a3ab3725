#pragma once

#include <string>

#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// Giving a consent that is given already changes nothing and is no error.
Result<Verification, Refusal> give_consent(VerificationStore& verifications, Steps& steps,
                                           VerificationId id, const std::string& version);

}  // namespace visavis::app
