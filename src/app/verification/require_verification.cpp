#include "app/verification/require_verification.h"

#include "app/reactions.h"
#include "app/verification/change.h"

namespace visavis::app {

Result<VerificationDetail, Refusal> require_verification(Context& context,
                                                         MarketplaceId marketplace,
                                                         const RequireVerification& request) {
  const Timestamp now = context.clock.now();
  const Event event{1, now,
                    VerificationRequired{marketplace, request.account, request.trigger,
                                         request.profile, request.return_url, request.metadata,
                                         now + context.policy.deadline, request.contact}};
  const Verification verification = begin(VerificationId{context.entropy.id_bytes()}, event);
  if (!context.verifications.commit(make_step(context, verification, event, "")))
    return refuse(Refusal::verification_exists);
  react_to_beginning(context, verification);
  return detail_with_link(context, verification);
}

}  // namespace visavis::app
