#pragma once

#include "adapters/http/router.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/evidence_files.h"
#include "app/ports/live_connections.h"
#include "app/records/chain_key.h"

namespace visavis::http {

/// What the console's routes need beside the store.
struct ConsoleNeeds {
  app::LiveConnections& connections;
  const app::Clock& clock;
  app::Entropy& entropy;
  const Policy& policy;
  bool secure;  ///< public_url is https
  std::string public_url;
  app::ChainKey chain_key;                 ///< signs exports
  app::EvidenceFiles* evidence = nullptr;  ///< nothing: nothing is kept of calls
};
/// /console: what the staff's pages call.
void add_console_routes(Router& router, const ConsoleNeeds& needs);

}  // namespace visavis::http
