#pragma once

#include <atomic>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include "adapters/http/http_server.h"
#include "adapters/system/store_thread.h"
#include "adapters/system/workers.h"
#include "adapters/websocket/live_server.h"
#include "app/access/open_link.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/live/committed_steps.h"
#include "app/ports/store_failure.h"
#include "app/verification/require_verification.h"
#include "app/wire/shown.h"
#include "app/wire/text.h"

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
  bool mails = false;
  app::EvidenceFiles* evidence = nullptr;
  app::StillKeeper* stills = nullptr;
};

/// What fails on demand, as a disk does, or does not answer.
class FailingStore : public MemoryStore {
 public:
  FailingStore() {
    trouble = [this] {
      std::unique_lock lock{mutex_};
      goes_on_.wait(lock, [this] { return !stuck_; });
      lock.unlock();
      if (slow > 0) std::this_thread::sleep_for(std::chrono::milliseconds{slow});
    };
  }
  /// Until it is let go, no call returns.
  void set_stuck(bool stuck) {
    {
      const std::lock_guard lock{mutex_};
      stuck_ = stuck;
    }
    goes_on_.notify_all();
  }
  std::optional<Marketplace> marketplace(MarketplaceId id) override {
    if (fails) throw app::StoreFailure{"disk \"full\""};
    return MemoryStore::marketplace(id);
  }
  std::vector<Verification> list(const app::VerificationFilter& filter) override {
    if (fails) throw app::StoreFailure{"disk \"full\""};
    return MemoryStore::list(filter);
  }
  std::optional<StaffSession> session(const SecretHash& token) override {
    auto found = MemoryStore::session(token);
    ++sessions_asked;
    return found;
  }
  std::atomic<bool> fails{false};
  std::atomic<int> sessions_asked{0};
  std::atomic<int> slow{0};  ///< milliseconds that most calls take

 private:
  std::mutex mutex_;
  std::condition_variable goes_on_;
  bool stuck_ = false;
};

/// A connection that saves nothing on demand, as to a full disk.
class FillingConnection : public MemoryConnection {
 public:
  using MemoryConnection::MemoryConnection;
  void together(const std::function<void()>& all) override {
    MemoryConnection::together([&] {
      all();
      if (full) throw app::StoreUnavailable{"the disk is full"};
    });
  }
  std::atomic<bool> full{false};
};

/// A whole Visavis but for disk and media, listening on the loopback interface: wired, started and
/// stopped as main does it.
class Service {
 public:
  static constexpr std::string_view origin = "Origin: https://verify.example\r\n";
  static constexpr std::string_view json = "Content-Type: application/json\r\n";
  static constexpr std::string_view password = "correct horse battery staple";

  explicit Service(ServiceOptions options = {})
      : mails_(options.mails),
        stills_(options.stills),
        board(options.threads, policy),
        sockets(std::in_place, options.live, websocket::LiveWiring{on_app(), log_}) {
    log_->set_level(options.debug_log ? spdlog::level::debug : spdlog::level::info);
    store.add_marketplace({market, "Market", "", ""}, clock.now());
    store.add_api_key(app::hash_secret(api_key), market, "", clock.now());
    app.run([&] {
      sockets->start({people, store_thread, clock, public_url});
      server_.emplace(
          http_config(options),
          http::HttpApp{store_thread, people, *sockets, workers_, clock, entropy, policy, schedule},
          board, wiring(options.evidence));
      store_thread.start();
      server_->show(
          {{"visavis_queue_length", "Applicants waiting for a call.",
            http::MetricSample::Kind::gauge, static_cast<double>(people.counts().waiting)}});
      server_->start();
      port = server_->port();
      operators_port = server_->operators_port();
    });
    ticker_ = std::thread{[this] { tick_until_stopped(); }};
  }
  ~Service() { stop(); }

