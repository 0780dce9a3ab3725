#pragma once

#include "adapters/http/console_routes.h"

namespace visavis::http {

/// The second factor of staff, on the way in and later, and their own sessions.
void add_security_routes(Router& router, const ConsoleNeeds& needs);

}  // namespace visavis::http
