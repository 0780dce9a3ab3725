#include "app/give_consent.h"

#include "app/change.h"

namespace visavis::app {

Result<Verification, Refusal> give_consent(Context& context, VerificationId id,
                                           const std::string& version) {
  return change(context, id, GiveConsent{version});
}

}  // namespace visavis::app
