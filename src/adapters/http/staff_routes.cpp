#include "adapters/http/staff_routes.h"

#include "adapters/http/cookie.h"

namespace visavis::http {

void give_session(HttpResponse& response, const app::BegunSession& begun, bool secure) {
  const auto give = [&](std::string_view name, std::string_view secret, Duration lifetime) {
    response.headers.emplace_back("Set-Cookie", set_cookie(name, secret, lifetime, secure));
  };
  give(staff_device_cookie, begun.device, app::known_device_lifetime);
  give(staff_cookie, begun.cookie, app::session_lifetime);
}

Result<Done, Refusal> passes_second_factor(app::StoreConnection& store, Timestamp now,
                                           const visavis::StaffSession& session,
                                           app::route::SecondFactor required) {
  const auto proven = app::second_factor_proven(store.factors(), session);
  if (proven || required == app::route::SecondFactor::always ||
      proven.error() != Refusal::second_factor_not_set_up)
    return proven;
  if (!app::typed_password(store.factors(), now, session))
    return refuse(Refusal::password_required);
  return Done{};
}

}  // namespace visavis::http
