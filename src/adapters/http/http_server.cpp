#include "adapters/http/http_server.h"

#include <pthread.h>
#include <thread>

#include "adapters/http/applicant_routes.h"
#include "adapters/http/console_routes.h"
#include "adapters/http/cookie.h"
#include "adapters/http/front.h"
#include "adapters/http/health_routes.h"
#include "adapters/http/marketplace_routes.h"
#include "adapters/http/own_data_routes.h"
#include "adapters/http/static_files.h"
#include "app/access/secrets.h"
#include "base/check.h"

namespace visavis::http {

FrontShared::FrontShared(HttpConfig http_config, HttpApp http_app, PermissionReplicas& replicas,
                         HttpWiring http_wiring)
    : config(std::move(http_config)),
      wiring(std::move(http_wiring)),
      origin(origin_of(config.public_url)),
      secure(origin.starts_with("https://")),
      proxies(config.trusted_proxies),
      threads(replicas.threads()),
      app(http_app),
      board(replicas),
      policy(http_app.policy),
      metrics(replicas.threads()) {}

struct HttpServer::State {
  PermissionReplicas& board;
  std::shared_ptr<FrontShared> shared;
  std::vector<std::unique_ptr<Front>> fronts;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
};

HttpServer::HttpServer(HttpConfig config, HttpApp app, PermissionReplicas& board,
                       HttpWiring wiring) {
  CHECK(wiring.on_app && wiring.upgrade && wiring.now && wiring.log);
  auto shared = std::make_shared<FrontShared>(std::move(config), app, board, std::move(wiring));
  Router& router = shared->router;
  const std::string& url = shared->config.public_url;
  add_marketplace_routes(router, {app.policy, app.clock, app.entropy, url});
  add_applicant_routes(router, {app.live, app.clock, app.entropy, app.schedule, url});
  add_own_data_routes(router, {app.live, app.clock, app.policy, shared->config.retention});
  add_console_routes(router, {app.connections, app.clock, app.entropy, shared->secure});
  add_health_routes(router, shared->draining, shared->metrics, shared->wiring.samples);
  add_static_routes(router, load_static_files(shared->config.web_root), url);
  state_ = std::make_unique<State>(State{board, std::move(shared), {}, {}, 0});
}

HttpServer::~HttpServer() {
  for (std::size_t i = 0; i < state_->fronts.size(); ++i) state_->board.replica(i).set_wake({});
  for (const auto& front : state_->fronts) front->halt();
  for (std::thread& thread : state_->threads) thread.join();
}

void HttpServer::start() {
  CHECK(state_->fronts.empty());
  // Made once: the first sign-in with an unknown e-mail must not make the store's thread do it.
  (void)app::nobody_password_hash();
  state_->port = state_->shared->config.port;
  for (std::size_t i = 0; i < state_->board.threads(); ++i) {
    auto front = std::make_unique<Front>(state_->shared, state_->board.replica(i), i);
    state_->port = front->listen(state_->port);
    state_->fronts.push_back(std::move(front));
  }
  for (std::size_t i = 0; i < state_->fronts.size(); ++i) {
    Front* front = state_->fronts[i].get();
    state_->board.replica(i).set_wake([front] { front->wake(); });
    state_->threads.emplace_back([front, i] {
      pthread_setname_np(pthread_self(), ("front-" + std::to_string(i)).c_str());
      front->run();
    });
  }
}

std::uint16_t HttpServer::port() const { return state_->port; }

void HttpServer::announce_stop() { state_->shared->draining = true; }

void HttpServer::stop(std::function<void()> stopped) {
  announce_stop();
  if (state_->fronts.empty()) return state_->shared->wiring.on_app(std::move(stopped));
  auto left = std::make_shared<std::atomic<std::size_t>>(state_->fronts.size());
  for (const auto& front : state_->fronts)
    front->drain([left, stopped, shared = state_->shared] {
      if (left->fetch_sub(1) == 1) shared->wiring.on_app(stopped);
    });
}

}  // namespace visavis::http
