#include "adapters/http/applicant_routes.h"

#include <memory>

#include "adapters/http/address_key.h"
#include "adapters/http/cookie.h"
#include "adapters/http/qr_code.h"
#include "adapters/http/query.h"
#include "app/access/hand_off.h"
#include "app/access/open_link.h"
#include "app/access/secrets.h"
#include "app/call/call_photo.h"
#include "app/floor.h"
#include "app/verification/give_consent.h"
#include "app/waiting/book_slot.h"
#include "app/wire/json.h"
#include "base/attempt_limiter.h"

namespace visavis::http {
namespace {

/// Links cannot be guessed (192 bits); this keeps a runaway page from filling the app's thread.
constexpr RateLimit opening_limit{30, std::chrono::seconds{2}};
constexpr std::size_t addresses_max = 10'000;
/// A page makes one every minute and a half while its QR code is shown.
constexpr RateLimit hand_off_limit{10, std::chrono::seconds{10}};
constexpr std::size_t verifications_max = 10'000;

std::string_view cookie_of(const HttpRequest& request) {
  return cookie_value(request.cookie, applicant_cookie);
}
DeviceId device_id(const HttpRequest& request) {
  return DeviceId{app::hash_secret(cookie_of(request))};
}

Handled open_session(app::Context& context, const HttpRequest& request, AttemptLimiter& limiter) {
  const Duration wait = limiter.attempt(address_key(request.peer), context.clock.now());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  const auto token = app::read_field(request.body, "token");
  if (!token) return refuse(Problem{token.error()});
  const auto opened = app::open_link(context, token.value(), cookie_of(request));
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
  return view_response(context, *id, request);
}

Handled consent(app::Context& context, const HttpRequest& request) {
  const auto id = applicant_of(context, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  const auto version = app::read_field(request.body, "version");
  if (!version) return refuse(Problem{version.error()});
  const auto given = app::give_consent(context, *id, version.value());
  if (!given) return refuse(Problem{given.error()});
  return view_response(context, *id, request);
}

Handled hand_off(app::Context& context, VerificationId, const HttpRequest& request) {
  const auto link = app::hand_off(context, cookie_of(request));
  if (!link) return refuse(Problem{link.error()});
  return json_response(app::hand_off_json(link.value(), draw_qr(link.value().url)), 201);
}

Handled call_photo(app::Context& context, VerificationId id, const HttpRequest&) {
  auto photo = app::call_photo(context, id);
  if (!photo) return refuse(Problem{photo.error()});
  HttpResponse response;
  response.content_type = photo.value().media_type;
  response.body = std::move(photo.value().bytes);
  return response;
}

Handled slots(app::Context& context, VerificationId id, const HttpRequest&) {
  const auto verification = context.verifications.verification(id);
  if (!verification) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::slots_json(app::free_slots(context, *verification)));
}

Result<LiveIdentity, Problem> live_applicant(app::Context& context, const HttpRequest& request) {
  const auto id = applicant_of(context, request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  auto query = Query::parse(request.query);
  if (!query) return refuse(Problem{query.error()});
  const auto word = query.value().take("device");
  const auto kind = device_kind_named(word.value_or("computer"));
  if (!kind)
    return refuse(Problem{
        app::RequestError{Refusal::invalid_parameter, "device", "must be computer or phone"}});
  return LiveIdentity{ApplicantDevice{*id, device_id(request), *kind}};
}

}  // namespace

std::optional<VerificationId> applicant_of(app::Context& context, const HttpRequest& request) {
  const auto device = cookie_value(request.cookie, applicant_cookie);
  if (device.empty()) return std::nullopt;
  return app::applicant_of_device(context, device);
}

AppHandler for_applicant(RateLimit limit, ForApplicant handler) {
  auto limiter = std::make_shared<AttemptLimiter>(limit, verifications_max);
  return [limiter, handler = std::move(handler)](app::Context& context,
                                                 const HttpRequest& request) -> Handled {
    const auto id = applicant_of(context, request);
    if (!id) return refuse(Problem{Refusal::not_signed_in});
    const Duration wait = limiter->attempt(id->text(), context.clock.now());
    if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
    return handler(context, *id, request);
  };
}

Handled view_response(app::Context& context, VerificationId id, const HttpRequest& request) {
  auto view = context.floor.applicant_view(context, id);
  if (!view) return refuse(Problem{Refusal::not_signed_in});
  view->device = context.floor.device_view(context, id, device_id(request));
  return json_response(app::to_json(*view));
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
  add(Method::get, "/applicant/call/photo", for_applicant(reading_limit, call_photo));
  add(Method::post, "/applicant/handoff", for_applicant(hand_off_limit, hand_off));
  add(Method::get, "/applicant/slots", for_applicant(reading_limit, slots));
  add(Method::get, "/applicant/live", LiveHandler{live_applicant});
}

}  // namespace visavis::http
