#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "adapters/http/http_message.h"
#include "app/ports/store_connection.h"
#include "app/ports/workers.h"
#include "app/verification/store_executor.h"
#include "domain/device.h"
#include "domain/staff.h"

namespace visavis::http {

/// Called on the front thread that read the request, on several at once: it must be thread-safe and
/// quick.
using FrontHandler = std::function<Handled(const HttpRequest&)>;
/// Called on the store's thread: parse, call one use case, encode.
using StoreHandler = std::function<Handled(app::StoreConnection&, app::Steps&, const HttpRequest&)>;
/// The rest of a request that also concerns the people who are here: on the app's thread, after
/// everything that was committed for it was told there.
using AppTask = std::function<Handled()>;
using StoreThenAppHandler =
    std::function<Result<AppTask, Problem>(app::StoreConnection&, app::Steps&, const HttpRequest&)>;
/// Whose threads do it.
enum class WorkedBy {
  passwords,
  readers,  ///< for a disk that may be slow, or hang: no password waits behind it
};
/// Work that the store's thread has no time for: `work` runs on a worker, then `finish` on the
/// store's thread.
struct WorkerTask {
  app::Rush rush = app::Rush::no;
  WorkedBy by = WorkedBy::passwords;
  std::function<void()> work;
  std::function<Handled(app::StoreConnection&)> finish;
};
/// Called on the store's thread.
using WorkerHandler = std::function<Result<WorkerTask, Problem>(app::StoreConnection&, app::Steps&,
                                                                const HttpRequest&)>;
/// GET /v1/accounts/{account}/permissions/{action}: answered from the front thread's own replica.
struct PermissionCheck {};
/// Who opens a live WebSocket: called on the store's thread; the connection leaves HTTP when it
/// names somebody.
using LiveIdentity = std::variant<ApplicantDevice, Staff>;
struct Comer {
  LiveIdentity who;
  bool awaited = false;  ///< waits or is in a call, and comes back to it
};
/// What leads to it: the place that its connection has.
struct Upgrade {
  LiveIdentity who;
  std::shared_ptr<const void> seat;
};
using LiveHandler =
    std::function<Result<Comer, Problem>(app::StoreConnection&, app::Steps&, const HttpRequest&)>;

using Handler = std::variant<FrontHandler, StoreHandler, StoreThenAppHandler, WorkerHandler,
                             PermissionCheck, LiveHandler>;

struct Route {
  Method method = Method::get;
  std::string pattern;  ///< "/v1/accounts/{account}"
  Door door = Door::open;
  Handler handler;
  std::string label;  ///< for metrics and logs: the pattern, unless given
  /// What the handler does with the store, where the method does not say.
  std::optional<app::Access> access = {};
  /// The cookie's secret without which nobody is signed in here; null where nobody has to be.
  std::string HttpRequest::*secret = nullptr;
  bool takes_octets = false;  ///< its body is application/octet-stream, and not JSON
};

/// Finds the route of a request. Filled before the server starts; finding is thread-safe then.
class Router {
 public:
  void add(Route route);

  struct Found {
    const Route* route = nullptr;         ///< null: see `allowed`
    std::vector<std::string> parameters;  ///< decoded, in the pattern's order
    std::string allowed;  ///< the methods this path takes ("GET, POST"); empty: no such path
  };
  /// HEAD finds GET's route. A parameter is one path segment and never empty.
  Found find(Method method, std::string_view path) const;

 private:
  struct Parts {
    std::vector<std::string> segments;  ///< "{...}" is a parameter
    Route route;
  };
  std::unordered_map<std::string, std::vector<Route>> literal_;
  std::vector<Parts> patterns_;
};

}  // namespace visavis::http
