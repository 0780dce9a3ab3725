#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <sstream>
#include <string>
#include <thread>

#include "adapters/http/http_server.h"
#include "adapters/system/workers.h"
#include "adapters/websocket/live_server.h"
#include "app/access/open_link.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/ports/store_failure.h"
#include "app/verification/require_verification.h"
#include "app/wire/json.h"

#include "fakes/app_thread.h"
#include "fakes/raw_client.h"
#include "fakes/world.h"

namespace visavis::fakes {

struct ServiceOptions {
  /// Test clients do not answer a close frame.
  ServiceOptions() { live.close_timeout = std::chrono::milliseconds{200}; }

  http::HttpLimits http;
  websocket::LiveLimits live;
  std::size_t threads = 1;
  std::filesystem::path web_root;
  std::vector<std::string> trusted_proxies;
  bool debug_log = false;
};

/// What fails on demand, as a disk does.
class FailingStore : public MemoryStore {
 public:
  std::optional<Marketplace> marketplace(MarketplaceId id) override {
    if (fails) throw app::StoreFailure{"disk \"full\""};
    return MemoryStore::marketplace(id);
  }
  std::vector<Verification> list(const app::VerificationFilter& filter) override {
    if (fails) throw app::StoreFailure{"disk \"full\""};
    return MemoryStore::list(filter);
  }
  std::atomic<bool> fails{false};
};

/// A whole Visavis but for disk and media, listening on the loopback interface: wired, started and
/// stopped as main does it.
class Service {
 public:
  static constexpr std::string_view origin = "Origin: https://verify.example\r\n";
  static constexpr std::string_view json = "Content-Type: application/json\r\n";
  static constexpr std::string_view password = "correct horse battery staple";

  explicit Service(ServiceOptions options = {})
      : board(options.threads, world.policy),
        live_(std::in_place, options.live, websocket::LiveWiring{on_app(), log_}) {
    log_->set_level(options.debug_log ? spdlog::level::debug : spdlog::level::info);
    store.add_marketplace({market, "Market", "", ""}, world.clock.now());
    store.add_api_key(app::hash_secret(api_key), market, world.clock.now());
    app.run([&] {
      live_->start(context);
      server_.emplace(http::HttpConfig{"127.0.0.1", 0, options.web_root, context.public_url,
                                       options.http, options.trusted_proxies},
                      context, board, workers_, wiring());
      server_->start();
      port = server_->port();
    });
  }
  ~Service() { stop(); }

  /// As main does on SIGTERM: drains both, then lets go of them on the app's thread.
  void stop() {
    if (!server_) return;
    std::promise<void> drained;
    app.post([&] { server_->stop([&] { live_->stop([&] { drained.set_value(); }); }); });
    drained.get_future().wait();
    workers_.stop();
    app.run([&] {
      server_.reset();
      live_.reset();
    });
  }

  RawClient connect() const { return RawClient{port}; }
  std::optional<RawResponse> ask(std::string_view request) const { return connect().ask(request); }
  std::string key_header() const { return "Authorization: Bearer " + api_key + "\r\n"; }

  /// A verification that is required, with its link's token.
  struct Required {
    Verification verification;
    std::string token;
  };
  Required require(const std::string& account = "42") {
    return app.run([&] {
      app::RequireVerification request{*AccountId::parse(account), Trigger::manual, {}, {}, {}};
      request.profile.name = "Eva";
      auto detail = app::require_verification(context, market, request).value();
      return Required{detail.verification, detail.url.substr(detail.url.find('#') + 1)};
    });
  }
  /// The Cookie header of an applicant's device.
  std::string applicant_cookie(const std::string& token) {
    return app.run([&] {
      return "Cookie: visavis_applicant=" + app::open_link(context, token, "").value().device +
             "\r\n";
    });
  }
  Staff add_staff(const std::string& email = "rep@example.com",
                  Role role = app::Role::representative) {
    return app.run([&] {
      const Staff staff{StaffId{world.entropy.id_bytes()}, email, "Rita", role,
                        app::hash_password(password)};
      store.add_staff(staff, world.clock.now());
      return staff;
    });
  }
  std::string staff_cookie(StaffId staff) {
    return app.run(
        [&] { return "Cookie: visavis_staff=" + app::begin_session(context, staff) + "\r\n"; });
  }

  const std::string api_key = "vv_test_0123456789abcdef";
  const MarketplaceId market{IdBytes{7}};
  std::uint16_t port = 0;

  std::ostringstream log_text;  ///< to be read after stop()

 private:
  std::function<void(std::function<void()>)> on_app() {
    return [this](std::function<void()> work) { app.post(std::move(work)); };
  }
  http::HttpWiring wiring() {
    return {on_app(),
            [this](http::UpgradeRequest upgrade) {
              live_->adopt({upgrade.fd, std::move(upgrade.received), std::move(upgrade.who),
                            std::move(upgrade.secret)});
            },
            [this]() -> std::vector<http::MetricSample> {
              return {{"visavis_queue_length", "Applicants waiting for a call.",
                       http::MetricSample::Kind::gauge,
                       static_cast<double>(world.floor.counts().waiting)}};
            },
            [now = world.clock.now()] { return now; }, log_};
  }

  std::shared_ptr<spdlog::logger> log_ = std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_text));

 public:
  World world;
  FailingStore store;
  AppThread app;
  http::PermissionReplicas board;

 private:
  system::Workers workers_{1, 16};
  std::optional<websocket::LiveServer> live_;
  std::optional<http::HttpServer> server_;

 public:
  app::Context context{store,
                       store,
                       world.clock,
                       world.entropy,
                       world.relay,
                       *live_,
                       board,
                       world.webhooks,
                       world.policy,
                       world.floor,
                       "https://verify.example"};
};

}  // namespace visavis::fakes
