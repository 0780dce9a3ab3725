#include "app/verification/give_consent.h"

#include <utility>

#include "app/verification/change.h"

namespace visavis::app {

Result<Verification, Refusal> give_consent(Context& context, VerificationId id,
                                           const std::string& version) {
  // A page that says it again, or without end, adds nothing to the history.
  auto verification = context.verifications.verification(id);
  const bool given = verification && verification->consent &&
                     verification->consent->version == version && version == consent_version;
  if (given) return *std::move(verification);
  return change(context, id, GiveConsent{version});
}

}  // namespace visavis::app
