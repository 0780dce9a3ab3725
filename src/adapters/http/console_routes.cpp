#include "adapters/http/console_routes.h"

#include <memory>

#include "adapters/http/cookie.h"
#include "adapters/http/handlers.h"
#include "adapters/http/sign_in_limits.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/call/decide_call.h"
#include "app/review/appeals.h"
#include "app/review/second_review.h"
#include "app/wire/json.h"
#include "base/ascii.h"

namespace visavis::http {
namespace {

std::optional<Staff> who(const ConsoleNeeds& needs, app::StoreConnection& store,
                         const HttpRequest& request) {
  const auto session = cookie_value(request.cookie, staff_cookie);
  if (session.empty()) return std::nullopt;
  return app::staff_of_session(store.staff(), needs.clock.now(), session);
}

Handled signed_in(const ConsoleNeeds& needs, app::StoreConnection& store,
                  const app::SignInCandidate& candidate, bool matches) {
  // Without a member of staff the hash was nobody's, which no password matches.
  if (!matches || !candidate.staff) return refuse(Problem{Refusal::wrong_credentials});
  const auto staff = store.staff().staff(*candidate.staff);
  if (!staff) return refuse(Problem{Refusal::wrong_credentials});
  const std::string session =
      app::begin_session(store.staff(), store.acts(), needs.entropy, needs.clock.now(), staff->id);
  HttpResponse response = json_response(app::staff_json(*staff));
  response.headers.emplace_back(
      "Set-Cookie", set_cookie(staff_cookie, session, app::session_lifetime, needs.secure));
  return response;
}

/// What the worker is given and finds out. The steps follow each other, so nothing is shared.
struct PasswordCheck {
  app::SignInCandidate candidate;
  std::string password;
  bool matches = false;
};

Result<WorkerTask, Problem> sign_in(const ConsoleNeeds& needs, app::StoreConnection& store,
                                    const HttpRequest& request, SignInLimits& limits) {
  const auto asked = app::read_sign_in(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const std::string email = ascii_lowered(asked.value().email);
  const Duration wait = limits.attempt(request.peer, email, needs.clock.now());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));

  auto check = std::make_shared<PasswordCheck>(
      PasswordCheck{app::sign_in_candidate(store.staff(), email), asked.value().password});
  return WorkerTask{[check] {
                      check->matches =
                          app::password_matches(check->candidate.password_hash, check->password);
                    },
                    [needs, check](app::StoreConnection& later) {
                      return signed_in(needs, later, check->candidate, check->matches);
                    }};
}

Handled session(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::staff_json(*staff));
}

Result<AppTask, Problem> sign_out(const ConsoleNeeds& needs, app::StoreConnection& store,
                                  app::Steps&, const HttpRequest& request) {
  const auto cookie = cookie_value(request.cookie, staff_cookie);
  std::optional<StaffId> staff;
  if (!cookie.empty())
    staff = app::end_session(store.staff(), store.acts(), needs.clock.now(), cookie);
  return AppTask{[needs, staff]() -> Handled {
    if (staff) needs.connections.close(*staff, app::CloseReason::signed_out);
    HttpResponse response = no_content();
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(staff_cookie, "", Duration::zero(), needs.secure));
    return response;
  }};
}

Handled reasons(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                const HttpRequest& request) {
  if (!who(needs, store, request)) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::reasons_json());
}

HttpResponse status_response(const Verification& verification) {
  return json_response(R"({"status":")" + std::string{name(verification.status)} + R"("})");
}

Handled decide(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps& steps,
               const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto call = CallId::parse(request.parameters[0]);
  if (!call) return refuse(Problem{Refusal::not_found});
  const auto decision = app::read_decision(request.body);
  if (!decision) return refuse(Problem{decision.error()});
  const auto decided =
      app::decide_call(store.verifications(), steps, *staff, *call, decision.value());
  if (!decided) return refuse(Problem{decided.error()});
  return status_response(decided.value());
}

Handled reviews(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::reviews_json(
      app::open_reviews(store.verifications(), store.marketplaces(), store.staff(), *staff)));
}

Handled review(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps& steps,
               const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = app::read_review(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const auto reviewed =
      app::review_decision(steps, *staff, *id, asked.value().verdict, asked.value().internal_text);
  if (!reviewed) return refuse(Problem{reviewed.error()});
  return status_response(reviewed.value());
}

Handled appeals(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps&,
                const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::appeals_json(
      app::open_appeals(store.verifications(), store.marketplaces(), store.staff(), *staff)));
}

Handled answer(const ConsoleNeeds& needs, app::StoreConnection& store, app::Steps& steps,
               const HttpRequest& request) {
  const auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = app::read_appeal_answer(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const auto answered = app::answer_appeal(store.verifications(), steps, *staff, *id,
                                           asked.value().granted, asked.value().message);
  if (!answered) return refuse(Problem{answered.error()});
  return status_response(answered.value());
}

Result<LiveIdentity, Problem> live_staff(const ConsoleNeeds& needs, app::StoreConnection& store,
                                         app::Steps&, const HttpRequest& request) {
  auto staff = who(needs, store, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return LiveIdentity{std::move(*staff)};
}

}  // namespace

void add_console_routes(Router& router, const ConsoleNeeds& needs) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  auto limits = std::make_shared<SignInLimits>();
  add(Method::post, "/console/session",
      WorkerHandler{
          [needs, limits](app::StoreConnection& store, app::Steps&, const HttpRequest& request) {
            return sign_in(needs, store, request, *limits);
          }});
  add(Method::get, "/console/session", StoreHandler{with(needs, session)});
  add(Method::delete_, "/console/session", StoreThenAppHandler{with(needs, sign_out)});
  add(Method::get, "/console/reasons", StoreHandler{with(needs, reasons)});
  add(Method::post, "/console/calls/{call}/decision", StoreHandler{with(needs, decide)});
  add(Method::get, "/console/reviews", StoreHandler{with(needs, reviews)});
  add(Method::post, "/console/reviews/{verification}", StoreHandler{with(needs, review)});
  add(Method::get, "/console/appeals", StoreHandler{with(needs, appeals)});
  add(Method::post, "/console/appeals/{verification}", StoreHandler{with(needs, answer)});
  add(Method::get, "/console/live", LiveHandler{with(needs, live_staff)});
}

}  // namespace visavis::http
