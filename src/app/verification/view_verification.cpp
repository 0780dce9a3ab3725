#include "app/verification/view_verification.h"

#include <utility>

namespace visavis::app {

VerificationDetail detail_of(Verification verification, const Policy& policy, Timestamp now) {
  VerificationDetail detail{std::move(verification), std::nullopt, false, {}, {}, std::nullopt};
  detail.hold = derive_hold(detail.verification, policy, now);
  detail.overdue = is_overdue(detail.verification, now);
  detail.slot = coming_slot(detail.verification, now);
  return detail;
}

Result<Verification, Refusal> find_verification(VerificationStore& verifications,
                                                MarketplaceId marketplace, VerificationId id) {
  auto verification = verifications.verification(id);
  // Another marketplace's verification is answered like one that does not exist: ids tell nothing.
  if (!verification || verification->marketplace != marketplace)
    return refuse(Refusal::verification_unknown);
  return *std::move(verification);
}

AccountDetail view_account(VerificationStore& verifications, const Policy& policy, Timestamp now,
                           MarketplaceId marketplace, const AccountId& account) {
  AccountDetail detail{account, verifications.current(marketplace, account), std::nullopt};
  if (detail.verification) detail.hold = derive_hold(*detail.verification, policy, now);
  return detail;
}

}  // namespace visavis::app
