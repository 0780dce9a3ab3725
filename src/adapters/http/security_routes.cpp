#include "adapters/http/security_routes.h"

#include <memory>

#include "adapters/http/cookie.h"
#include "adapters/http/handlers.h"
#include "adapters/http/qr_code.h"
#include "adapters/http/sign_in_limits.h"
#include "adapters/http/staff_routes.h"
#include "app/access/own_sessions.h"
#include "app/access/passkeys.h"
#include "app/access/secrets.h"
#include "app/access/totp.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

namespace shape = app::shape;

struct SecurityNeeds : ConsoleNeeds {
  std::shared_ptr<CodeLimits> limits = std::make_shared<CodeLimits>();
  std::shared_ptr<AttemptLimiter> challenges =
      std::make_shared<AttemptLimiter>(RateLimit{20, std::chrono::seconds{5}}, 10'000);
};

/// A host without its port; of an IPv6 address with its brackets.
app::RelyingParty party_of(const std::string& public_url) {
  const std::string origin = origin_of(public_url);
  std::string host = origin.substr(origin.find("://") + 3);
  const auto port = host.rfind(':');
  if (port != std::string::npos && host.find(']', port) == std::string::npos) host.resize(port);
  return {host, origin};
}

/// A challenge for them, if they have not asked for too many.
Result<std::string, Problem> challenge(const SecurityNeeds& needs, app::StoreConnection& store,
                                       StaffId staff, TicketFor purpose) {
  const Duration wait = needs.challenges->attempt(staff.text(), needs.clock.steady());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  return app::new_challenge(store.factors(), needs.entropy, needs.clock.now(), staff, purpose);
}

std::vector<std::string> credentials_of(app::StoreConnection& store, StaffId staff) {
  std::vector<std::string> all;
  for (const auto& one : store.factors().passkeys(staff))
    all.push_back(app::to_base64url(one.credential));
  return all;
}

Answered<shape::PasskeyAsked> asked_of(const SecurityNeeds& needs, app::StoreConnection& store,
                                       StaffId staff) {
  auto text = challenge(needs, store, staff, TicketFor::passkey);
  if (!text) return refuse(text.error());
  return Answer{shape::PasskeyAsked{std::move(text).value(), party_of(needs.public_url).id,
                                    credentials_of(store, staff)}};
}

app::PasskeyProof proof_in(const app::PasskeySigned& said) {
  return {said.credential, said.client_data, said.authenticator_data, said.signature};
}

/// Whether this member of staff has signed in in this browser before.
bool is_known_browser(const SecurityNeeds& needs, app::StoreConnection& store,
                      const HttpRequest& request, StaffId staff) {
  const std::string browser = secret_in(request.cookie, staff_device_cookie, needs.secure);
  return app::knows_candidate(store.staff(), needs.clock.now(), {staff, {}}, browser);
}

/// What `prove` gives, as often as somebody may try.
template <class Prove>
auto limited_tries(const SecurityNeeds& needs, app::StoreConnection& store,
                   const HttpRequest& request, StaffId staff, Prove prove)
    -> Result<std::decay_t<decltype(prove().value())>, Problem> {
  const bool known = is_known_browser(needs, store, request, staff);
  const Duration wait = needs.limits->attempt(staff, known, needs.clock.steady());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  auto proven = prove();
  if (!proven) return refuse(Problem{proven.error()});
  needs.limits->was_right(staff, known);
  return std::move(proven).value();
}

Answered<shape::StaffSession> signed_in(const SecurityNeeds& needs,
                                        const app::BegunSession& begun) {
  Answer answer{shape::StaffSession{shape::shown(begun.staff), true}};
  give_session(answer.response, begun, needs.secure);
  answer.response.headers.emplace_back(
      "Set-Cookie", set_cookie(staff_step_cookie, "", Duration::zero(), needs.secure));
  return answer;
}

/// The second step of signing in, by `prove(now, from)`, as often as somebody may try.
template <class Prove>
Answered<shape::StaffSession> second_step(const SecurityNeeds& needs, app::StoreConnection& store,
                                          const HttpRequest& request, Prove prove) {
  const Timestamp now = needs.clock.now();
  const auto staff = app::second_step_of(store, now, request.step_secret);
  if (!staff) return refuse(Problem{staff.error()});
  const std::string browser = secret_in(request.cookie, staff_device_cookie, needs.secure);
  const auto begun = limited_tries(needs, store, request, staff->id, [&] {
    return prove(now, app::FromBrowser{browser, request.user_agent});
  });
  if (!begun) return refuse(begun.error());
  return signed_in(needs, begun.value());
}

Answered<shape::StaffSession> sign_in_with_code(const SecurityNeeds& needs,
                                                app::StoreConnection& store, app::Steps&,
                                                const HttpRequest& request) {
  const auto asked = body_of<app::route::SignInWithCode>(request);
  if (!asked) return refuse(Problem{asked.error()});
  return second_step(needs, store, request, [&](Timestamp now, const app::FromBrowser& from) {
    return app::sign_in_with_code(store, needs.entropy, now, request.step_secret, asked->code,
                                  from);
  });
}

Answered<shape::PasskeyAsked> ask_passkey_of_step(const SecurityNeeds& needs,
                                                  app::StoreConnection& store, app::Steps&,
                                                  const HttpRequest& request) {
  const auto staff = app::second_step_of(store, needs.clock.now(), request.step_secret);
  if (!staff) return refuse(Problem{staff.error()});
  return asked_of(needs, store, staff->id);
}

Answered<shape::StaffSession> sign_in_with_passkey(const SecurityNeeds& needs,
                                                   app::StoreConnection& store, app::Steps&,
                                                   const HttpRequest& request) {
  const auto asked = body_of<app::route::SignInWithPasskey>(request);
  if (!asked) return refuse(Problem{asked.error()});
  return second_step(needs, store, request, [&](Timestamp now, const app::FromBrowser& from) {
    return app::sign_in_with_passkey(store, needs.entropy, now, party_of(needs.public_url),
                                     request.step_secret, proof_in(asked.value()), from);
  });
}

Answered<shape::SecondFactorSetUp> set_up(const SecurityNeeds& needs, app::StoreConnection& store,
                                          const app::Visit& visit, const HttpRequest&) {
  return Answer{shape::shown(app::factors_of(store.factors(), needs.clock.now(), visit.session),
                             visit.session)};
}

Answered<shape::StaffSession> prove_with_code(const SecurityNeeds& needs,
                                              app::StoreConnection& store, const app::Visit& visit,
                                              const HttpRequest& request) {
  const auto asked = body_of<app::route::ProveWithCode>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto proven = limited_tries(needs, store, request, visit.staff.id, [&] {
    return app::prove_with_code(store, needs.clock.now(), visit.session, asked->code);
  });
  if (!proven) return refuse(proven.error());
  return Answer{shape::shown(app::Visit{visit.staff, proven.value()})};
}

/// The session that asks, once its owner's password was found right in it.
struct PasswordAgain {
  app::Visit visit;
  std::string password;
  bool known = false;  ///< in a browser that knows them
  bool matches = false;
};

Answered<app::Nothing> password_typed(const SecurityNeeds& needs, app::StoreConnection& store,
                                      const PasswordAgain& again) {
  if (!again.matches) return refuse(Problem{Refusal::wrong_credentials});
  const auto& visit = again.visit;
  needs.limits->was_right(visit.staff.id, again.known);
  app::password_typed(store.factors(), needs.clock.now(), visit.session);
  return Answer<app::Nothing>{};
}

Result<WorkerAnswer<app::Nothing>, Problem> type_password(const SecurityNeeds& needs,
                                                          app::StoreConnection& store,
                                                          const app::Visit& visit,
                                                          const HttpRequest& request) {
  const auto asked = body_of<app::route::TypePassword>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const bool known = is_known_browser(needs, store, request, visit.staff.id);
  const Duration wait = needs.limits->attempt(visit.staff.id, known, needs.clock.steady());
  if (wait > Duration::zero()) return refuse(Problem::too_many_attempts(wait));
  auto again = std::make_shared<PasswordAgain>(PasswordAgain{visit, asked->password, known});
  return WorkerAnswer<app::Nothing>{
      app::Rush::yes,
      [again] {
        again->matches = app::password_matches(again->visit.staff.password_hash, again->password);
      },
      [needs, again](app::StoreConnection& later) { return password_typed(needs, later, *again); }};
}

Answered<shape::TotpBegun> begin_totp(const SecurityNeeds& needs, app::StoreConnection& store,
                                      const app::Visit& visit, const HttpRequest&) {
  const auto secret = app::begin_totp(store.factors(), needs.entropy, visit.staff.id);
  const std::string url = app::totp_url(secret, visit.staff.email);
  return Answer{shape::TotpBegun{app::totp_text(secret), url, draw_qr(url)}};
}

Answered<shape::RecoveryCodes> confirm_totp(const SecurityNeeds& needs, app::StoreConnection& store,
                                            const app::Visit& visit, const HttpRequest& request) {
  const auto asked = body_of<app::route::ConfirmTotp>(request);
  if (!asked) return refuse(Problem{asked.error()});
  auto codes = limited_tries(needs, store, request, visit.staff.id, [&] {
    return app::confirm_totp(store, needs.entropy, needs.clock.now(), visit.session, asked->code);
  });
  if (!codes) return refuse(codes.error());
  return Answer{shape::RecoveryCodes{std::move(codes).value()}};
}

Answered<app::Nothing> remove_totp(const SecurityNeeds& needs, app::StoreConnection& store,
                                   const app::Visit& visit, const HttpRequest&) {
  app::remove_totp(store, needs.clock.now(), visit.staff.id);
  return Answer<app::Nothing>{};
}

Answered<shape::RecoveryCodes> make_recovery_codes(const SecurityNeeds& needs,
                                                   app::StoreConnection& store,
                                                   const app::Visit& visit, const HttpRequest&) {
  return Answer{shape::RecoveryCodes{
      app::new_recovery_codes(store, needs.entropy, needs.clock.now(), visit.staff.id)}};
}

Answered<shape::PasskeyWanted> want_passkey(const SecurityNeeds& needs, app::StoreConnection& store,
                                            const app::Visit& visit, const HttpRequest&) {
  auto text = challenge(needs, store, visit.staff.id, TicketFor::new_passkey);
  if (!text) return refuse(text.error());
  const auto& id = visit.staff.id.bytes();
  return Answer{
      shape::PasskeyWanted{std::move(text).value(),
                           party_of(needs.public_url).id,
                           app::to_base64url({reinterpret_cast<const char*>(id.data()), id.size()}),
                           visit.staff.email,
                           {std::begin(app::passkey_algorithms), std::end(app::passkey_algorithms)},
                           credentials_of(store, visit.staff.id)}};
}

Answered<shape::RecoveryCodes> add_passkey(const SecurityNeeds& needs, app::StoreConnection& store,
                                           const app::Visit& visit, const HttpRequest& request) {
  const auto asked = body_of<app::route::AddPasskey>(request);
  if (!asked) return refuse(Problem{asked.error()});
  auto codes =
      app::add_passkey(store, needs.entropy, needs.clock.now(), party_of(needs.public_url),
                       visit.session, {asked->name, asked->client_data, asked->authenticator_data});
  if (!codes) return refuse(Problem{codes.error()});
  return Answer{shape::RecoveryCodes{std::move(codes).value()}};
}

Answered<app::Nothing> remove_passkey(const SecurityNeeds& needs, app::StoreConnection& store,
                                      const app::Visit& visit, const HttpRequest& request) {
  const auto id = PasskeyId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto removed = app::remove_passkey(store, needs.clock.now(), visit.staff.id, *id);
  if (!removed) return refuse(Problem{removed.error()});
  return Answer<app::Nothing>{};
}

Answered<shape::PasskeyAsked> ask_passkey(const SecurityNeeds& needs, app::StoreConnection& store,
                                          const app::Visit& visit, const HttpRequest&) {
  return asked_of(needs, store, visit.staff.id);
}

Answered<shape::StaffSession> prove_with_passkey(const SecurityNeeds& needs,
                                                 app::StoreConnection& store,
                                                 const app::Visit& visit,
                                                 const HttpRequest& request) {
  const auto asked = body_of<app::route::ProveWithPasskey>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto proven = limited_tries(needs, store, request, visit.staff.id, [&] {
    return app::prove_with_passkey(store, needs.clock.now(), party_of(needs.public_url),
                                   visit.session, proof_in(asked.value()));
  });
  if (!proven) return refuse(proven.error());
  return Answer{shape::shown(app::Visit{visit.staff, proven.value()})};
}

Answered<shape::StaffSessions> sessions(const SecurityNeeds& needs, app::StoreConnection& store,
                                        const app::Visit& visit, const HttpRequest&) {
  return Answer{shape::shown(app::own_sessions(store.staff(), needs.clock.now(), visit.staff.id),
                             visit.session)};
}

Answered<app::Nothing> end_session(const SecurityNeeds& needs, app::StoreConnection& store,
                                   const app::Visit& visit, const HttpRequest& request) {
  const auto id = SessionId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto ended =
      app::end_own_session(store.staff(), store.acts(), needs.clock.now(), visit.staff.id, *id);
  if (!ended) return refuse(Problem{ended.error()});
  return Answer<app::Nothing>{};
}

Answered<app::Nothing> end_others(const SecurityNeeds& needs, app::StoreConnection& store,
                                  const app::Visit& visit, const HttpRequest&) {
  app::end_other_sessions(store.staff(), store.acts(), needs.clock.now(), visit.session);
  return Answer<app::Nothing>{};
}

}  // namespace

