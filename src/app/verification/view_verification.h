#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/verification_store.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/hold.h"

namespace visavis::app {

/// A verification as its marketplace sees it.
struct VerificationDetail {
  Verification verification;
  std::optional<Hold> hold;
  bool overdue = false;
  std::optional<Slot> slot;  ///< the one that is booked, until it is over
  std::string url;           ///< a fresh one-time link; empty in lists
  std::optional<Timestamp> url_expires;
};

/// An account as its marketplace sees it. An account never seen has no verification.
struct AccountDetail {
  AccountId account;
  std::optional<Verification> verification;
  std::optional<Hold> hold;
};

VerificationDetail detail_of(Verification verification, const Policy& policy, Timestamp now);

/// Refuses verification_unknown, also for another marketplace's verification.
Result<Verification, Refusal> find_verification(VerificationStore& verifications,
                                                MarketplaceId marketplace, VerificationId id);
AccountDetail view_account(VerificationStore& verifications, const Policy& policy, Timestamp now,
                           MarketplaceId marketplace, const AccountId& account);

}  // namespace visavis::app
