#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/context.h"
#include "app/verification/view_verification.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct RequireVerification {
  AccountId account;
  Trigger trigger = Trigger::manual;
  Profile profile;
  std::string return_url;
  std::map<std::string, std::string> metadata;
  std::optional<Contact> contact = {};
};

/// The marketplace requires that an account be verified. Refuses verification_exists when the
/// account has one that is open or failed.
Result<VerificationDetail, Refusal> require_verification(Context& context,
                                                         MarketplaceId marketplace,
                                                         const RequireVerification& request);

}  // namespace visavis::app
