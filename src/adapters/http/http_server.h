#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/http/metrics.h"
#include "adapters/http/permission_board.h"
#include "adapters/http/router.h"
#include "app/live/live.h"
#include "app/ports/evidence_files.h"
#include "app/ports/workers.h"
#include "app/records/chain_key.h"
#include "base/token_bucket.h"

namespace spdlog {
class logger;
}

namespace visavis::http {

struct HttpLimits {
  std::size_t body_bytes = 64 * 1024;
  std::size_t connections = 4096;  ///< over all front threads
  Duration first_request_timeout = std::chrono::seconds{30};
  /// Between two requests. Above what proxies keep connections for (nginx 60 s, Google's 600 s):
  /// who ends one may do so while the other sends, and a POST is not sent again.
  Duration idle_timeout = std::chrono::seconds{620};
  Duration request_timeout = std::chrono::seconds{10};  ///< for a request to come, an answer to go
  Duration drain_timeout = std::chrono::seconds{10};
  RateLimit unknown_keys{5, std::chrono::seconds{1}};  ///< look-ups of a connection
};

struct HttpConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;       ///< 0 picks a free one
  std::filesystem::path web_root;  ///< has verify.html and console.html; empty: no pages
  std::string public_url;          ///< without a slash at the end
  HttpLimits limits;
  std::vector<std::string> trusted_proxies;  ///< IP addresses and CIDR prefixes
  /// For how long an account's history is kept after its last entry, as applicants are told.
  Duration retention = std::chrono::days{1826};
  KeptFor evidence_kept = {};  ///< the same of what is kept of calls
  std::string operators_address = "127.0.0.1";
  std::uint16_t operators_port = 8082;  ///< 0 picks a free one
};

/// What the handlers need of the rest of the program. Outlives the server.
struct HttpApp {
  app::StoreExecutor& executor;
  app::Live& live;
  app::LiveConnections& connections;
  app::Workers& workers;  ///< check passwords
  const app::Clock& clock;
  app::Entropy& entropy;
  const Policy& policy;
  const Schedule& schedule;
};

/// A connection that leaves HTTP for the live WebSocket.
struct UpgradeRequest {
  int fd = -1;           ///< connected, non-blocking; the receiver closes it
  std::string received;  ///< the handshake as it came, and what came behind it
  LiveIdentity who;
  std::string secret;  ///< the cookie that proved it: it may become invalid while they talk
  std::shared_ptr<const void> seat;
};

/// What the server asks of its surroundings.
struct HttpWiring {
  /// Runs work on the app's thread, in order. Callable from any thread.
  std::function<void(std::function<void()>)> on_app;
  /// A place for a live connection, given back when it is let go of; null: all are taken. Called on
  /// a front thread.
  std::function<std::shared_ptr<const void>(const Comer&)> seat;
  /// Called on a front thread; must not block.
  std::function<void(UpgradeRequest)> upgrade;
  /// The time that permission checks are answered for. Called on front threads.
  std::function<Timestamp()> now;
  std::shared_ptr<spdlog::logger> log;
  app::ChainKey chain_key;                 ///< signs exports
  app::EvidenceFiles* evidence = nullptr;  ///< nothing: nothing is kept of calls
  app::Workers* readers = nullptr;         ///< read it
};

/// The HTTP server: as many front threads as the board has replicas, each with its own listening
/// socket. All members are called on the app's thread.
class HttpServer {
 public:
  /// `board` must outlive the server. Throws when a web page is missing or cannot be read, or a
  /// trusted proxy is no address.
  HttpServer(HttpConfig config, HttpApp app, PermissionReplicas& board, HttpWiring wiring);
  /// Drops what is still connected.
  ~HttpServer();

  /// Listens and serves. Throws std::runtime_error when the address cannot be had. The board must
  /// be filled before: an account that is not on it may do everything.
  void start();
  std::uint16_t port() const;
  std::uint16_t operators_port() const;

  /// What /metrics shows from now on beside what it counts itself.
  void show(std::vector<MetricSample> samples);

  /// /readyz answers 503 from now on, so that a load balancer looks elsewhere. Serving goes on.
  void announce_stop();
  /// Stops accepting, lets requests in flight finish, closes idle connections; after the drain
  /// timeout closes the rest. Then calls `stopped` on the app's thread, which must go on running.
  void stop(std::function<void()> stopped);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace visavis::http
