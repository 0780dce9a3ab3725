#pragma once

#include <cstddef>

#include "adapters/outbox/outgoing_http.h"
#include "base/retry_schedule.h"

namespace visavis::photo {

struct PhotoConfig {
  outbox::HttpRules http;
  /// A server that is down is up again within a day, and after that the call is over.
  RetrySchedule schedule{.delays = {std::chrono::seconds{5}, std::chrono::minutes{1},
                                    std::chrono::minutes{10}, std::chrono::hours{1},
                                    std::chrono::hours{6}, std::chrono::hours{18}}};
  std::size_t in_flight_max = 8;                   ///< attempts at once
  std::size_t in_flight_each = 4;                  ///< of those, of one marketplace
  Duration drain = std::chrono::seconds{2};        ///< for running attempts when stopping
  Duration store_pause = std::chrono::seconds{1};  ///< after a failure of the store
};

}  // namespace visavis::photo