void add_security_routes(Router& router, const ConsoleNeeds& console) {
  const SecurityNeeds needs{console};
  serve<app::route::SignInWithCode>(router, with(needs, sign_in_with_code));
  serve_staff<app::route::SeeSecondFactor>(router, needs, set_up);
  serve_staff<app::route::ProveWithCode>(router, needs, prove_with_code);
  serve_staff<app::route::TypePassword>(router, needs, type_password);
  serve_staff<app::route::BeginTotp>(router, needs, begin_totp);
  serve_staff<app::route::ConfirmTotp>(router, needs, confirm_totp);
  serve_staff<app::route::RemoveTotp>(router, needs, remove_totp);
  serve_staff<app::route::MakeRecoveryCodes>(router, needs, make_recovery_codes);
  serve<app::route::SignInPasskeyOptions>(router, with(needs, ask_passkey_of_step));
  serve<app::route::SignInWithPasskey>(router, with(needs, sign_in_with_passkey));
  serve_staff<app::route::NewPasskeyOptions>(router, needs, want_passkey);
  serve_staff<app::route::AddPasskey>(router, needs, add_passkey);
  serve_staff<app::route::RemovePasskey>(router, needs, remove_passkey);
  serve_staff<app::route::ProvePasskeyOptions>(router, needs, ask_passkey);
  serve_staff<app::route::ProveWithPasskey>(router, needs, prove_with_passkey);
  serve_staff<app::route::SeeSessions>(router, needs, sessions);
  serve_staff<app::route::EndSession>(router, needs, end_session);
  serve_staff<app::route::EndOtherSessions>(router, needs, end_others);
}

}  // namespace visavis::http
