#pragma once

#include <cstddef>
#include <string>

#include "base/retry_schedule.h"
#include "base/time.h"

namespace visavis::webhook {

struct WebhookConfig {
  /// Let endpoints be on this machine or its network: for development and closed networks.
  bool allow_private_targets = false;
  RetrySchedule schedule;
  Duration timeout = std::chrono::seconds{15};     ///< for the whole of one attempt
  std::size_t in_flight_max = 128;                 ///< attempts at once
  std::size_t in_flight_each = 4;                  ///< of those, to one marketplace
  std::size_t response_bytes_max = 64UL * 1024;    ///< read of an answer, its head apart
  Duration drain = std::chrono::seconds{5};        ///< for running attempts when stopping
  Duration store_pause = std::chrono::seconds{1};  ///< after a failure of the store
  std::string ca_file;                             ///< trusted beside the system's, if set
  std::string user_agent = "Visavis";
};

}  // namespace visavis::webhook
