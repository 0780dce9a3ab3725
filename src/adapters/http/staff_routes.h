#pragma once

#include "adapters/http/answers.h"
#include "adapters/http/console_routes.h"
#include "app/access/second_factor.h"
#include "app/access/sign_in.h"

namespace visavis::http {

/// The cookies of a session that has begun.
void give_session(HttpResponse& response, const app::BegunSession& begun, bool secure);

/// Whether the session may ask a route that requires a second factor so.
Result<Done, Refusal> passes_second_factor(app::StoreConnection& store, Timestamp now,
                                           const visavis::StaffSession& session,
                                           app::route::SecondFactor required);

/// Who asks, if they may: with a second factor proven in the session where the route requires one.
template <class Route>
Result<app::Visit, Problem> staff_asking(app::StoreConnection& store, Timestamp now,
                                         const HttpRequest& request) {
  static_assert(detail::refuses<Route>(Refusal::not_signed_in));
  const auto visit = app::visit_of(store.staff(), now, request.staff_secret);
  if (!visit) return refuse(Problem{Refusal::not_signed_in});
  if constexpr (app::route::RequiresSecondFactor<Route>) {
    constexpr auto required = Route::requires_second_factor;
    static_assert(detail::refuses<Route>(Refusal::second_factor_required));
    static_assert(required != app::route::SecondFactor::always ||
                  detail::refuses<Route>(Refusal::second_factor_not_set_up));
    static_assert(required != app::route::SecondFactor::where_set_up ||
                  detail::refuses<Route>(Refusal::password_required));
    const auto passes = passes_second_factor(store, now, visit->session, required);
    if (!passes) return refuse(Problem{passes.error()});
  }
  return *visit;
}

/// Adds a route of the console's: `function(needs, store, visit, request)` is asked for the member
/// of staff whose session it is, in a session that has what the route requires.
template <class Route, class Needs, class Function>
void serve_staff(Router& router, const Needs& needs, Function function) {
  using Given = std::invoke_result_t<Function, const Needs&, app::StoreConnection&,
                                     const app::Visit&, const HttpRequest&>;
  detail::add_route<Route>(router,
                           [needs, function](app::StoreConnection& store, app::Steps&,
                                             const HttpRequest& request) -> Given {
                             const auto visit =
                                 staff_asking<Route>(store, needs.clock.now(), request);
                             if (!visit) return refuse(visit.error());
                             return function(needs, store, visit.value(), request);
                           },
                           {});
}

}  // namespace visavis::http
