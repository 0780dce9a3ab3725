#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "adapters/http/front_shared.h"
#include "adapters/http/permission_board.h"

namespace visavis::http {

/// One front thread's server: its listening socket and its connections.
class Front {
 public:
  Front(std::shared_ptr<FrontShared> shared, PermissionReplica& replica, std::size_t index);
  ~Front();

  /// Who is to come in, and where.
  struct Entrance {
    std::string address;
    std::uint16_t port = 0;  ///< 0 picks a free one
    const Router& router;    ///< what they find; outlives the front
    std::size_t connections_max = 0;
    bool shared = false;  ///< other fronts listen there, too
  };
  /// Throws std::runtime_error. Returns the port. Before run().
  std::uint16_t listen(const Entrance& entrance);
  /// The thread's body: serves until halt().
  void run();

  // From any thread.
  /// The replica has something to take in.
  void wake();
  /// Stops accepting and calls `drained`, on this front's thread, when no connection is left or the
  /// drain timeout has passed.
  void drain(std::function<void()> drained);
  void halt();

  class Loop;

 private:
  std::shared_ptr<Loop> loop_;
};

}  // namespace visavis::http
