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

/// The verification of which the browser's device is: the one that the request names, or the
/// request is refused. A page that does not know it may name none, where its route says so.
template <class Route>
Result<VerificationId, Problem> applicant_asking(app::StoreConnection& store, Timestamp now,
                                                 const HttpRequest& request) {
  const auto id = applicant_of(store, now, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  const auto asked = query_of<Route>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const std::optional<VerificationId> named = asked->verification;
  if (named && named != id) return refuse(Problem{Refusal::other_verification});
  return *id;
}

/// Adds a route of the applicant's pages: `function(needs, store, steps, applicant, request)` is
/// asked for the applicant whose browser it is.
template <class Route, class Needs, class Function>
void serve_applicant(Router& router, const Needs& needs, Function function) {
  static_assert(app::route::OfApplicant<Route>);
  using Given = std::invoke_result_t<Function, const Needs&, app::StoreConnection&, app::Steps&,
                                     VerificationId, const HttpRequest&>;
  detail::add_route<Route>(router,
                           [needs, function](app::StoreConnection& store, app::Steps& steps,
                                             const HttpRequest& request) -> Given {
                             const auto id =
                                 applicant_asking<Route>(store, needs.clock.now(), request);
                             if (!id) return refuse(id.error());
                             return function(needs, store, steps, id.value(), request);
                           },
                           {});
}

/// The same function, as often as the limit allows.
template <class Function>
auto limited(RateLimit limit, Function function) {
  auto limiter = std::make_shared<AttemptLimiter>(limit, limited_verifications_max);
  return [limiter, function](const auto& needs, app::StoreConnection& store, app::Steps& steps,
                             VerificationId id, const HttpRequest& request)
             -> std::invoke_result_t<Function, decltype(needs), app::StoreConnection&, app::Steps&,
                                     VerificationId, const HttpRequest&> {
    const Duration wait = limiter->attempt(id.text(), needs.clock.steady());
    if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
    return function(needs, store, steps, id, request);
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
/// What the applicant's page takes in a call: the stills that its representative asks for.
void add_still_routes(Router& router, const ApplicantNeeds& needs);
/// /applicant: what the applicant's pages call.
void add_applicant_routes(Router& router, const ApplicantNeeds& needs);

}  // namespace visavis::http
