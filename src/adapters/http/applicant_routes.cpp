#include "adapters/http/applicant_routes.h"

#include <memory>

#include "adapters/http/address_key.h"
#include "adapters/http/cookie.h"
#include "adapters/http/handlers.h"
#include "adapters/http/qr_code.h"
#include "adapters/http/query.h"
#include "app/access/hand_off.h"
#include "app/access/open_link.h"
#include "app/access/secrets.h"
#include "app/call/call_photo.h"
#include "app/verification/give_consent.h"
#include "app/waiting/book_slot.h"
#include "app/wire/json.h"

namespace visavis::http {
namespace {

/// Links cannot be guessed (192 bits); this keeps a runaway page from filling the store's thread.
constexpr RateLimit opening_limit{30, std::chrono::seconds{2}};
constexpr std::size_t addresses_max = 10'000;
/// A page makes one every minute and a half while its QR code is shown.
constexpr RateLimit hand_off_limit{10, std::chrono::seconds{10}};

std::string_view cookie_of(const HttpRequest& request) {
  return cookie_value(request.cookie, applicant_cookie);
}
DeviceId device_id(const HttpRequest& request) {
  return DeviceId{app::hash_secret(cookie_of(request))};
}

Result<AppTask, Problem> open_session(const ApplicantNeeds& needs, app::StoreConnection& store,
                                      const HttpRequest& request, AttemptLimiter& limiter) {
  const Timestamp now = needs.clock.now();
  const Duration wait = limiter.attempt(address_key(request.peer), now);
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  const auto token = app::read_field(request.body, "token");
  if (!token) return refuse(Problem{token.error()});
  const auto opened =
      app::open_link(store.links(), needs.entropy, now, token.value(), cookie_of(request));
  if (!opened) return refuse(Problem{opened.error()});
  HttpResponse response = no_content();
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(applicant_cookie, opened->device, opened->expires - now,
                                           needs.public_url.starts_with("https://")));
  std::optional<app::Introduction> introduction;
  if (opened->takes_charge) introduction = app::read_introduction(store, opened->verification);
  return AppTask{[&live = needs.live, introduction = std::move(introduction),
                  device = opened->takes_charge, response]() -> Handled {
    if (introduction) live.expect(*introduction, *device);
    return response;
  }};
}

Result<AppTask, Problem> view(const ApplicantNeeds& needs, app::StoreConnection& store, app::Steps&,
                              const HttpRequest& request) {
  const auto id = applicant_of(store, needs.clock.now(), request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  return view_response(needs.live, store, *id, request);
}

Result<AppTask, Problem> consent(const ApplicantNeeds& needs, app::StoreConnection& store,
                                 app::Steps& steps, const HttpRequest& request) {
  const auto id = applicant_of(store, needs.clock.now(), request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  const auto version = app::read_field(request.body, "version");
  if (!version) return refuse(Problem{version.error()});
  const auto given = app::give_consent(store.verifications(), steps, *id, version.value());
  if (!given) return refuse(Problem{given.error()});
  return view_response(needs.live, store, *id, request);
}

Handled hand_off(const ApplicantNeeds& needs, app::StoreConnection& store, app::Steps&,
                 VerificationId, const HttpRequest& request) {
  const auto link = app::hand_off(store.verifications(), store.links(), needs.entropy,
                                  needs.clock.now(), needs.public_url, cookie_of(request));
  if (!link) return refuse(Problem{link.error()});
  return json_response(app::hand_off_json(link.value(), draw_qr(link.value().url)), 201);
}

Handled call_photo(const ApplicantNeeds&, app::StoreConnection& store, app::Steps&,
                   VerificationId id, const HttpRequest&) {
  auto photo = app::call_photo(store.verifications(), store.staff(), id);
  if (!photo) return refuse(Problem{photo.error()});
  HttpResponse response;
  response.content_type = photo.value().media_type;
  response.body = std::move(photo.value().bytes);
  return response;
}

Handled slots(const ApplicantNeeds& needs, app::StoreConnection& store, app::Steps&,
              VerificationId id, const HttpRequest&) {
  const auto verification = store.verifications().verification(id);
  if (!verification) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::slots_json(
      app::free_slots(store.verifications(), needs.schedule, *verification, needs.clock.now())));
}

Result<LiveIdentity, Problem> live_applicant(const ApplicantNeeds& needs,
                                             app::StoreConnection& store, app::Steps&,
                                             const HttpRequest& request) {
  const auto id = applicant_of(store, needs.clock.now(), request);
  if (!id) return refuse(Problem{Refusal::not_signed_in});
  auto query = Query::parse(request.query);
  if (!query) return refuse(Problem{query.error()});
  const auto word = query.value().take("device");
  const auto kind = named<DeviceKind>(word.value_or("computer"));
  if (!kind)
    return refuse(Problem{
        app::RequestError{Refusal::invalid_parameter, "device", "must be computer or phone"}});
  return LiveIdentity{ApplicantDevice{*id, device_id(request), *kind}};
}

}  // namespace

std::optional<VerificationId> applicant_of(app::StoreConnection& store, Timestamp now,
                                           const HttpRequest& request) {
  const auto device = cookie_value(request.cookie, applicant_cookie);
  if (device.empty()) return std::nullopt;
  return app::applicant_of_device(store.links(), now, device);
}

Result<AppTask, Problem> view_response(app::Live& live, app::StoreConnection& store,
                                       VerificationId id, const HttpRequest& request) {
  const auto introduction = app::read_introduction(store, id);
  if (!introduction) return refuse(Problem{Refusal::not_signed_in});
  return AppTask{[&live, introduction = *introduction, device = device_id(request)]() -> Handled {
    return json_response(app::to_json(live.view(introduction, device)));
  }};
}

void add_applicant_routes(Router& router, const ApplicantNeeds& needs) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  auto limiter = std::make_shared<AttemptLimiter>(opening_limit, addresses_max);
  add(Method::post, "/applicant/session",
      StoreThenAppHandler{
          [needs, limiter](app::StoreConnection& store, app::Steps&, const HttpRequest& request) {
            return open_session(needs, store, request, *limiter);
          }});
  add(Method::get, "/applicant/verification", StoreThenAppHandler{with(needs, view)});
  add(Method::post, "/applicant/consent", StoreThenAppHandler{with(needs, consent)});
  add(Method::get, "/applicant/call/photo",
      StoreHandler{for_applicant(needs, reading_limit, call_photo)});
  add(Method::post, "/applicant/handoff",
      StoreHandler{for_applicant(needs, hand_off_limit, hand_off)});
  add(Method::get, "/applicant/slots", StoreHandler{for_applicant(needs, reading_limit, slots)});
  add(Method::get, "/applicant/live", LiveHandler{with(needs, live_applicant)});
}

}  // namespace visavis::http
