#include "adapters/http/own_data_routes.h"

#include <memory>

#include "adapters/http/applicant_routes.h"
#include "adapters/http/attempt_limiter.h"
#include "app/appeal.h"
#include "app/encoding/json.h"
#include "app/floor.h"
#include "app/own_data.h"

namespace visavis::http {
namespace {

/// Enough for people who read and change their minds; a verification's own, whatever its devices.
constexpr RateLimit reading_limit{20, std::chrono::seconds{1}};
constexpr RateLimit asking_limit{5, std::chrono::minutes{2}};
constexpr std::size_t verifications_max = 10'000;

using Own = std::function<Handled(app::Context&, VerificationId, const HttpRequest&)>;

/// For the applicant whose device this is, as often as the limit allows.
AppHandler limited(RateLimit limit, Own own) {
  auto limiter = std::make_shared<AttemptLimiter>(limit, verifications_max);
  return [limiter, own = std::move(own)](app::Context& context,
                                         const HttpRequest& request) -> Handled {
    const auto id = applicant_of(context, request);
    if (!id) return refuse(Problem{Refusal::not_signed_in});
    const Duration wait = limiter->attempt(id->text(), context.clock.now());
    if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
    return own(context, *id, request);
  };
}

Handled status(app::Context& context, VerificationId id, const HttpRequest&) {
  const auto data = app::own_data(context, id);
  if (!data) return refuse(Problem{data.error()});
  return json_response(app::status_json(data.value(), context.policy));
}

Handled download(app::Context& context, VerificationId id, const HttpRequest&) {
  const auto data = app::own_data(context, id);
  if (!data) return refuse(Problem{data.error()});
  HttpResponse response = json_response(app::own_data_json(data.value(), context.clock.now()));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"identity-verification.json\"");
  return response;
}

Handled appeal(app::Context& context, VerificationId id, const HttpRequest& request) {
  const auto text = app::read_appeal(request.body);
  if (!text) return refuse(Problem{text.error()});
  const auto requested = app::request_appeal(context, id, text.value());
  if (!requested) return refuse(Problem{requested.error()});
  const auto view = context.floor.applicant_view(context, id);
  if (!view) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::to_json(*view));
}

Handled erasure(app::Context& context, VerificationId id, const HttpRequest& request) {
  const auto requested = app::request_erasure(context, id);
  if (!requested) return refuse(Problem{requested.error()});
  return status(context, id, request);
}

}  // namespace

void add_own_data_routes(Router& router) {
  const auto add = [&](Method method, std::string pattern, AppHandler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  add(Method::get, "/applicant/status", limited(reading_limit, status));
  add(Method::get, "/applicant/data", limited(asking_limit, download));
  add(Method::post, "/applicant/appeal", limited(asking_limit, appeal));
  add(Method::post, "/applicant/erasure", limited(asking_limit, erasure));
}

}  // namespace visavis::http
