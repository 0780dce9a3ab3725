#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/ports/clock.h"
#include "app/ports/directory.h"
#include "app/ports/entropy.h"
#include "app/ports/live_connections.h"
#include "app/ports/outbox_sender.h"
#include "app/ports/permission_board.h"
#include "app/ports/relay.h"
#include "app/ports/verification_store.h"
#include "domain/policy.h"
#include "domain/schedule.h"

namespace visavis::app {

class Floor;

/// What a use case works with: the ports, the policy, and the live floor. Wired once in main/.
/// Everything here is used from one thread, the app's.
struct Context {
  VerificationStore& verifications;
  Directory& directory;
  Clock& clock;
  Entropy& entropy;
  Relay& relay;
  LiveConnections& live;
  PermissionBoard& permissions;
  OutboxSender& webhooks;
  const Policy& policy;
  Floor& floor;
  std::string public_url;  ///< without a slash at the end
  /// Told of a fault that was survived; names no person. Empty: nobody listens.
  std::function<void(std::string_view)> fault = {};
  Schedule schedule = {};
  OutboxSender* mailer = nullptr;  ///< nothing: no mails are written
  /// For how long an account's history is kept after its last entry.
  Duration retention = std::chrono::days{1826};
};

}  // namespace visavis::app
