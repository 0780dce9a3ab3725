#include "app/verification/require_verification.h"

namespace visavis::app {

Result<Verification, Refusal> require_verification(Steps& steps, Entropy& entropy, Timestamp now,
                                                   MarketplaceId marketplace,
                                                   const RequireVerification& request) {
  if (request.medium == CallMedium::google_meet && !steps.meetings())
    return refuse(Refusal::medium_not_set_up);
  return steps.begin(
      VerificationId{entropy.id_bytes()},
      VerificationRequired{marketplace, request.account, request.trigger, request.profile,
                           request.return_url, request.metadata, now + steps.policy().deadline,
                           request.contact, request.medium});
}

}  // namespace visavis::app
