#include "adapters/http/health_routes.h"

#include "app/ports/store_failure.h"

namespace visavis::http {
namespace {

HttpResponse plain(std::string text) {
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

HttpResponse not_ready(std::string why) {
  HttpResponse response = plain(std::move(why));
  response.status = 503;
  return response;
}

/// Anybody may ask: what exactly is wrong is for the log.
Handled ready(app::StoreConnection& store, const app::StoreExecutor& executor,
              const std::atomic<bool>& draining) {
  if (draining) return refuse(Problem{Refusal::shutting_down});
  try {
    (void)store.marketplaces().marketplace(MarketplaceId{});  // A read that finds nothing.
  } catch (const app::StoreFailure&) {
    return not_ready("the store does not answer\n");
  }
  if (executor.trouble()) return not_ready("the store cannot save: the log says why\n");
  return plain("ready\n");
}

void add(Router& router, std::string pattern, Handler handler) {
  router.add({Method::get, std::move(pattern), Door::open, std::move(handler), {}});
}

}  // namespace

void add_health_routes(Router& router) {
  add(router, "/healthz",
      FrontHandler{[](const HttpRequest&) -> Handled { return plain("alive\n"); }});
}

void add_operators_routes(Router& router, const std::atomic<bool>& draining,
                          const app::StoreExecutor& executor, const Metrics& metrics) {
  add_health_routes(router);
  add(router, "/readyz",
      StoreHandler{[&](app::StoreConnection& store, app::Steps&, const HttpRequest&) {
        return ready(store, executor, draining);
      }});
  add(router, "/metrics", FrontHandler{[&metrics](const HttpRequest&) -> Handled {
        HttpResponse response = plain(metrics.text());
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        return response;
      }});
}

}  // namespace visavis::http
