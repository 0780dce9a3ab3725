#include "app/verification/require_verification.h"

namespace visavis::app {

Result<Verification, Refusal> require_verification(Steps& steps, Entropy& entropy, Timestamp now,
                                                   MarketplaceId marketplace,
                                                   const RequireVerification& request) {
  return steps.begin(VerificationId{entropy.id_bytes()},
                     VerificationRequired{marketplace, request.account, request.trigger,
                                          request.profile, request.return_url, request.metadata,
                                          now + steps.policy().deadline, request.contact});
}

}  // namespace visavis::app
