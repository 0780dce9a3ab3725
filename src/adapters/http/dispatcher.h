#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "adapters/http/front_shared.h"
#include "adapters/http/permission_board.h"

namespace visavis::http {

/// What to do about a request.
struct Reply {
  HttpResponse response;
  const Route* route = nullptr;    ///< null when there is none
  std::optional<Upgrade> upgrade;  ///< instead of the response: the connection leaves HTTP
};

using KeyLookups = TokenBucket;

/// Takes a read request through the router, the door and its handler, on the thread where that
/// handler belongs, and back. One for each front thread, used on that thread.
class Dispatcher {
 public:
  using Finish = std::function<void(Reply)>;

  /// `on_front` runs work on this front's thread; it is called from other threads, and does nothing
  /// when that thread is gone.
  Dispatcher(std::shared_ptr<FrontShared> shared, PermissionReplica& replica,
             std::function<void(std::function<void()>)> on_front);

  /// Calls `finish` once, on the front thread: before this returns, or later. `lookups` limits the
  /// connection's look-ups of unknown keys, and is used before this returns.
  void handle(std::shared_ptr<HttpRequest> request, const Router& router, KeyLookups& lookups,
              Monotonic now, Finish finish);

 private:
  struct Errand;
  void find_marketplace(const std::shared_ptr<Errand>& errand, KeyLookups& lookups, Monotonic now);
  void ask_handler(const std::shared_ptr<Errand>& errand);
  Handled check_permission(const HttpRequest& request);

  const std::shared_ptr<FrontShared> shared_;
  PermissionReplica& replica_;
  const std::function<void(std::function<void()>)> on_front_;
};

}  // namespace visavis::http
