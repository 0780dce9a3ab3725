#pragma once

#include "adapters/http/console_routes.h"

namespace visavis::http {

/// Exports of evidence: asked for by one, approved by another, downloaded by the first.
void add_export_routes(Router& router, const ConsoleNeeds& needs);

}  // namespace visavis::http
