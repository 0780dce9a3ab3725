#include "app/require_verification.h"

#include "app/change.h"
#include "app/encoding/json.h"
#include "app/reactions.h"

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
  const Step step{verification, event,
                  event_data_json(verification, event.body, context.policy, now),
                  std::string{event_type(event.body)}, ""};
  if (!context.verifications.commit(step)) return refuse(Refusal::verification_exists);
  react_to_beginning(context, verification);
  return detail_with_link(context, verification);
}

}  // namespace visavis::app
