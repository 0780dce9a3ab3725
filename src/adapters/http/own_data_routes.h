#pragma once

#include "adapters/http/router.h"
#include "app/live/live.h"
#include "domain/keeping.h"

namespace visavis::http {

/// What these routes need beside the store.
struct OwnDataNeeds {
  app::Live& live;
  const app::Clock& clock;
  const Policy& policy;
  KeptFor evidence_kept;
  Duration retention;  ///< for how long a history is kept after its last entry
};
/// What applicants may know and ask about their own account: status, data, appeal, erasure.
void add_own_data_routes(Router& router, const OwnDataNeeds& needs);

}  // namespace visavis::http
