#pragma once

#include <algorithm>
#include <cstddef>

#include "adapters/relay/bytes.h"
#include "adapters/relay/path.h"
#include "app/ports/relay.h"

namespace visavis::relay {

/// What the sans-I/O core asks of the world. Called on the core's thread, from within its calls.
class Output {
 public:
  virtual ~Output() = default;
  /// Where a datagram of at most so many bytes is written that goes out to there, so that it need
  /// not be copied. Empty if there is no room: it is lost then, and counted. Else commit() is the
  /// next call.
  virtual MutableBytes room(const Path& to, std::size_t size_max) = 0;
  /// So many bytes of it go out; 0: none does.
  virtual void commit(const Path& to, std::size_t size) = 0;
  void send(const Path& to, Bytes datagram) {
    const MutableBytes place = room(to, datagram.size());
    if (place.empty()) return;
    std::ranges::copy(datagram, place.begin());
    commit(to, datagram.size());
  }
  /// A browser proved over this path that it knows a transport's password.
  virtual void path_bound(const Path& path) = 0;
  /// The path belongs to no transport any more: a TCP connection behind it can be closed.
  virtual void path_unbound(const Path& path) = 0;
  virtual void event(const app::RelayEvent& event) = 0;
};

}  // namespace visavis::relay
