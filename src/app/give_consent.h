#pragma once

#include <string>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

Result<Verification, Refusal> give_consent(Context& context, VerificationId id,
                                           const std::string& version);

}  // namespace visavis::app
