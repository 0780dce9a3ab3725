#include "adapters/http/console_routes.h"

#include <memory>

#include "adapters/http/cookie.h"
#include "adapters/http/sign_in_limits.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/call/decide_call.h"
#include "app/review/review_decision.h"
#include "app/wire/json.h"
#include "base/ascii.h"

namespace visavis::http {
namespace {

bool secure(const app::Context& context) { return context.public_url.starts_with("https://"); }

std::optional<Staff> who(app::Context& context, const HttpRequest& request) {
  const auto session = cookie_value(request.cookie, staff_cookie);
  if (session.empty()) return std::nullopt;
  return app::staff_of_session(context, session);
}

Handled signed_in(app::Context& context, const app::SignInCandidate& candidate, bool matches) {
  // Without a member of staff the hash was nobody's, which no password matches.
  if (!matches || !candidate.staff) return refuse(Problem{Refusal::wrong_credentials});
  const auto staff = context.directory.staff(*candidate.staff);
  if (!staff) return refuse(Problem{Refusal::wrong_credentials});
  const std::string session = app::begin_session(context, staff->id);
  HttpResponse response = json_response(app::staff_json(*staff));
  response.headers.emplace_back(
      "Set-Cookie", set_cookie(staff_cookie, session, app::session_lifetime, secure(context)));
  return response;
}

/// What the worker is given and finds out. The steps follow each other, so nothing is shared.
struct PasswordCheck {
  app::SignInCandidate candidate;
  std::string password;
  bool matches = false;
};

Result<WorkerTask, Problem> sign_in(app::Context& context, const HttpRequest& request,
                                    SignInLimits& limits) {
  const auto asked = app::read_sign_in(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const std::string email = ascii_lowered(asked.value().email);
  const Duration wait = limits.attempt(request.peer, email, context.clock.now());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));

  auto check = std::make_shared<PasswordCheck>(
      PasswordCheck{app::sign_in_candidate(context, email), asked.value().password});
  return WorkerTask{
      [check] {
        check->matches = app::password_matches(check->candidate.password_hash, check->password);
      },
      [check](app::Context& later) { return signed_in(later, check->candidate, check->matches); }};
}

Handled session(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::staff_json(*staff));
}

Handled sign_out(app::Context& context, const HttpRequest& request) {
  const auto cookie = cookie_value(request.cookie, staff_cookie);
  if (!cookie.empty()) app::end_session(context, cookie);
  HttpResponse response = no_content();
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(staff_cookie, "", Duration::zero(), secure(context)));
  return response;
}

Handled reasons(app::Context& context, const HttpRequest& request) {
  if (!who(context, request)) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::reasons_json());
}

HttpResponse status_response(const Verification& verification) {
  return json_response(R"({"status":")" + std::string{name(verification.status)} + R"("})");
}

Handled decide(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto call = CallId::parse(request.parameters[0]);
  if (!call) return refuse(Problem{Refusal::not_found});
  const auto decision = app::read_decision(request.body);
  if (!decision) return refuse(Problem{decision.error()});
  const auto decided = app::decide_call(context, *staff, *call, decision.value());
  if (!decided) return refuse(Problem{decided.error()});
  return status_response(decided.value());
}

Handled reviews(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::reviews_json(app::open_reviews(context, *staff)));
}

Handled review(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = app::read_review(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const auto reviewed = app::review_decision(context, *staff, *id, asked.value().verdict,
                                             asked.value().internal_text);
  if (!reviewed) return refuse(Problem{reviewed.error()});
  return status_response(reviewed.value());
}

Handled appeals(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return json_response(app::appeals_json(app::open_appeals(context, *staff)));
}

Handled answer(app::Context& context, const HttpRequest& request) {
  const auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  const auto asked = app::read_appeal_answer(request.body);
  if (!asked) return refuse(Problem{asked.error()});
  const auto answered =
      app::answer_appeal(context, *staff, *id, asked.value().granted, asked.value().message);
  if (!answered) return refuse(Problem{answered.error()});
  return status_response(answered.value());
}

Result<LiveIdentity, Problem> live_staff(app::Context& context, const HttpRequest& request) {
  auto staff = who(context, request);
  if (!staff) return refuse(Problem{Refusal::not_signed_in});
  return LiveIdentity{std::move(*staff)};
}

}  // namespace

void add_console_routes(Router& router) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  auto limits = std::make_shared<SignInLimits>();
  add(Method::post, "/console/session",
      WorkerHandler{[limits](app::Context& context, const HttpRequest& request) {
        return sign_in(context, request, *limits);
      }});
  add(Method::get, "/console/session", AppHandler{session});
  add(Method::delete_, "/console/session", AppHandler{sign_out});
  add(Method::get, "/console/reasons", AppHandler{reasons});
  add(Method::post, "/console/calls/{call}/decision", AppHandler{decide});
  add(Method::get, "/console/reviews", AppHandler{reviews});
  add(Method::post, "/console/reviews/{verification}", AppHandler{review});
  add(Method::get, "/console/appeals", AppHandler{appeals});
  add(Method::post, "/console/appeals/{verification}", AppHandler{answer});
  add(Method::get, "/console/live", LiveHandler{live_staff});
}

}  // namespace visavis::http
