#pragma once

#include <optional>

#include "base/id.h"
#include "domain/hold.h"

namespace visavis::app {

/// What a permission check of one account needs to know, for now and for after the deadline.
struct PermissionEntry {
  MarketplaceId marketplace;
  AccountId account;
  std::optional<VerificationId> verification;  ///< nothing: the account has none any more
  std::optional<Hold> hold;
  std::optional<Timestamp> changes_at;  ///< from then on `hold_after` is the hold
  std::optional<Hold> hold_after;
};

}  // namespace visavis::app
