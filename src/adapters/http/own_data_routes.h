#pragma once

#include "adapters/http/router.h"

namespace visavis::http {

/// What applicants may know and ask about their own account: status, data, appeal, erasure.
void add_own_data_routes(Router& router);

}  // namespace visavis::http