  /// As main does on SIGTERM: drains both, then lets go of them on the app's thread.
  void stop() {
    if (!server_) return;
    std::promise<void> drained;
    app.post([&] { server_->stop([&] { sockets->stop([&] { drained.set_value(); }); }); });
    drained.get_future().wait();
    workers_.stop();
    readers_.stop();
    stopped_.set_value();
    ticker_.join();
    store_thread.stop();
    app.run([&] {
      server_.reset();
      sockets.reset();
    });
  }

  /// Work with the store, as a door has it done.
  template <class Work>
  auto with_store(Work work) {
    using Value = std::invoke_result_t<Work&, app::StoreConnection&, app::Steps&>;
    std::promise<app::StoreResult<Value>> done;
    app::with_store(store_thread, app::Access::writes, std::move(work),
                    [&](auto result) { done.set_value(std::move(result)); });
    return done.get_future().get().take();
  }
  Result<Verification, Refusal> change(VerificationId id, const Command& command) {
    return with_store(
        [&](app::StoreConnection&, app::Steps& steps) { return steps.change(id, command); });
  }
  app::LiveCounts counts() {
    return app.run([&] { return people.counts(); });
  }

  RawClient connect(std::uint8_t from = 0) const { return RawClient{port, from}; }
  /// As whoever operates it, on the listener for that.
  RawResponse ask_as_operator(std::string_view path) const {
    return RawClient{operators_port}.ask(request_text("GET " + std::string{path})).value();
  }
  std::optional<RawResponse> ask(std::string_view request) const { return connect().ask(request); }
  RawResponse get(std::string_view path, const std::string& who = "") const {
    return ask(request_text("GET " + std::string{path}, who)).value();
  }
  /// As a page posts: with its Origin. `who` is a header of a session or a key.
  RawResponse post(std::string_view path, std::string_view body,
                   const std::string& who = "") const {
    return ask(request_text("POST " + std::string{path},
                            std::string{origin} + std::string{json} + who, body))
        .value();
  }
  std::string key_header() const { return "Authorization: Bearer " + api_key + "\r\n"; }

  /// A verification that is required, with its link's token.
  struct Required {
    Verification verification;
    std::string token;
  };
  Required require(const std::string& account = "42", const std::string& email = "") {
    app::RequireVerification request{*AccountId::parse(account), Trigger::manual, {}, {}, {}};
    request.profile = Personal{Profile{.name = "Eva"}};
    if (!email.empty()) request.contact = Contact{Personal{email}, "en"};
    return with_store([&](app::StoreConnection& all, app::Steps& steps) {
      const auto required =
          app::require_verification(steps, entropy, clock.now(), market, request).value();
      const auto url = app::mint_link(entropy, all.links(), public_url, required.id,
                                      clock.now() + link_lifetime);
      return Required{required, url.substr(url.find('#') + 1)};
    });
  }
  /// A path of the applicant's pages, as those of this verification ask for it.
  static std::string of(VerificationId verification, const std::string& path) {
    const char* before = path.find('?') == std::string::npos ? "?" : "&";
    return path + before + "verification=" + verification.text();
  }
  /// The Cookie header of an applicant's device.
  std::string applicant_cookie(const std::string& token) {
    const auto opened = with_store([&](app::StoreConnection& all, app::Steps&) {
      const auto link = app::open_link(all.links(), entropy, clock.now(), token, "").value();
      return std::pair{link, app::read_introduction(all, link.verification).value()};
    });
    app.run([&] { people.expect(opened.second, opened.first.takes_charge.value()); });
    return "Cookie: __Host-visavis_applicant=" + opened.first.device + "\r\n";
  }
  Staff add_staff(const std::string& email = "rep@example.com", Role role = Role::representative) {
    const Staff staff{StaffId{entropy.id_bytes()}, email, "Rita", role,
                      app::hash_password(password)};
    return with_store([&](app::StoreConnection& all, app::Steps&) {
      all.staff().add_staff(staff, clock.now());
      return staff;
    });
  }
  std::string staff_cookie(StaffId staff) {
    return with_store([&](app::StoreConnection& all, app::Steps&) {
      const auto begun = app::begin_session(all.staff(), all.acts(), entropy, clock.now(),
                                            {staff, all.staff().staff(staff)->password_hash});
      return "Cookie: __Host-visavis_staff=" + begun.value().cookie + "\r\n";
    });
  }

