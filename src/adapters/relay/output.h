#pragma once

#include "adapters/relay/bytes.h"
#include "adapters/relay/path.h"
#include "app/ports/relay.h"

namespace visavis::relay {

/// What the sans-I/O core asks of the world. Called on the core's thread, from within its calls.
class Output {
 public:
  virtual ~Output() = default;
  /// The bytes are the callee's only during the call.
  virtual void send(const Path& to, Bytes datagram) = 0;
  /// A browser proved over this path that it knows a transport's password.
  virtual void path_bound(const Path& path) = 0;
  /// The path belongs to no transport any more: a TCP connection behind it can be closed.
  virtual void path_unbound(const Path& path) = 0;
  virtual void event(const app::RelayEvent& event) = 0;
};

}  // namespace visavis::relay
