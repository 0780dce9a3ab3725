#pragma once

#include "adapters/http/console_routes.h"

namespace visavis::http {

/// What is kept of calls: for those who may look at it, and have said why.
void add_evidence_routes(Router& router, const ConsoleNeeds& needs);

}  // namespace visavis::http
