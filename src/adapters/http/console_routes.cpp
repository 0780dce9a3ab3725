#include "adapters/http/console_routes.h"

#include <memory>

#include "adapters/http/answers.h"
#include "adapters/http/audit_routes.h"
#include "adapters/http/cookie.h"
#include "adapters/http/evidence_routes.h"
#include "adapters/http/export_routes.h"
#include "adapters/http/handlers.h"
#include "adapters/http/security_routes.h"
#include "adapters/http/sign_in_limits.h"
#include "adapters/http/staff_routes.h"
#include "app/access/photo.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/call/decide_call.h"
#include "app/review/appeals.h"
#include "app/review/second_review.h"
#include "app/wire/shown.h"
#include "base/ascii.h"

namespace visavis::http {
namespace {

std::optional<Staff> who(const ConsoleNeeds& needs, app::StoreConnection& store,
                         const HttpRequest& request) {
  if (request.staff_secret.empty()) return std::nullopt;
  return app::staff_of_session(store.staff(), needs.clock.now(), request.staff_secret);
}

using app::shape::SignInAnswer, app::shape::StaffSession, app::shape::StatusAfter;

/// What the worker is given and finds out. The steps follow each other, so nothing is shared.
struct PasswordCheck {
  app::SignInCandidate candidate;
  std::string browser;     ///< its secret; empty: it has none
  std::string user_agent;  ///< as it calls itself
  std::string password;
  bool matches = false;
};

Answered<SignInAnswer> signed_in(const ConsoleNeeds& needs, app::StoreConnection& store,
                                 const PasswordCheck& check) {
  if (!check.matches) return refuse(Problem{Refusal::wrong_credentials});
  const auto passed = app::pass_password(store, needs.entropy, needs.clock.now(), check.candidate,
                                         {check.browser, check.user_agent});
  if (!passed) return refuse(Problem{Refusal::wrong_credentials});
  if (const auto* step = std::get_if<app::SecondStep>(&*passed)) {
    Answer answer{app::shape::asked_for(*step)};
    answer.response.headers.emplace_back(
        "Set-Cookie",
        set_cookie(staff_step_cookie, step->token, app::second_step_lifetime, needs.secure));
    return answer;
  }
  const auto& begun = std::get<app::BegunSession>(*passed);
  Answer answer{SignInAnswer{app::shape::shown(begun.staff), std::nullopt}};
  give_session(answer.response, begun, needs.secure);
  return answer;
}

Result<WorkerAnswer<SignInAnswer>, Problem> sign_in(const ConsoleNeeds& needs,
                                                    app::StoreConnection& store,
                                                    const HttpRequest& request,
                                                    SignInLimits& limits) {
  const auto asked = body_of<app::route::SignIn>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const std::string email = ascii_lowered(asked.value().email);
  const std::string browser = secret_in(request.cookie, staff_device_cookie, needs.secure);
  const auto candidate = app::sign_in_candidate(store.staff(), email);
  const bool known = app::knows_candidate(store.staff(), needs.clock.now(), candidate, browser);
  const Monotonic now = needs.clock.steady();
  const Duration wait = known ? limits.attempt_in_known_browser(browser, now)
                              : limits.attempt(request.peer, email, now);
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));

  auto check = std::make_shared<PasswordCheck>(
      PasswordCheck{candidate, browser, request.user_agent, asked.value().password});
  return WorkerAnswer<SignInAnswer>{
      known ? app::Rush::yes : app::Rush::no,
      [check] {
        check->matches = app::password_matches(check->candidate.password_hash, check->password);
      },
      [needs, check](app::StoreConnection& later) { return signed_in(needs, later, *check); }};
}

Answered<StaffSession> session(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                               const HttpRequest& request) {
  const auto visit = app::visit_of(store.staff(), needs.clock.now(), request.staff_secret);
  if (!visit) return refuse(Problem{Refusal::not_signed_in});
  return Answer{app::shape::shown(*visit)};
}

Result<AnswerTask<app::Nothing>, Problem> sign_out(const ConsoleNeeds& needs,
                                                   app::StoreConnection& store, app::Steps&,
                                                   const HttpRequest& request) {
  std::optional<StaffId> staff;
  if (!request.staff_secret.empty())
    staff = app::end_session(store.staff(), store.acts(), needs.clock.now(), request.staff_secret);
  return AnswerTask<app::Nothing>{[needs, staff] {
    if (staff) needs.connections.close(*staff, app::CloseReason::signed_out);
    Answer<app::Nothing> answer;
    answer.response.headers.emplace_back(
        "Set-Cookie", set_cookie(staff_cookie, "", Duration::zero(), needs.secure));
    return Answered<app::Nothing>{answer};
  }};
}

