#pragma once

#include "adapters/http/console_routes.h"

namespace visavis::http {

/// The log of acts: for those who look after it.
void add_audit_routes(Router& router, const ConsoleNeeds& needs);

}  // namespace visavis::http
