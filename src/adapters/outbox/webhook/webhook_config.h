#pragma once

#include <cstddef>
#include <string>

#include "adapters/outbox/outgoing_http.h"
#include "base/retry_schedule.h"
#include "base/time.h"

namespace visavis::webhook {

struct WebhookConfig {
  outbox::HttpRules http;
  RetrySchedule schedule;
  std::size_t in_flight_max = 128;                 ///< attempts at once
  std::size_t in_flight_each = 4;                  ///< of those, to one marketplace
  std::size_t response_bytes_max = 64UL * 1024;    ///< read of an answer, its head apart
  Duration drain = std::chrono::seconds{5};        ///< for running attempts when stopping
  Duration store_pause = std::chrono::seconds{1};  ///< after a failure of the store
};

}  // namespace visavis::webhook
