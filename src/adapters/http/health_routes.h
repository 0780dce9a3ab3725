#pragma once

#include <atomic>

#include "adapters/http/metrics.h"
#include "adapters/http/router.h"

namespace visavis::http {

/// /healthz: says only that the server is there.
void add_health_routes(Router& router);
/// The same, /readyz and /metrics.
void add_operators_routes(Router& router, const std::atomic<bool>& draining,
                          const app::StoreExecutor& executor, const Metrics& metrics);

}  // namespace visavis::http
