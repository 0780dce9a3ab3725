#include "adapters/http/applicant_routes.h"

#include <memory>

#include "adapters/http/address_key.h"
#include "adapters/http/cookie.h"
#include "adapters/http/handlers.h"
#include "adapters/http/qr_code.h"
#include "app/access/hand_off.h"
#include "app/access/open_link.h"
#include "app/access/request_link.h"
#include "app/access/secrets.h"
#include "app/access/short_codes.h"
#include "app/call/call_photo.h"
#include "app/verification/give_consent.h"
#include "app/waiting/book_slot.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

/// Links cannot be guessed (192 bits); this keeps a runaway page from filling the store's thread.
constexpr RateLimit opening_limit{30, std::chrono::seconds{2}};
constexpr std::size_t addresses_max = 10'000;
/// A person who waits for a mail presses again now and then. For each address: many may share one.
constexpr RateLimit asking_for_links_limit{10, std::chrono::seconds{30}};
/// For each verification, whoever asks: its owner's mailbox is not to be filled.
constexpr RateLimit sent_links_limit{3, std::chrono::hours{2}};
/// A page makes one every minute and a half while its QR code is shown.
constexpr RateLimit hand_off_limit{10, std::chrono::seconds{10}};

DeviceId device_id(const HttpRequest& request) {
  return DeviceId{app::hash_secret(request.applicant_secret)};
}

app::ShortCodes::Place place_of(const HttpRequest& request) {
  return {address_key(request.peer), network_key(request.peer)};
}

/// Counts an attempt of the address that asks; over the limit, what it is answered.
std::optional<Problem> over_limit(AttemptLimiter& limiter, const HttpRequest& request,
                                  const app::Clock& clock) {
  const Duration wait = limiter.attempt(address_key(request.peer), clock.steady());
  if (wait > Duration::zero()) return Problem::too_many_attempts(wait);
  return std::nullopt;
}

using app::shape::ApplicantView;
using ViewTask = AnswerTask<ApplicantView>;

using app::shape::OpenedLink;

Result<AnswerTask<OpenedLink>, Problem> open_session(const ApplicantNeeds& needs,
                                                     app::StoreConnection& store,
                                                     const HttpRequest& request,
                                                     AttemptLimiter& limiter) {
  const Timestamp now = needs.clock.now();
  if (const auto over = over_limit(limiter, request, needs.clock)) return refuse(*over);
  const auto asked = body_of<app::route::OpenLink>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto opened =
      app::open_link(store.links(), needs.entropy, now, asked->token, request.applicant_secret);
  if (!opened) return refuse(Problem{opened.error()});
  Answer<OpenedLink> answer{OpenedLink{opened->verification}};
  answer.response.headers.emplace_back(
      "Set-Cookie", set_cookie(applicant_cookie, opened->device, opened->expires - now,
                               needs.public_url.starts_with("https://")));
  std::optional<app::Introduction> introduction;
  if (opened->takes_charge) introduction = app::read_introduction(store, opened->verification);
  return AnswerTask<OpenedLink>{[&live = needs.live, introduction = std::move(introduction),
                                 device = opened->takes_charge, answer] {
    if (introduction) live.expect(*introduction, *device);
    return Answered<OpenedLink>{answer};
  }};
}

/// The limits hold for any id: that there is such a verification, they do not tell.
Answered<app::Nothing> ask_for_link(const ApplicantNeeds& needs, app::Steps& steps,
                                    const HttpRequest& request, AttemptLimiter& asking,
                                    AttemptLimiter& sent) {
  if (const auto over = over_limit(asking, request, needs.clock)) return refuse(*over);
  const auto asked = body_of<app::route::AskForLink>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const Duration wait = sent.attempt(asked->verification.text(), needs.clock.steady());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  app::request_link(steps, asked->verification);
  return Answer<app::Nothing>{};
}

Result<ViewTask, Problem> view(const ApplicantNeeds& needs, app::StoreConnection& store,
                               app::Steps&, VerificationId id, const HttpRequest& request) {
  return view_response(needs.live, store, id, request);
}

Result<ViewTask, Problem> consent(const ApplicantNeeds& needs, app::StoreConnection& store,
                                  app::Steps& steps, VerificationId id,
                                  const HttpRequest& request) {
  const auto asked = body_of<app::route::GiveConsent>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto given = app::give_consent(store.verifications(), steps, id, asked->version);
  if (!given) return refuse(Problem{given.error()});
  return view_response(needs.live, store, id, request);
}

Answered<app::shape::HandOff> hand_off(const ApplicantNeeds& needs, app::ShortCodes& codes,
                                       app::StoreConnection& store, VerificationId id,
                                       const HttpRequest& request) {
  const Timestamp now = needs.clock.now();
  const auto link = app::hand_off(store.verifications(), store.links(), needs.entropy, now,
                                  needs.public_url, request.applicant_secret);
  if (!link) return refuse(Problem{link.error()});
  auto code = codes.make(needs.entropy, id, place_of(request), link->url, needs.clock.steady(),
                         link->expires - now);
  return Answer{app::shape::shown(link.value(), draw_qr(link->url), std::move(code))};
}

