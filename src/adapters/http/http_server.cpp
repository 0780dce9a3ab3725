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
namespace {

constexpr std::size_t operators_connections_max = 64;

}  // namespace

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
  std::uint16_t operators_port = 0;
};

HttpServer::HttpServer(HttpConfig config, HttpApp app, PermissionReplicas& board,
                       HttpWiring wiring) {
  CHECK(wiring.on_app && wiring.seat && wiring.upgrade && wiring.now && wiring.log);
  CHECK(wiring.evidence == nullptr || wiring.readers != nullptr);
  app::EvidenceFiles* const evidence = wiring.evidence;
  auto shared = std::make_shared<FrontShared>(std::move(config), app, board, std::move(wiring));
  Router& router = shared->router;
  const std::string& url = shared->config.public_url;
  add_marketplace_routes(
      router, {app.policy, app.clock, app.entropy, url, std::make_shared<app::RecentLinks>()});
  add_applicant_routes(router, {app.live, app.clock, app.entropy, app.schedule, url});
  add_own_data_routes(router, {app.live, app.clock, app.policy, shared->config.evidence_kept,
                               shared->config.retention});
  add_console_routes(router, {app.connections, app.clock, app.entropy, app.policy, shared->secure,
                              url, shared->wiring.chain_key, evidence});
  add_health_routes(router);
  add_operators_routes(shared->operators, shared->draining, app.executor, shared->metrics);
  add_static_routes(router, load_static_files(shared->config.web_root), url);
  state_ = std::make_unique<State>(State{board, std::move(shared), {}, {}});
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
  const FrontShared& shared = *state_->shared;
  const HttpConfig& config = shared.config;
  state_->port = config.port;
  const std::size_t most = std::max<std::size_t>(1, config.limits.connections / shared.threads);
  for (std::size_t i = 0; i < shared.threads; ++i) {
    auto front = std::make_unique<Front>(state_->shared, state_->board.replica(i), i);
    state_->port =
        front->listen({config.address, state_->port, shared.router, most, shared.threads > 1});
    state_->fronts.push_back(std::move(front));
  }
  state_->operators_port =
      state_->fronts.front()->listen({config.operators_address, config.operators_port,
                                      shared.operators, operators_connections_max, false});
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
std::uint16_t HttpServer::operators_port() const { return state_->operators_port; }

void HttpServer::show(std::vector<MetricSample> samples) {
  state_->shared->metrics.show(std::move(samples));
}

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
