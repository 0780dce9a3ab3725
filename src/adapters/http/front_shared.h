#pragma once

#include <atomic>
#include <string>

#include "adapters/http/http_server.h"
#include "adapters/http/metrics.h"
#include "adapters/http/router.h"
#include "adapters/http/trusted_proxies.h"
#include "adapters/http/unknown_cookies.h"

namespace visavis::http {

/// What all front threads share: set before they start and only read then, or thread-safe.
struct FrontShared {
  FrontShared(HttpConfig http_config, HttpApp http_app, PermissionReplicas& board,
              HttpWiring http_wiring);

  const HttpConfig config;
  const HttpWiring wiring;
  const std::string origin;  ///< of public_url
  const bool secure;         ///< public_url is https
  const TrustedProxies proxies;
  const std::size_t threads;
  const HttpApp app;
  PermissionReplicas& board;
  const Policy& policy;
  Router router;     ///< for everybody
  Router operators;  ///< for who operates it
  Metrics metrics;
  UnknownCookies unknown_cookies;
  std::atomic<bool> draining{false};
  std::atomic<bool> unreadable_hop_told{false};
};

}  // namespace visavis::http
