#include "adapters/http/dispatcher.h"

#include <spdlog/spdlog.h>

#include "adapters/http/permission_check.h"
#include "app/access/secrets.h"
#include "base/ascii.h"
#include "base/cases.h"
#include "base/log_text.h"

namespace visavis::http {
namespace {

bool is_json(std::string_view content_type) {
  constexpr std::string_view json = "application/json";
  if (content_type.size() < json.size()) return false;
  for (std::size_t i = 0; i < json.size(); ++i)
    if (ascii_lower(content_type[i]) != json[i]) return false;
  const std::string_view rest = content_type.substr(json.size());
  return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

bool changes_something(const HttpRequest& request) {
  return request.method != Method::get && request.method != Method::head;
}

std::optional<Problem> refused_at_door(const HttpRequest& request, const Route& route,
                                       std::string_view origin) {
  const bool live = std::holds_alternative<LiveHandler>(route.handler);
  if (live && !request.wants_websocket)
    return Problem{app::RequestError{Refusal::invalid_request, {}, "A WebSocket is expected."}};
  if (route.door == Door::browser && (live || changes_something(request)) &&
      request.origin != origin)
    return Problem{Refusal::wrong_origin};
  if (route.door != Door::open && !request.body.empty() && !is_json(request.content_type))
    return Problem{Refusal::unsupported_media_type};
  return std::nullopt;
}

}  // namespace

/// A request on its way. It keeps all that its steps need on any thread.
struct Dispatcher::Errand : std::enable_shared_from_this<Errand> {
  std::shared_ptr<FrontShared> shared;
  std::function<void(std::function<void()>)> on_front;
  std::shared_ptr<HttpRequest> request;
  Finish finish;
  Reply reply;

  void answer(Handled handled) {
    reply.response =
        handled ? std::move(handled).value()
                : problem_response(handled.error(), request->request_id, shared->config.public_url);
    finish(std::move(reply));
  }

  /// The request boundary: a fault (the store failed) becomes `internal` here, and nowhere else.
  template <class Work>
  auto guarded(Work work) const -> decltype(work()) {
    try {
      return work();
    } catch (const std::exception& fault) {
      shared->wiring.log->error(R"({{"event":"fault","request_id":"{}","what":"{}"}})",
                                request->request_id, log_text(fault.what()));
      return refuse(Problem{Refusal::internal});
    }
  }

  /// Runs `work` on the app's thread, then `next` with what it returned on the front's.
  template <class Work, class Next>
  void via_app(Work work, Next next) {
    auto self = shared_from_this();
    shared->wiring.on_app([self, work = std::move(work), next = std::move(next)] {
      auto outcome = self->guarded([&] { return work(self->shared->context, *self->request); });
      self->on_front([next, outcome = std::move(outcome)]() mutable { next(std::move(outcome)); });
    });
  }

  /// The same for a task that a worker does before.
  void via_worker(WorkerTask task) {
    auto self = shared_from_this();
    const bool taken = shared->workers.run([self, task] {
      task.work();
      self->via_app(
          [task](app::Context& context, const HttpRequest&) { return task.finish(context); },
          [self](Handled handled) { self->answer(std::move(handled)); });
    });
    if (!taken) answer(refuse(Problem::too_many_attempts(std::chrono::seconds{1})));
  }
};

Dispatcher::Dispatcher(std::shared_ptr<FrontShared> shared, PermissionReplica& replica,
                       std::function<void(std::function<void()>)> on_front)
    : shared_(std::move(shared)), replica_(replica), on_front_(std::move(on_front)) {}

void Dispatcher::handle(std::shared_ptr<HttpRequest> request, KeyLookups& lookups, Monotonic now,
                        Finish finish) {
  Router::Found found = shared_->router.find(request->method, request->path);
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
  ask_handler(errand);
}

/// From the replica; a key that it does not have yet is looked up on the app's thread, a few times
/// a second at most.
void Dispatcher::find_marketplace(const std::shared_ptr<Errand>& errand, KeyLookups& lookups,
                                  Monotonic now) {
  const std::string_view token = bearer_token(errand->request->authorization);
  if (token.empty()) return errand->answer(refuse(Problem{Refusal::api_key_missing}));
  const SecretHash key = app::hash_secret(token);
  errand->request->marketplace = replica_.marketplace_of(key);
  if (errand->request->marketplace) return ask_handler(errand);

  const Duration wait = lookups.attempt(now);
  if (wait > Duration::zero()) return errand->answer(refuse(Problem::too_many_attempts(wait)));
  errand->via_app(
      [key](app::Context& context, const HttpRequest&) -> Result<MarketplaceId, Problem> {
        const auto known = context.directory.marketplace_of_key(key);
        if (!known) return refuse(Problem{Refusal::api_key_unknown});
        context.permissions.publish_key(key, *known);
        return *known;
      },
      [this, errand](const Result<MarketplaceId, Problem>& marketplace) {
        if (!marketplace) return errand->answer(refuse(marketplace.error()));
        errand->request->marketplace = marketplace.value();
        ask_handler(errand);
      });
}

void Dispatcher::ask_handler(const std::shared_ptr<Errand>& errand) {
  std::visit(
      Cases{
          [&](const FrontHandler& handler) {
            errand->answer(errand->guarded([&] { return handler(*errand->request); }));
          },
          [&](const PermissionCheck&) { errand->answer(check_permission(*errand->request)); },
          [&](const AppHandler& handler) {
            errand->via_app(std::cref(handler),
                            [errand](Handled handled) { errand->answer(std::move(handled)); });
          },
          [&](const WorkerHandler& handler) {
            errand->via_app(std::cref(handler), [errand](const Result<WorkerTask, Problem>& task) {
              if (!task) return errand->answer(refuse(task.error()));
              errand->via_worker(task.value());
            });
          },
          [&](const LiveHandler& handler) {
            errand->via_app(std::cref(handler), [errand](const Result<LiveIdentity, Problem>& who) {
              if (!who) return errand->answer(refuse(who.error()));
              errand->reply.upgrade = who.value();
              errand->finish(std::move(errand->reply));
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
