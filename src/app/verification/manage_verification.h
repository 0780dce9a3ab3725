#pragma once

#include <string_view>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

Result<Verification, Refusal> cancel_verification(Context& context, MarketplaceId marketplace,
                                                  VerificationId id);
Result<Verification, Refusal> grant_retry(Context& context, MarketplaceId marketplace,
                                          VerificationId id);
/// Reporting an effect that is done already changes nothing and is no error.
Result<Effect, Refusal> report_effect_done(Context& context, MarketplaceId marketplace,
                                           const AccountId& account, std::string_view effect);

}  // namespace visavis::app
