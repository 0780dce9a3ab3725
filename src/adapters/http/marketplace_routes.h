#pragma once

#include "adapters/http/router.h"

namespace visavis::http {

/// /v1: what a marketplace's backend calls.
void add_marketplace_routes(Router& router);

}  // namespace visavis::http
