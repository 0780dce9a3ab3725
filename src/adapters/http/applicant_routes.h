#pragma once

#include "adapters/http/router.h"
#include "base/token_bucket.h"

namespace visavis::http {

/// For people who look, and for people who ask for something and change their minds; a
/// verification's own, whatever its devices.
inline constexpr RateLimit reading_limit{20, std::chrono::seconds{1}};
inline constexpr RateLimit asking_limit{5, std::chrono::minutes{2}};

/// The verification whose applicant's device sent the request; nothing when it is none, or no
/// longer.
std::optional<VerificationId> applicant_of(app::Context& context, const HttpRequest& request);

using ForApplicant = std::function<Handled(app::Context&, VerificationId, const HttpRequest&)>;
/// For the applicant whose device sent the request, as often as the limit allows.
AppHandler for_applicant(RateLimit limit, ForApplicant handler);

/// What the applicant's page shows, as this device is to see it.
Handled view_response(app::Context& context, VerificationId id, const HttpRequest& request);

/// /applicant: what the applicant's pages call.
void add_applicant_routes(Router& router);

}  // namespace visavis::http
