#include "adapters/http/applicant_routes.h"

#include <memory>

#include "adapters/http/attempt_limiter.h"
#include "adapters/http/cookie.h"
#include "app/encoding/json.h"
#include "app/floor.h"
#include "app/give_consent.h"
#include "app/open_link.h"

namespace visavis::http {
namespace {

/// Links cannot be guessed (192 bits); this keeps a runaway page from filling the app's thread.
constexpr RateLimit opening_limit{30, std::chrono::seconds{2}};
constexpr std::size_t addresses_max = 10'000;

Handled view_response(app::Context& context, VerificationId id) {
  const auto view = context.floor.applicant_view(context, id);
  if (!view) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::to_json(*view));
}

Handled open_session(app::Context& context, const HttpRequest& request, AttemptLimiter& limiter) {
  const Duration wait = limiter.attempt(address_key(request.peer), context.clock.now());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  const auto token = app::read_field(request.body, "token");
  if (!token) return refuse(Problem{token.error()});
  const auto opened =
      app::open_link(context, token.value(), cookie_value(request.cookie, applicant_cookie));
  if (!opened) return refuse(Problem{opened.error()});
  HttpResponse response = no_content();
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(applicant_cookie, opened.value().device,
                                           opened.value().expires - context.clock.now(),
                                           context.public_url.starts_with("https://")));
  return response;
}

Handled view(app::Context& context, const HttpRequest& request) {
  const auto id = applicant_of(context, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  return view_response(context, *id);
}

Handled consent(app::Context& context, const HttpRequest& request) {
  const auto id = applicant_of(context, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  const auto version = app::read_field(request.body, "version");
  if (!version) return refuse(Problem{version.error()});
  const auto given = app::give_consent(context, *id, version.value());
  if (!given) return refuse(Problem{given.error()});
  return view_response(context, *id);
}

Result<LiveIdentity, Problem> live(app::Context& context, const HttpRequest& request) {
  const auto id = applicant_of(context, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  return LiveIdentity{*id};
}

}  // namespace

std::optional<VerificationId> applicant_of(app::Context& context, const HttpRequest& request) {
  const auto device = cookie_value(request.cookie, applicant_cookie);
  if (device.empty()) return std::nullopt;
  return app::applicant_of_device(context, device);
}

void add_applicant_routes(Router& router) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  auto limiter = std::make_shared<AttemptLimiter>(opening_limit, addresses_max);
  add(Method::post, "/applicant/session",
      AppHandler{[limiter](app::Context& context, const HttpRequest& request) {
        return open_session(context, request, *limiter);
      }});
  add(Method::get, "/applicant/verification", AppHandler{view});
  add(Method::post, "/applicant/consent", AppHandler{consent});
  add(Method::get, "/applicant/live", LiveHandler{live});
}

}  // namespace visavis::http
