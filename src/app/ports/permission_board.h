#pragma once

#include "app/messages/permission.h"
#include "base/id.h"
#include "domain/api_key.h"
#include "domain/link.h"

namespace visavis::app {

/// Answers permission checks without asking the store: each thread that serves them keeps its own
/// copy. An entry that was published is seen by every request whose answer is sent later on the
/// same thread. Published on the app's thread.
class PermissionBoard {
 public:
  virtual ~PermissionBoard() = default;
  virtual void publish(const PermissionEntry& entry) = 0;
  virtual void publish_key(const SecretHash& key, MarketplaceId marketplace) = 0;
  /// No request that comes later is answered for it.
  virtual void withdraw_key(ApiKeyId key) = 0;
};

}  // namespace visavis::app
