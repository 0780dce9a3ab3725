#include "adapters/http/dispatcher.h"

#include <spdlog/spdlog.h>

#include "adapters/http/permission_check.h"
#include "app/access/secrets.h"
#include "base/ascii.h"
#include "base/cases.h"
#include "base/log_text.h"

namespace visavis::http {
namespace {

/// With or without parameters.
bool is_of_type(std::string_view content_type, std::string_view wanted) {
  if (content_type.size() < wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (ascii_lower(content_type[i]) != wanted[i]) return false;
  const std::string_view rest = content_type.substr(wanted.size());
  return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

bool is_plain(std::string_view content_encoding) {
  return content_encoding.empty() || ascii_lowered(content_encoding) == "identity";
}

bool changes_something(const HttpRequest& request) {
  return request.method != Method::get && request.method != Method::head;
}

std::optional<Problem> refused_at_door(const HttpRequest& request, const Route& route,
                                       std::string_view origin) {
  // Without a WebSocket it is a question: browsers do not tell a page why one was refused.
  const bool live = std::holds_alternative<LiveHandler>(route.handler) && request.wants_websocket;
  if (route.door == Door::browser && (live || changes_something(request)) &&
      request.origin != origin)
    return Problem{Refusal::wrong_origin};
  if (route.secret != nullptr && (request.*route.secret).empty())
    return Problem{route.secret == &HttpRequest::step_secret ? Refusal::sign_in_over
                                                             : Refusal::not_signed_in};
  if (request.body.empty()) return std::nullopt;
  if (!is_plain(request.content_encoding)) return Problem{Refusal::unsupported_content_coding};
  if (route.takes_octets && !is_of_type(request.content_type, "application/octet-stream"))
    return Problem{app::RequestError{
        Refusal::unsupported_media_type, {}, "application/octet-stream is expected."}};
  if (route.door != Door::open && !route.takes_octets &&
      !is_of_type(request.content_type, "application/json"))
    return Problem{Refusal::unsupported_media_type};
  return std::nullopt;
}

/// The cookie's secret is nobody's, or no longer.
bool is_unknown_secret(Refusal refusal) {
  return refusal == Refusal::not_signed_in || refusal == Refusal::sign_in_over;
}

}  // namespace

/// A request on its way. It keeps all that its steps need on any thread.
struct Dispatcher::Errand : std::enable_shared_from_this<Errand> {
  std::shared_ptr<FrontShared> shared;
  std::function<void(std::function<void()>)> on_front;
  std::shared_ptr<HttpRequest> request;
  Finish finish;
  Reply reply;
  /// Every wait of one request counts together.
  const std::chrono::steady_clock::time_point asked = std::chrono::steady_clock::now();
  std::optional<SecretHash> secret;  ///< of the cookie, once it may be looked up

  void answer(Handled handled) {
    if (handled || !is_unknown_secret(handled.error().error.refusal)) secret_was_good();
    reply.response =
        handled ? std::move(handled).value()
                : problem_response(handled.error(), request->request_id, shared->config.public_url);
    finish(std::move(reply));
  }

  /// For how long a look-up of the cookie's secret has to wait.
  Duration wait_for_secret() {
    const Route* route = reply.route;
    if (route == nullptr || route->secret == nullptr) return Duration::zero();
    const auto& text = *request.*route->secret;
    if (text.empty()) return Duration::zero();
    secret = app::hash_secret(text);
    const Duration wait =
        shared->unknown_cookies.attempt(request->peer, *secret, shared->app.clock.steady());
    if (wait > Duration::zero()) secret.reset();
    return wait;
  }
  void secret_was_good() {
    if (secret) shared->unknown_cookies.was_good(request->peer, *secret);
  }

  void upgrade(const Comer& comer) {
    auto seat = shared->wiring.seat(comer);
    if (!seat) return answer(refuse(Problem::busy()));
    if (!request->wants_websocket)
      return answer(refuse(
          Problem{app::RequestError{Refusal::invalid_request, {}, "A WebSocket is expected."}}));
    secret_was_good();
    reply.upgrade = Upgrade{comer.who, std::move(seat)};
    finish(std::move(reply));
  }

  Problem fault(std::string_view what) const {
    shared->wiring.log->error(R"({{"event":"fault","request_id":"{}","what":"{}"}})",
                              request->request_id, log_text(what));
    return Problem{Refusal::internal};
  }

  /// The request boundary: a fault becomes `internal` here, and nowhere else.
  template <class Work>
  auto guarded(Work work) const -> decltype(work()) {
    try {
      return work();
    } catch (const std::exception& error) {
      return refuse(fault(error.what()));
    }
  }
  /// The same for one of the store.
  Problem fault(const app::StoreFault& of_store) const {
    if (of_store.kind == app::StoreFault::Kind::unavailable) return Problem::unavailable();
    return fault(of_store.what);
  }

  app::Access access() const {
    if (reply.route->access) return *reply.route->access;
    return changes_something(*request) ? app::Access::writes : app::Access::reads;
  }

  void finish_on_app(const AppTask& work) {
    on_front([self = shared_from_this(), handled = guarded(work)]() mutable {
      self->answer(std::move(handled));
    });
  }

  /// Runs `work` with the store, then `next` on the app's thread: what it committed is known there
  /// by then.
  template <class Work, class Next>
  void via_store(app::Access kind, Work work, Next next) {
    auto self = shared_from_this();
    app::with_store(
        shared->app.executor, kind,
        [self, work = std::move(work)](app::StoreConnection& store, app::Steps& steps) {
          return work(store, steps, *self->request);
        },
        [self, next = std::move(next)](auto result) {
          using Outcome = std::decay_t<decltype(result.value())>;
          if (!result) return next(Outcome{refuse(self->fault(result.error()))});
          next(std::move(result).take());
        },
        asked);
  }

  /// The same, with `next` on the front's thread.
  template <class Work, class Next>
  void via_store_to_front(app::Access kind, Work work, Next next) {
    via_store(kind, std::move(work), [self = shared_from_this(), next](auto outcome) {
      self->on_front([next, outcome = std::move(outcome)]() mutable { next(std::move(outcome)); });
    });
  }

  /// The same for a task that a worker does before.
  void via_worker(const WorkerTask& task) {
    auto self = shared_from_this();
    auto& workers = task.by == WorkedBy::readers ? *shared->wiring.readers : shared->app.workers;
    const bool taken = workers.run(task.rush, [self, task] {
      task.work();
      self->via_store_to_front(
          app::Access::writes,
          [task](app::StoreConnection& store, app::Steps&, const HttpRequest&) {
            return task.finish(store);
          },
          [self](Handled handled) { self->answer(std::move(handled)); });
    });
    if (!taken) answer(refuse(Problem::too_many_attempts(std::chrono::seconds{1})));
  }
};

Dispatcher::Dispatcher(std::shared_ptr<FrontShared> shared, PermissionReplica& replica,
                       std::function<void(std::function<void()>)> on_front)
    : shared_(std::move(shared)), replica_(replica), on_front_(std::move(on_front)) {}

void Dispatcher::handle(std::shared_ptr<HttpRequest> request, const Router& router,
                        KeyLookups& lookups, Monotonic now, Finish finish) {
  Router::Found found = router.find(request->method, request->path);
  auto errand = std::make_shared<Errand>();
  errand->shared = shared_;
  errand->on_front = on_front_;
  errand->finish = std::move(finish);
  errand->request = std::move(request);
  errand->reply.route = found.route;
  if (found.route == nullptr) {
    if (found.allowed.empty()) return errand->answer(refuse(Problem{Refusal::not_found}));
    Problem problem{Refusal::method_not_allowed};
    problem.allow = std::move(found.allowed);
    return errand->answer(refuse(problem));
  }
  errand->request->parameters = std::move(found.parameters);
  if (const auto problem = refused_at_door(*errand->request, *found.route, shared_->origin))
    return errand->answer(refuse(*problem));
  if (found.route->door == Door::api_key) return find_marketplace(errand, lookups, now);
  const Duration wait = errand->wait_for_secret();
  if (wait > Duration::zero()) return errand->answer(refuse(Problem::too_many_attempts(wait)));
  ask_handler(errand);
}

/// From the replica; a key that it does not have yet is looked up in the store, a few times a
/// second at most.
void Dispatcher::find_marketplace(const std::shared_ptr<Errand>& errand, KeyLookups& lookups,
                                  Monotonic now) {
  const std::string_view token = bearer_token(errand->request->authorization);
  if (token.empty()) return errand->answer(refuse(Problem{Refusal::api_key_missing}));
  const SecretHash key = app::hash_secret(token);
  errand->request->marketplace = replica_.marketplace_of(key);
  if (errand->request->marketplace) return ask_handler(errand);

  const Duration wait = lookups.attempt(now);
  if (wait > Duration::zero()) return errand->answer(refuse(Problem::too_many_attempts(wait)));
  errand->via_store(
      app::Access::reads,
      [key](app::StoreConnection& store, app::Steps&,
            const HttpRequest&) -> Result<MarketplaceId, Problem> {
        const auto known = store.marketplaces().marketplace_of_key(key);
        if (!known) return refuse(Problem{Refusal::api_key_unknown});
        return *known;
      },
      [this, errand, key](const Result<MarketplaceId, Problem>& marketplace) {
        if (marketplace) errand->shared->board.publish_key(key, marketplace.value());
        errand->on_front([this, errand, marketplace] {
          if (!marketplace) return errand->answer(refuse(marketplace.error()));
          errand->request->marketplace = marketplace.value();
          ask_handler(errand);
        });
      });
}

void Dispatcher::ask_handler(const std::shared_ptr<Errand>& errand) {
  const app::Access access = errand->access();
  std::visit(
      Cases{[&](const FrontHandler& handler) {
              errand->answer(errand->guarded([&] { return handler(*errand->request); }));
            },
            [&](const PermissionCheck&) { errand->answer(check_permission(*errand->request)); },
            [&](const StoreHandler& handler) {
              errand->via_store_to_front(access, std::cref(handler), [errand](Handled handled) {
                errand->answer(std::move(handled));
              });
            },
            [&](const StoreThenAppHandler& handler) {
              errand->via_store(access, std::cref(handler),
                                [errand](const Result<AppTask, Problem>& task) {
                                  errand->finish_on_app([&]() -> Handled {
                                    if (!task) return refuse(task.error());
                                    return task.value()();
                                  });
                                });
            },
            [&](const WorkerHandler& handler) {
              errand->via_store_to_front(app::Access::reads, std::cref(handler),
                                         [errand](const Result<WorkerTask, Problem>& task) {
                                           if (!task) return errand->answer(refuse(task.error()));
                                           errand->via_worker(task.value());
                                         });
            },
            [&](const LiveHandler& handler) {
              errand->via_store_to_front(app::Access::reads, std::cref(handler),
                                         [errand](const Result<Comer, Problem>& who) {
                                           if (!who) return errand->answer(refuse(who.error()));
                                           errand->upgrade(who.value());
                                         });
            }},
      errand->reply.route->handler);
}

Handled Dispatcher::check_permission(const HttpRequest& request) {
  const auto account = AccountId::parse(request.parameters[0]);
  if (!account) return refuse(Problem{Refusal::not_found});
  const std::string& action = request.parameters[1];
  const auto index = shared_->policy.action_index(action);
  if (!index) return refuse(Problem{Refusal::unknown_action});
  const Timestamp now = shared_->wiring.now();
  const PermissionRecord* record = replica_.find(*request.marketplace, account->text());
  const PermissionBody body{account->text(), action, is_allowed(record, *index, now), record, now};
  std::string text;
  text.reserve(body.size());
  body.write([&](std::string_view part) { text.append(part); });
  return json_response(std::move(text));
}

}  // namespace visavis::http
