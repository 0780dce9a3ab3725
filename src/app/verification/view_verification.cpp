#include "app/verification/view_verification.h"

#include <utility>

#include "app/access/open_link.h"

namespace visavis::app {

VerificationDetail detail_without_link(Context& context, Verification verification) {
  const Timestamp now = context.clock.now();
  VerificationDetail detail{std::move(verification), std::nullopt, false, {}, {}, std::nullopt};
  detail.hold = derive_hold(detail.verification, context.policy, now);
  detail.overdue = is_overdue(detail.verification, now);
  detail.slot = coming_slot(detail.verification, now);
  return detail;
}

VerificationDetail detail_with_link(Context& context, Verification verification) {
  VerificationDetail detail = detail_without_link(context, std::move(verification));
  // In every state: the reasons, the appeal and one's data are on that page too.
  detail.url_expires = context.clock.now() + link_lifetime;
  detail.url = mint_link(context, detail.verification.id, *detail.url_expires);
  return detail;
}

Result<Verification, Refusal> find_verification(Context& context, MarketplaceId marketplace,
                                                VerificationId id) {
  auto verification = context.verifications.verification(id);
  // Another marketplace's verification is answered like one that does not exist: ids tell nothing.
  if (!verification || verification->marketplace != marketplace)
    return refuse(Refusal::verification_unknown);
  return *std::move(verification);
}

AccountDetail view_account(Context& context, MarketplaceId marketplace, const AccountId& account) {
  AccountDetail detail{account, context.verifications.current(marketplace, account), std::nullopt};
  if (detail.verification)
    detail.hold = derive_hold(*detail.verification, context.policy, context.clock.now());
  return detail;
}

}  // namespace visavis::app