Answered<app::shape::HandOffLink> type_code(const ApplicantNeeds& needs, app::ShortCodes& codes,
                                            const HttpRequest& request) {
  const auto asked = body_of<app::route::TypeCode>(request);
  if (!asked) return refuse(Problem{asked.error()});
  auto typed = codes.type(asked->code, place_of(request), needs.clock.steady());
  if (typed.url) return Answer{app::shape::HandOffLink{std::move(*typed.url)}};
  if (typed.wait > Duration::zero()) return refuse(Problem::too_many_attempts(typed.wait));
  return refuse(Problem{Refusal::link_expired});
}

Answered<app::Photo> call_photo(const ApplicantNeeds&, app::StoreConnection& store, app::Steps&,
                                VerificationId id, const HttpRequest&) {
  auto photo = app::call_photo(store.verifications(), store.staff(), id);
  if (!photo) return refuse(Problem{photo.error()});
  return Answer<app::Photo>{photo->media_type, std::move(photo->bytes)};
}

Answered<app::shape::FreeSlots> slots(const ApplicantNeeds& needs, app::StoreConnection& store,
                                      app::Steps&, VerificationId id, const HttpRequest&) {
  const auto verification = store.verifications().verification(id);
  if (!verification) return refuse(Problem{Refusal::not_signed_in});
  return Answer{app::shape::shown(
      app::free_slots(store.verifications(), needs.schedule, *verification, needs.clock.now()))};
}

Result<Comer, Problem> live_applicant(const ApplicantNeeds&, app::StoreConnection& store,
                                      app::Steps&, VerificationId id, const HttpRequest& request) {
  const auto asked = query_of<app::route::ApplicantLive>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto verification = store.verifications().verification(id);
  const bool awaited = verification && (std::holds_alternative<Waiting>(verification->status) ||
                                        std::holds_alternative<InCall>(verification->status));
  return Comer{
      ApplicantDevice{id, device_id(request), asked->device.value_or(DeviceKind::computer)},
      awaited};
}

}  // namespace

std::optional<VerificationId> applicant_of(app::StoreConnection& store, Timestamp now,
                                           const HttpRequest& request) {
  return app::applicant_of_device(store.links(), now, request.applicant_secret);
}

Result<ViewTask, Problem> view_response(app::Live& live, app::StoreConnection& store,
                                        VerificationId id, const HttpRequest& request) {
  const auto introduction = app::read_introduction(store, id);
  if (!introduction) return refuse(Problem{Refusal::not_signed_in});
  return ViewTask{[&live, introduction = *introduction, device = device_id(request)] {
    return Answered<ApplicantView>{app::shape::shown(live.view(introduction, device))};
  }};
}

void add_applicant_routes(Router& router, const ApplicantNeeds& needs) {
  auto limiter = std::make_shared<AttemptLimiter>(opening_limit, addresses_max);
  serve<app::route::OpenLink>(router, [needs, limiter](app::StoreConnection& store, app::Steps&,
                                                       const HttpRequest& request) {
    return open_session(needs, store, request, *limiter);
  });
  auto asking = std::make_shared<AttemptLimiter>(asking_for_links_limit, addresses_max);
  auto sent = std::make_shared<AttemptLimiter>(sent_links_limit, limited_verifications_max);
  serve<app::route::AskForLink>(
      router,
      [needs, asking, sent](app::StoreConnection&, app::Steps& steps, const HttpRequest& request) {
        return ask_for_link(needs, steps, request, *asking, *sent);
      });
  serve_applicant<app::route::SeeVerification>(router, needs, view);
  serve_applicant<app::route::GiveConsent>(router, needs, consent);
  serve_applicant<app::route::SeeCallPhoto>(router, needs, limited(reading_limit, call_photo));
  // On the store's thread alone, as all handlers.
  auto codes = std::make_shared<app::ShortCodes>(needs.clock.steady());
  serve_applicant<app::route::HandOver>(
      router, needs,
      limited(hand_off_limit, [codes](const ApplicantNeeds& has, app::StoreConnection& store,
                                      app::Steps&, VerificationId id, const HttpRequest& request) {
        return hand_off(has, *codes, store, id, request);
      }));
  serve<app::route::TypeCode>(
      router, [needs, codes](app::StoreConnection&, app::Steps&, const HttpRequest& request) {
        return type_code(needs, *codes, request);
      });
  add_still_routes(router, needs);
  serve_applicant<app::route::SeeSlots>(router, needs, limited(reading_limit, slots));
  serve_applicant<app::route::ApplicantLive>(router, needs, live_applicant);
}

}  // namespace visavis::http
