#pragma once

#include "adapters/http/router.h"

namespace visavis::http {

/// /console: what the staff's pages call.
void add_console_routes(Router& router);

}  // namespace visavis::http
