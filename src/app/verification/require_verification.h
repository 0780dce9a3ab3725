#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/ports/entropy.h"
#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct RequireVerification {
  AccountId account;
  Trigger trigger = Trigger::manual;
  Personal<Profile> profile;
  std::string return_url;
  std::map<std::string, std::string> metadata;
  std::optional<Contact> contact = {};
};

/// The marketplace requires that an account be verified. Refuses verification_exists when the
/// account has one that is open or failed.
Result<Verification, Refusal> require_verification(Steps& steps, Entropy& entropy, Timestamp now,
                                                   MarketplaceId marketplace,
                                                   const RequireVerification& request);

}  // namespace visavis::app
