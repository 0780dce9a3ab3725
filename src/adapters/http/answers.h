#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "adapters/http/query.h"
#include "adapters/http/router.h"
#include "app/wire/routes.h"
#include "app/wire/text.h"

// Handlers of the contract's routes: what one gives back is what its route says, or it does not
// compile.
namespace visavis::http {

/// An answer of this shape, on its way.
template <class Shape>
class Answer {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a handler returns the shape
  Answer(const Shape& shape) { response.body = app::text(shape); }
  HttpResponse response;
};
template <>
class Answer<app::Nothing> {
 public:
  HttpResponse response = no_content();
};
/// Bytes of a type that the header names.
class BytesAnswer {
 public:
  BytesAnswer(std::string_view media_type, std::string bytes) {
    response.content_type = media_type;
    response.body = std::move(bytes);
  }
  HttpResponse response;
};
template <>
class Answer<app::Photo> : public BytesAnswer {
 public:
  using BytesAnswer::BytesAnswer;
};
template <>
class Answer<app::Media> : public BytesAnswer {
 public:
  using BytesAnswer::BytesAnswer;
};

template <class Shape>
using Answered = Result<Answer<Shape>, Problem>;
/// The rest of a request that also concerns the people who are here (AppTask).
template <class Shape>
using AnswerTask = std::function<Answered<Shape>()>;
/// Work that the store's thread has no time for (WorkerTask).
template <class Shape>
struct WorkerAnswer {
  app::Rush rush = app::Rush::no;
  std::function<void()> work;
  std::function<Answered<Shape>(app::StoreConnection&)> finish;
  WorkedBy by = WorkedBy::passwords;
};

/// The body of a request, as its route has it.
template <class Route>
app::Read<typename Route::Body> body_of(const HttpRequest& request) {
  return app::read<typename Route::Body>(request.body);
}
template <class Route>
app::Read<typename Route::Query> query_of(const HttpRequest& request) {
  const auto query = parse_query(request.query);
  if (!query) return refuse(query.error());
  return app::read_query<typename Route::Query>(query.value());
}

namespace detail {

template <class Route>
Handled handled(Answered<typename Route::Answer> replied) {
  if (!replied) return refuse(replied.error());
  HttpResponse response = std::move(replied).value().response;
  response.status = Route::status;
  return response;
}

template <class Route, class Function>
StoreHandler handler(Function function, std::type_identity<Answered<typename Route::Answer>>) {
  return [function](app::StoreConnection& store, app::Steps& steps, const HttpRequest& request) {
    return handled<Route>(function(store, steps, request));
  };
}

template <class Route, class Function>
StoreThenAppHandler handler(
    Function function, std::type_identity<Result<AnswerTask<typename Route::Answer>, Problem>>) {
  return [function](app::StoreConnection& store, app::Steps& steps,
                    const HttpRequest& request) -> Result<AppTask, Problem> {
    auto task = function(store, steps, request);
    if (!task) return refuse(task.error());
    return AppTask{[work = std::move(task).value()] { return handled<Route>(work()); }};
  };
}

template <class Route, class Function>
WorkerHandler handler(Function function,
                      std::type_identity<Result<WorkerAnswer<typename Route::Answer>, Problem>>) {
  return [function](app::StoreConnection& store, app::Steps& steps,
                    const HttpRequest& request) -> Result<WorkerTask, Problem> {
    auto task = function(store, steps, request);
    if (!task) return refuse(task.error());
    return WorkerTask{task.value().rush, task.value().by, std::move(task.value().work),
                      [finish = std::move(task.value().finish)](app::StoreConnection& later) {
                        return handled<Route>(finish(later));
                      }};
  };
}

template <class Route, class Function>
requires std::is_same_v<typename Route::Answer, app::WebSocket> LiveHandler
handler(Function function, std::type_identity<Result<Comer, Problem>>) {
  return function;
}

template <class Route>
constexpr bool refuses(Refusal refusal) {
  return std::ranges::find(Route::refusals, refusal) != Route::refusals.end();
}

/// A route that can refuse somebody as not signed in needs the secret of who is.
template <class Route>
constexpr std::string HttpRequest::*secret_for() {
  if (refuses<Route>(Refusal::sign_in_over)) return &HttpRequest::step_secret;
  if (!refuses<Route>(Refusal::not_signed_in)) return nullptr;
  return app::route::OfApplicant<Route> ? &HttpRequest::applicant_secret
                                        : &HttpRequest::staff_secret;
}

template <class Route, class Function>
void add_route(Router& router, Function function, std::optional<app::Access> access) {
  using Given =
      std::invoke_result_t<Function, app::StoreConnection&, app::Steps&, const HttpRequest&>;
  router.add({Route::method,
              std::string{Route::pattern},
              Route::door,
              detail::handler<Route>(std::move(function), std::type_identity<Given>{}),
              {},
              access,
              secret_for<Route>(),
              std::is_same_v<typename Route::Body, app::Octets>});
}

}  // namespace detail

/// Adds a route of the contract. `function(store, steps, request)` gives back the route's answer,
/// or what leads to it: an AnswerTask, a WorkerAnswer, who opens a live WebSocket.
template <class Route, class Function>
void serve(Router& router, Function function, std::optional<app::Access> access = {}) {
  static_assert(!app::route::OfApplicant<Route>, "serve_applicant looks whose browser asks");
  static_assert(!app::route::RequiresSecondFactor<Route>, "serve_staff asks for it");
  detail::add_route<Route>(router, std::move(function), access);
}

}  // namespace visavis::http
