#pragma once

#include <memory>
#include <string>

#include "adapters/http/answers.h"
#include "app/live/live.h"
#include "base/attempt_limiter.h"

namespace visavis::http {

/// For people who look, and for people who ask for something and change their minds; a
/// verification's own, whatever its devices.
inline constexpr RateLimit reading_limit{20, std::chrono::seconds{1}};
inline constexpr RateLimit asking_limit{5, std::chrono::minutes{2}};
inline constexpr std::size_t limited_verifications_max = 10'000;

/// The verification whose applicant's device sent the request; nothing when it is none, or no
/// longer.
std::optional<VerificationId> applicant_of(app::StoreConnection& store, Timestamp now,
                                           const HttpRequest& request);

/// A handler for the applicant whose device sent the request, as often as the limit allows:
/// `function(needs, store, steps, applicant, request)`.
template <class Needs, class Function>
auto for_applicant(const Needs& needs, RateLimit limit, Function function) {
  auto limiter = std::make_shared<AttemptLimiter>(limit, limited_verifications_max);
  using Answered = std::invoke_result_t<Function, const Needs&, app::StoreConnection&, app::Steps&,
                                        VerificationId, const HttpRequest&>;
  return [needs, limiter, function](app::StoreConnection& store, app::Steps& steps,
                                    const HttpRequest& request) -> Answered {
    const Timestamp now = needs.clock.now();
    const auto id = applicant_of(store, now, request);
    if (!id) return refuse(Problem{Refusal::not_signed_in});
    const Duration wait = limiter->attempt(id->text(), now);
    if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
    return function(needs, store, steps, *id, request);
  };
}

/// What the applicant's page shows, as this device is to see it.
Result<AnswerTask<app::shape::ApplicantView>, Problem> view_response(app::Live& live,
                                                                     app::StoreConnection& store,
                                                                     VerificationId id,
                                                                     const HttpRequest& request);

/// What the applicants' routes need beside the store.
struct ApplicantNeeds {
  app::Live& live;
  const app::Clock& clock;
  app::Entropy& entropy;
  const Schedule& schedule;
  std::string public_url;
};
/// /applicant: what the applicant's pages call.
void add_applicant_routes(Router& router, const ApplicantNeeds& needs);

}  // namespace visavis::http
