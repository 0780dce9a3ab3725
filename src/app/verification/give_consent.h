#pragma once

#include <string>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// Giving a consent that is given already changes nothing and is no error.
Result<Verification, Refusal> give_consent(Context& context, VerificationId id,
                                           const std::string& version);

}  // namespace visavis::app
