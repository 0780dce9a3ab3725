#pragma once

#include <atomic>
#include <string>

#include "adapters/http/http_server.h"
#include "adapters/http/metrics.h"
#include "adapters/http/router.h"
#include "adapters/http/trusted_proxies.h"
#include "app/ports/workers.h"

namespace visavis::http {

/// What all front threads share: set before they start and only read then, or thread-safe.
struct FrontShared {
  FrontShared(HttpConfig http_config, app::Context& app_context, app::Workers& password_workers,
              HttpWiring http_wiring, std::size_t thread_count);

  const HttpConfig config;
  const HttpWiring wiring;
  const std::string origin;  ///< of public_url
  const bool secure;         ///< public_url is https
  const TrustedProxies proxies;
  const std::size_t threads;
  app::Context& context;  ///< for work on the app's thread
  const Policy& policy;
  Router router;
  Metrics metrics;
  app::Workers& workers;
  std::atomic<bool> draining{false};
};

}  // namespace visavis::http