  /// The same with a second factor that was proven.
  std::string proven_cookie(StaffId staff) {
    const auto cookie = staff_cookie(staff);
    with_store([&](app::StoreConnection& all, app::Steps&) {
      all.factors().set_totp(staff, {.used = Totp{{}, clock.now()}});
      const auto secret = cookie.substr(cookie.find('=') + 1);
      auto session = all.staff().session(app::hash_secret(secret.substr(0, secret.find('\r'))));
      session->second_factor = clock.now();
      all.staff().add_session(*session);
      return 0;
    });
    return cookie;
  }

  const bool mails_;
  app::StillKeeper* const stills_;
  const std::string api_key = "vv_test_0123456789abcdef";
  const MarketplaceId market{IdBytes{7}};
  std::uint16_t port = 0;
  std::uint16_t operators_port = 0;

  std::ostringstream log_text;  ///< to be read after stop()

 private:
  std::function<void(std::function<void()>)> on_app() {
    return [this](std::function<void()> work) { app.post(std::move(work)); };
  }
  http::HttpConfig http_config(const ServiceOptions& options) const {
    http::HttpConfig config;
    config.port = config.operators_port = 0;
    config.web_root = options.web_root;
    config.public_url = public_url;
    config.limits = options.http;
    config.trusted_proxies = options.trusted_proxies;
    return config;
  }
  http::HttpWiring wiring(app::EvidenceFiles* evidence) {
    return {on_app(),
            [this](const http::Comer& comer) { return sockets->seat(comer.who, comer.awaited); },
            [this](http::UpgradeRequest upgrade) {
              sockets->adopt({upgrade.fd, std::move(upgrade.received), std::move(upgrade.who),
                              std::move(upgrade.secret), std::move(upgrade.seat)});
            },
            [now = clock.now()] { return now; },
            log_,
            app::ChainKey{{1}},
            evidence,
            &readers_};
  }
  system::StoreThreadWiring store_wiring() {
    return {on_app(), [this](const auto& committed) { committed_steps.tell(committed); },
            [this](std::string_view what) { log_->error("{}", what); }};
  }
  void tick_until_stopped() {
    auto stopped = stopped_.get_future();
    while (stopped.wait_for(std::chrono::milliseconds{50}) == std::future_status::timeout) {
      app.run([&] {
        store_thread.tick();
        people.tick();
      });
    }
  }

  std::shared_ptr<spdlog::logger> log_ = std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_text));

 public:
  FakeClock clock;
  SeededEntropy entropy{1};
  FakeRelay relay;
  CountingSender webhooks;
  Policy policy = shipped_policy();
  Schedule schedule;
  const std::string public_url = "https://verify.example";
  FailingStore store;
  FillingConnection connection{store};  ///< the store's thread's own
  AppThread app;
  http::PermissionReplicas board;
  std::optional<websocket::LiveServer> sockets;
  system::StoreThread store_thread{connection, clock, {policy, mails_}, {}, store_wiring()};
  app::Permissions permissions{board, policy, clock};
  app::Outboxes outboxes{{&webhooks}};
  app::Live people{store_thread,
                   *sockets,
                   relay,
                   clock,
                   entropy,
                   {policy, schedule, false},
                   [this](std::string_view what) { log_->error("{}", what); },
                   {nullptr, nullptr, stills_}};
  app::CommittedSteps committed_steps{permissions, outboxes, people};

 private:
  system::Workers workers_{1, 16};
  system::Workers readers_{1, 16};
  std::promise<void> stopped_;
  std::thread ticker_;
  std::optional<http::HttpServer> server_;
};

}  // namespace visavis::fakes
