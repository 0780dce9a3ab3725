#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "adapters/http/metrics.h"
#include "adapters/http/router.h"

namespace visavis::http {

/// /healthz, /readyz and /metrics. `samples` is asked on the app's thread.
void add_health_routes(Router& router, const std::atomic<bool>& draining, const Metrics& metrics,
                       std::function<std::vector<MetricSample>()> samples);

}  // namespace visavis::http