Answered<app::shape::Reasons> reasons(const ConsoleNeeds& needs, app::StoreConnection& store,
                                      app::Steps&, const HttpRequest& request) {
  if (!who(needs, store, request)) return refuse(Problem{Refusal::not_signed_in});
  return Answer{app::shape::every_reason()};
}

Answered<app::Photo> profile_photo(const ConsoleNeeds& needs, app::StoreConnection& store,
                                   app::Steps&, const HttpRequest& request) {
  if (!who(needs, store, request)) return refuse(Problem{Refusal::not_signed_in});
  auto file = store.photos().kept_photo(request.parameters[0]);
  const auto media_type = file ? app::photo_media_type(*file) : std::nullopt;
  if (!media_type) return refuse(Problem{Refusal::not_found});
  return Answer<app::Photo>{*media_type, *std::move(file)};
}

Answer<StatusAfter> status_after(const Verification& verification) {
  return StatusAfter{app::shape::shown(verification.status)};
}

Answered<StatusAfter> decide(const ConsoleNeeds& needs, app::StoreConnection& store,
                             app::Steps& steps, const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto call = CallId::parse(request.parameters[0]);
  if (!call) return refuse(Problem{Refusal::not_found});
  const auto decision = body_of<app::route::DecideCall>(request);
  if (!decision) return refuse(Problem{decision.error()});
  const auto decided =
      app::decide_call(store.verifications(), steps, *staff, *call, decision.value());
  if (!decided) return refuse(Problem{decided.error()});
  return status_after(decided.value());
}

Answered<app::shape::Reviews> reviews(const ConsoleNeeds& needs, app::StoreConnection& store,
                                      app::Steps& steps, const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return Answer{app::shape::shown(app::open_reviews(store.verifications(), store.marketplaces(),
                                                    store.staff(), steps.policy(), *staff))};
}

Answered<StatusAfter> review(const ConsoleNeeds& needs, app::StoreConnection& store,
                             app::Steps& steps, const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = body_of<app::route::Review>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto reviewed =
      app::review_decision(steps, *staff, *id, asked.value().verdict, asked.value().internal_text);
  if (!reviewed) return refuse(Problem{reviewed.error()});
  return status_after(reviewed.value());
}

Answered<app::shape::Appeals> appeals(const ConsoleNeeds& needs, app::StoreConnection& store,
                                      app::Steps&, const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return Answer{app::shape::shown(
      app::open_appeals(store.verifications(), store.marketplaces(), store.staff(), *staff))};
}

Answered<StatusAfter> answer(const ConsoleNeeds& needs, app::StoreConnection& store,
                             app::Steps& steps, const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = body_of<app::route::AnswerAppeal>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto answered =
      app::answer_appeal(store.verifications(), steps, *staff, *id,
                         asked->verdict == app::AppealVerdict::granted, asked->message);
  if (!answered) return refuse(Problem{answered.error()});
  return status_after(answered.value());
}

Result<Comer, Problem> live_staff(const ConsoleNeeds& needs, app::StoreConnection& store,
                                  app::Steps&, const HttpRequest& request) {
  auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return Comer{std::move(*staff)};
}

}  // namespace

void add_console_routes(Router& router, const ConsoleNeeds& needs) {
  auto limits = std::make_shared<SignInLimits>();
  serve<app::route::SignIn>(router, [needs, limits](app::StoreConnection& store, app::Steps&,
                                                    const HttpRequest& request) {
    return sign_in(needs, store, request, *limits);
  });
  serve<app::route::SeeSession>(router, with(needs, session));
  serve<app::route::SignOut>(router, with(needs, sign_out));
  serve<app::route::SeeProfilePhoto>(router, with(needs, profile_photo));
  serve<app::route::SeeReasons>(router, with(needs, reasons));
  serve<app::route::DecideCall>(router, with(needs, decide));
  serve<app::route::SeeReviews>(router, with(needs, reviews));
  serve<app::route::Review>(router, with(needs, review));
  serve<app::route::SeeAppeals>(router, with(needs, appeals));
  serve<app::route::AnswerAppeal>(router, with(needs, answer));
  serve<app::route::StaffLive>(router, with(needs, live_staff));
  add_security_routes(router, needs);
  add_evidence_routes(router, needs);
  add_export_routes(router, needs);
  add_audit_routes(router, needs);
}

}  // namespace visavis::http
