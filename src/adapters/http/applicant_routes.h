#pragma once

#include "adapters/http/router.h"

namespace visavis::http {

/// The verification whose applicant's device sent the request; nothing when it is none, or no
/// longer.
std::optional<VerificationId> applicant_of(app::Context& context, const HttpRequest& request);

/// /applicant: what the applicant's pages call.
void add_applicant_routes(Router& router);

}  // namespace visavis::http
