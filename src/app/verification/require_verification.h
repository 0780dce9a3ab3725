#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/ports/entropy.h"
#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// What a marketplace sends to have an account verified.
struct RequireVerification {
  AccountId account;  ///< the marketplace's own name for it
  Trigger trigger = Trigger::manual;
  Personal<Profile> profile;
  std::string return_url;                       ///< where the applicant goes back to; may be empty
  std::map<std::string, std::string> metadata;  ///< comes back in every answer, unread
  std::optional<Contact> contact = {};
  std::optional<CallMedium> medium = {};  ///< how its calls are held; as configured by default
};
BOOST_DESCRIBE_STRUCT(RequireVerification, (),
                      (account, trigger, profile, return_url, metadata, contact, medium))

/// The marketplace requires that an account be verified. Refuses verification_exists when the
/// account has one that is open or failed, and medium_not_set_up.
Result<Verification, Refusal> require_verification(Steps& steps, Entropy& entropy, Timestamp now,
                                                   MarketplaceId marketplace,
                                                   const RequireVerification& request);

}  // namespace visavis::app
