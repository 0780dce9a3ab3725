#pragma once

#include <optional>

#include "app/ports/directory.h"
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

/// Answers permission checks without asking the store: each thread that serves them keeps its own
/// copy. An entry that was published is seen by every request whose answer is sent later on the
/// same thread.
class PermissionBoard {
 public:
  virtual ~PermissionBoard() = default;
  virtual void publish(const PermissionEntry& entry) = 0;
  virtual void publish_key(const SecretHash& key, MarketplaceId marketplace) = 0;
};

}  // namespace visavis::app
