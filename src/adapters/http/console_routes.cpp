#include "adapters/http/console_routes.h"

#include <memory>

#include "adapters/http/answers.h"
#include "adapters/http/cookie.h"
#include "adapters/http/handlers.h"
#include "adapters/http/sign_in_limits.h"
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

using app::shape::StaffSession, app::shape::StatusAfter;

/// What the worker is given and finds out. The steps follow each other, so nothing is shared.
struct PasswordCheck {
  app::SignInCandidate candidate;
  std::string browser;  ///< its secret; empty: it has none
  std::string password;
  bool matches = false;
};

Answered<StaffSession> signed_in(const ConsoleNeeds& needs, app::StoreConnection& store,
                                 const PasswordCheck& check) {
  if (!check.matches) return refuse(Problem{Refusal::wrong_credentials});
  const auto begun = app::begin_session(store.staff(), store.acts(), needs.entropy,
                                        needs.clock.now(), check.candidate, check.browser);
  if (!begun) return refuse(Problem{Refusal::wrong_credentials});
  Answer answer{StaffSession{app::shape::shown(begun->staff)}};
  const auto give = [&](std::string_view name, std::string_view secret, Duration lifetime) {
    answer.response.headers.emplace_back("Set-Cookie",
                                         set_cookie(name, secret, lifetime, needs.secure));
  };
  give(staff_device_cookie, begun->device, app::known_device_lifetime);
  give(staff_cookie, begun->cookie, app::session_lifetime);
  return answer;
}

Result<WorkerAnswer<StaffSession>, Problem> sign_in(const ConsoleNeeds& needs,
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

  auto check =
      std::make_shared<PasswordCheck>(PasswordCheck{candidate, browser, asked.value().password});
  return WorkerAnswer<StaffSession>{
      known ? app::Rush::yes : app::Rush::no,
      [check] {
        check->matches = app::password_matches(check->candidate.password_hash, check->password);
      },
      [needs, check](app::StoreConnection& later) { return signed_in(needs, later, *check); }};
}

Answered<StaffSession> session(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                               const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return Answer{StaffSession{app::shape::shown(*staff)}};
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
  serve<app::route::SeeReasons>(router, with(needs, reasons));
  serve<app::route::DecideCall>(router, with(needs, decide));
  serve<app::route::SeeReviews>(router, with(needs, reviews));
  serve<app::route::Review>(router, with(needs, review));
  serve<app::route::SeeAppeals>(router, with(needs, appeals));
  serve<app::route::AnswerAppeal>(router, with(needs, answer));
  serve<app::route::StaffLive>(router, with(needs, live_staff));
}

}  // namespace visavis::http
