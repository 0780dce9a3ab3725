#include "app/verification/give_consent.h"

#include <utility>

namespace visavis::app {

Result<Verification, Refusal> give_consent(VerificationStore& verifications, Steps& steps,
                                           VerificationId id, const std::string& version) {
  // A page that says it again, or without end, adds nothing to the history.
  auto verification = verifications.verification(id);
  const bool given = verification && verification->consent &&
                     verification->consent->version == version &&
                     has_consented(*verification, version == recorded_consent_version);
  if (given) return *std::move(verification);
  return steps.change(id, GiveConsent{version});
}

}  // namespace visavis::app
