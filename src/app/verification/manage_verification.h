#pragma once

#include <string_view>

#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

// What a marketplace does with its verifications. Each refuses verification_unknown for another
// marketplace's, and what the domain refuses.
Result<Verification, Refusal> cancel_verification(VerificationStore& verifications, Steps& steps,
                                                  MarketplaceId marketplace, VerificationId id);
Result<Verification, Refusal> grant_retry(VerificationStore& verifications, Steps& steps,
                                          MarketplaceId marketplace, VerificationId id);
/// Refuses unknown_effect. Saying it twice is allowed.
Result<Effect, Refusal> report_effect_done(VerificationStore& verifications, Steps& steps,
                                           MarketplaceId marketplace, const AccountId& account,
                                           std::string_view effect);

}  // namespace visavis::app
