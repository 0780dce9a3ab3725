#pragma once

#include "adapters/http/router.h"

namespace visavis::http {

/// /applicant: what the applicant's pages call.
void add_applicant_routes(Router& router);

}  // namespace visavis::http
