#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <spdlog/spdlog.h>
#include <thread>

#include "adapters/http/http_server.h"
#include "adapters/outbox/mail/smtp_sender.h"
#include "adapters/outbox/webhook/curl_webhook_sender.h"
#include "adapters/relay/relay.h"
#include "adapters/sqlite/database.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/sqlite_marketplaces.h"
#include "adapters/sqlite/sqlite_meetings.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "adapters/system/store_thread.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "adapters/system/workers.h"
#include "adapters/websocket/live_server.h"
#include "app/access/open_link.h"
#include "app/live/committed_steps.h"
#include "app/notices/notice_mail.h"
#include "main/chain_keeper.h"
#include "main/commands.h"
#include "main/config/media_addresses.h"
#include "main/descriptors.h"
#include "main/evidence.h"
#include "main/logging.h"
#include "main/meetings.h"
#include "main/photos.h"
#include "main/secret_file.h"
#include "main/stores.h"

namespace visavis {
namespace {

namespace asio = boost::asio;

constexpr auto tick_interval = std::chrono::milliseconds{200};
constexpr auto forget_interval = std::chrono::minutes{1};
constexpr auto figures_interval = std::chrono::seconds{1};
// A check takes tens of milliseconds of a core, and 64 MiB.
constexpr std::size_t password_threads = 1;
constexpr std::size_t passwords_waiting_max = 16;
// Of parts of evidence, 2 MiB each: a disk that is slow for one does not stop the other.
constexpr std::size_t reader_threads = 2;
constexpr std::size_t reads_waiting_max = 32;

// So that a write lock that another program holds is an answer within two seconds, too.
constexpr auto store_patience = std::chrono::seconds{1};

sqlite::SqliteConfig sqlite_config(const config::Config& config) {
  auto sqlite = store_of(config, Missing::made);
  sqlite.busy_timeout = store_patience;
  sqlite.durability =
      config.store_synchronous == "normal" ? sqlite::Durability::normal : sqlite::Durability::full;
  return sqlite;
}

std::filesystem::path web_root(const config::Config& config) {
  if (!config.server_web_root.empty()) return config.server_web_root;
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "../share/visavis/web";
}

http::HttpConfig http_config(const config::Config& config) {
  http::HttpConfig http;
  http.address = config.server_listen;
  http.port = static_cast<std::uint16_t>(config.server_port);
  http.web_root = web_root(config);
  http.public_url = config.server_public_url;
  http.trusted_proxies = config.server_trusted_proxies;
  http.retention = std::chrono::days{config.retention_days};
  http.evidence_kept = config::kept_for(config);
  http.limits.idle_timeout = std::chrono::seconds{config.server_idle_seconds};
  http.limits.connections = static_cast<std::size_t>(config.server_connections);
  http.operators_address = config.operators_listen;
  http.operators_port = static_cast<std::uint16_t>(config.operators_port);
  return http;
}

websocket::LiveLimits live_limits(const config::Config& config) {
  websocket::LiveLimits limits;
  limits.applicants = static_cast<std::size_t>(config.server_applicants);
  limits.staff = static_cast<std::size_t>(config.server_staff);
  return limits;
}

/// Those of a store's connections, of mails and webhooks, of the log, and of media over TCP, which
/// takes more where there are more.
constexpr std::size_t other_descriptors = 1024;
constexpr std::string_view more_descriptors =
    "allow more (LimitNOFILE= of systemd, ulimit -n), or set fewer";

/// How many places for applicants so many descriptors leave, out of those that are wanted.
std::int64_t places_for_applicants(const config::Config& config, std::size_t descriptors) {
  const auto staff = static_cast<std::size_t>(config.server_staff);
  const std::size_t others = other_descriptors +
                             static_cast<std::size_t>(config.server_connections) + staff +
                             websocket::seats_in_reserve(staff);
  const std::size_t left = descriptors > others ? descriptors - others : 0;
  // What is in reserve is taken of it, too.
  const auto places = static_cast<std::int64_t>(left - websocket::seats_in_reserve(left));
  if (places == 0)
    throw std::runtime_error{"server.connections and server.staff need more than " +
                             std::to_string(others) +
                             " file descriptors, and this process may have " +
                             std::to_string(descriptors) + ": " + std::string{more_descriptors}};
  return std::min(config.server_applicants, places);
}

relay::RelayConfig relay_config(const config::Config& config, app::RelayEventHandler on_event,
                                Evidence* evidence) {
  relay::RelayConfig relay;
  relay.listen = config.relay_listen;
  relay.port = static_cast<std::uint16_t>(config.relay_port);
  relay.advertised_port = static_cast<std::uint16_t>(config.relay_public_port);
  relay.advertised = config.relay_addresses;
  relay.threads = static_cast<std::size_t>(config.relay_threads);
  relay.on_event = std::move(on_event);
  if (evidence != nullptr) relay.tap = &evidence->tap();
  return relay;
}

/// Browsers give camera and microphone to https pages, and to those of their own machine.
bool gives_no_camera(const std::string& public_url) {
  if (public_url.starts_with("https://")) return false;
  const std::string host = public_url.substr(public_url.find("://") + 3);
  return !host.starts_with("127.") && !host.starts_with("[::1]") && !host.starts_with("localhost");
}

app::MeetingRules meeting_rules(const config::Config& config) {
  return {.set_up = config::has_meetings(config),
          .medium = config::medium_of(config),
          .recorded = config.meet_record || config.meet_transcribe,
          .falls_back = config.meet_otherwise == "embedded",
          .others_kept = config::records_calls(config) ? std::optional{config::kept_for(config)}
                                                       : std::nullopt,
          .join_limit = std::chrono::seconds{config.meet_join_seconds}};
}

webhook::WebhookConfig webhook_config(const config::Config& config) {
  webhook::WebhookConfig webhook;
  webhook.http.allow_private_targets = config.webhooks_allow_private_targets;
  webhook.http.ca_file = config.webhooks_ca_file;
  return webhook;
}

std::string mail_password(const config::Config& config) {
  if (config.mail_password_file.empty()) return config.mail_password;
  return first_line("mail.password_file", config.mail_password_file);
}

mail::MailConfig mail_config(const config::Config& config) {
  mail::MailConfig mail;
  mail.server = config.mail_server;
  mail.from = config.mail_from;
  mail.ehlo_name = config::ehlo_name_of(config);
  mail.user = config.mail_user;
  mail.password = mail_password(config);
  mail.sign_in = config.mail_sign_in;
  mail.ca_file = config.mail_ca_file;
  mail.allow_plaintext = config.mail_allow_plaintext;
  return mail;
}

/// The mail sender and what its thread has for itself.
class Mails {
 public:
  Mails(const config::Config& config, const app::Clock& clock, app::Entropy& entropy)
      : database_(sqlite_config(config)),
        sender_(
            outbox_, clock, entropy,
            [this, &clock, &entropy, url = config.server_public_url](VerificationId id) {
              return app::mint_link(entropy, links_, url, id, clock.now() + mailed_link_lifetime);
            },
            mail_config(config)) {}

  mail::SmtpSender& sender() { return sender_; }

 private:
  sqlite::Database database_;
  sqlite::SqliteMailOutbox outbox_{database_};
  sqlite::SqliteLinks links_{database_};
  mail::SmtpSender sender_;
};

/// The adapters' threads log through the default logger, so it is there before the first of them.
std::shared_ptr<spdlog::logger> start_log(const config::Config& config) {
  auto log = make_logger(config.log_level, config.log_format);
  spdlog::set_default_logger(log);
  return log;
}

/// The whole program: every concrete class is named here and nowhere else. Members are destroyed
/// from the last to the first, so each outlives what uses it.
class Service {
 public:
  /// `wanted_applicants`: places, of which there are only as many as the configuration says.
  Service(const config::Config& config, std::int64_t wanted_applicants)
      : config_(config),
        wanted_applicants_(wanted_applicants),
        schedule_(config::schedule_of(config)),
        log_(start_log(config)),
        lock_(config.store_path),
        store_(sqlite_config(config)),
        outbox_database_(sqlite_config(config)),
        outbox_(outbox_database_),
        board_(static_cast<std::size_t>(config.server_threads), config_.policy),
        sockets_(live_limits(config), {.on_app = on_app(), .log = log_}),
        evidence_(config::has_evidence(config)
                      ? std::make_unique<Evidence>(
                            sqlite_config(config), config_,
                            [this](app::TransportId of, std::uint32_t ssrc) {
                              relay_.ask_for_key_frame(of, ssrc);
                            },
                            clock_, entropy_)
                      : nullptr),
        relay_(relay_config(
            config, [this](const app::RelayEvent& event) { relay_event(event); },
            config::records_calls(config) ? evidence_.get() : nullptr)),
        webhooks_(outbox_, clock_, entropy_, webhook_config(config)),
        mails_(config.mail_server.empty() ? nullptr
                                          : std::make_unique<Mails>(config, clock_, entropy_)),
        photos_(sqlite_config(config), config_, clock_, entropy_),
        meetings_(config::has_meetings(config)
                      ? std::make_unique<GoogleMeetings>(
                            sqlite_config(config), config_,
                            [this](const app::MeetingEvent& event) { meeting_event(event); },
                            clock_, entropy_)
                      : nullptr),
        store_thread_(store_, clock_,
                      {config_.policy, mails_ != nullptr, config::has_meetings(config)}, {},
                      {.on_app = on_app(),
                       .tell =
                           [this](const auto& committed) {
                             chain_.committed();
                             steps_.tell(committed);
                           },
                       .fault = [this](std::string_view what) { log_->error("{}", what); }}),
        chain_(store_thread_, chain_key(config, entropy_), head_path(config), log_),
        permissions_(board_, config_.policy, clock_),
        outboxes_(senders()),
        live_(store_thread_, sockets_, relay_, clock_, entropy_,
              {config_.policy, schedule_, mails_ != nullptr, meeting_rules(config)},
              [this](std::string_view what) { log_->error("{}", what); },
              {meetings_ ? &meetings_->meetings() : nullptr,
               config::records_calls(config) ? evidence_.get() : nullptr,
               config::records_calls(config) ? &evidence_->still_keeper() : nullptr}),
        steps_(permissions_, outboxes_, live_),
        http_(http_config(config),
              {store_thread_, live_, sockets_, password_workers_, clock_, entropy_, config_.policy,
               schedule_},
              board_,
              {.on_app = on_app(),
               .seat =
                   [this](const http::Comer& comer) {
                     return sockets_.seat(comer.who, comer.awaited);
                   },
               .upgrade = [this](http::UpgradeRequest request) { adopt(std::move(request)); },
               .now = [this] { return clock_.now(); },
               .log = log_,
               .chain_key = chain_.key(),
               .evidence = evidence_ ? &evidence_->files() : nullptr,
               .readers = &readers_}) {}

  void run() {
    lock_.write_down();
    sockets_.start({live_, store_thread_, clock_, config_.server_public_url});
    restore();
    store_thread_.start();
    show_figures();
    http_.start();
    log_->info(
        "listening on {}:{} as {}; for operators on {}:{}; media on port {}, UDP and TCP, at {}",
        config_.server_listen, http_.port(), config_.server_public_url, config_.operators_listen,
        http_.operators_port(), relay_.port(), media_addresses());
    if (const auto doubt =
            config::doubt_about_media(config_.server_public_url, relay_.advertised()))
      log_->warn("{}", *doubt);
    if (config_.server_applicants < wanted_applicants_)
      log_->warn("server.applicants is {}, and there are file descriptors for {} alone: {}",
                 wanted_applicants_, config_.server_applicants, more_descriptors);
    if (gives_no_camera(config_.server_public_url))
      log_->warn("server.public_url is not https: browsers will refuse camera and microphone");
    warn_of_meetings();
    if (meetings_)
      log_->info("calls can be held in Google Meet, made by {} organisers",
                 config_.meet_organisers.size());
    if (mails_)
      log_->info("notices go out through {}, greeted as {}, from {}", config_.mail_server,
                 config::ehlo_name_of(config_), config_.mail_from);
    else
      log_->info("mail.server is not set: nobody is told by e-mail");
    wait_for_signal();
    schedule_tick();
    io_.run();
  }

 private:
  /// What is lost without a word where Google Meet is not set up any more.
  void warn_of_meetings() {
    if (meetings_) return;
    const auto left = sqlite::SqliteOverMeetings{outbox_database_}.due(clock_.now(), 1000).size();
    if (left > 0)
      log_->error(
          "{} meetings of calls that are over may still go on: [meet] is not set up, and nobody "
          "ends them",
          left);
    for (const auto& one : sqlite::SqliteMarketplaces{outbox_database_}.marketplaces())
      if (one.medium == CallMedium::google_meet)
        log_->warn("calls of marketplace {} are held in the pages: [meet] is not set up",
                   one.id.text());
  }

  std::function<void(std::function<void()>)> on_app() {
    return [this](std::function<void()> work) {
      asio::post(io_, [this, work = std::move(work)] { guarded(work); });
    };
  }

  /// One piece of work that fails must not end the calls of everybody.
  template <class Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const std::exception& error) {
      log_->error("on the app's thread: {}", error.what());
    }
  }

  /// As browsers are told them.
  std::string media_addresses() const {
    std::string texts;
    for (const IpAddress& address : relay_.advertised())
      texts += (texts.empty() ? "" : ", ") + address.text();
    return texts;
  }

  std::vector<app::OutboxSender*> senders() {
    std::vector<app::OutboxSender*> senders{&webhooks_, &photos_};
    if (mails_) senders.push_back(&mails_->sender());
    if (meetings_) senders.push_back(meetings_.get());
    return senders;
  }

  /// Before the doors open, and before the store has a thread of its own.
  void restore() {
    store_.verifications().retime(
        [this](const Verification& verification) { return timers(verification, config_.policy); });
    steps_.restore(store_);
    chain_.begin(store_);
  }

  void relay_event(const app::RelayEvent& event) {
    on_app()([this, event] { live_.relay_event(event); });
  }

  void meeting_event(const app::MeetingEvent& event) {
    on_app()([this, event] { live_.meeting_event(event); });
  }

  void adopt(http::UpgradeRequest request) {
    sockets_.adopt({request.fd, std::move(request.received), std::move(request.who),
                    std::move(request.secret), std::move(request.seat)});
  }

  void schedule_tick() {
    timer_.expires_after(tick_interval);
    timer_.async_wait([this](boost::system::error_code error) {
      if (error) return;
      clock_.runs();
      guarded([this] { store_thread_.tick(); });
      guarded([this] { live_.tick(); });
      guarded([this] { chain_.tick(); });
      forget_expired();
      show_figures();
      schedule_tick();
    });
  }

  void forget_expired() {
    const Timestamp now = clock_.now();
    if (now - forgotten_ < forget_interval) return;
    forgotten_ = now;
    store_thread_.run(
        app::Access::writes,
        [now](app::StoreConnection& store, app::Steps&) {
          store.staff().forget_expired_sessions(now);
          store.links().forget_expired_links(now);
        },
        [this](const std::optional<app::StoreFault>& fault) {
          if (fault) log_->error("forgetting what expired: {}", fault->what);
        });
  }

  void show_figures() {
    const auto now = std::chrono::steady_clock::now();
    if (now - figures_shown_ < figures_interval) return;
    figures_shown_ = now;
    guarded([this] { http_.show(samples()); });
  }

  void wait_for_signal() {
    signals_.async_wait([this](boost::system::error_code error, int signal) {
      if (error) return;
      // Ctrl-C reaches the whole process group, and then a script's SIGTERM comes too: only the
      // same signal again says that somebody is in a hurry. Nothing can be lost.
      if (stopping_by_ == signal) std::_Exit(128 + signal);
      if (stopping_by_ == 0) {
        stopping_by_ = signal;
        drain();
      }
      wait_for_signal();
    });
  }

  /// Doors first, then the people (they come back to the next process), then the rest.
  void drain() {
    log_->info("stopping");
    http_.announce_stop();
    http_.stop([this] {
      timer_.cancel();
      sockets_.stop([this] { stop_store(); });
    });
  }

  /// Beside the app's thread, which hears a second signal while a disk hangs.
  void stop_store() {
    stopping_store_ = std::thread{[this] {
      // What it still commits is in the head that is written last.
      photos_.stop();
      if (evidence_) evidence_->stop();
      if (meetings_) meetings_->stop();
      password_workers_.stop();
      readers_.stop();
      store_thread_.stop();
      chain_.finish(store_);
      asio::post(io_, [this] {
        stopping_store_.join();
        webhooks_.stop();
        if (mails_) mails_->sender().stop();
        log_->info("stopped");
        io_.stop();
      });
    }};
  }

  std::vector<http::MetricSample> samples() const {
    using Kind = http::MetricSample::Kind;
    const auto counts = live_.counts();
    const auto totals = relay_.totals();
    const auto number = [](auto value) { return static_cast<double>(value); };
    return {
        {"visavis_queue_length", "Applicants waiting", Kind::gauge, number(counts.waiting)},
        {"visavis_calls", "Calls now", Kind::gauge, number(counts.calls)},
        {"visavis_staff_connected", "Staff with a console open", Kind::gauge,
         number(counts.staff_connected)},
        {"visavis_staff_available", "Staff who are available", Kind::gauge,
         number(counts.staff_available)},
        {"visavis_meetings_ready", "1 while Google Meet makes meetings for calls", Kind::gauge,
         counts.meetings_ready ? 1.0 : 0.0},
        {"visavis_recordings_ready", "1 while calls can be recorded, or need not be", Kind::gauge,
         evidence_ && !evidence_->ready() ? 0.0 : 1.0},
        {"visavis_evidence_waiting", "Pieces of evidence on the disk that are to be in the bucket",
         Kind::gauge, number(evidence_ ? evidence_->waiting() : 0)},
        {"visavis_applicants_connected", "Applicants with a page open", Kind::gauge,
         number(counts.applicants_connected)},
        {"visavis_webhook_endpoints_paused", "Marketplaces whose endpoint said that it is gone",
         Kind::gauge, number(webhooks_.paused())},
        {"visavis_mail_paused", "1 while mails wait because the mail server takes none",
         Kind::gauge, mails_ && mails_->sender().is_paused() ? 1.0 : 0.0},
        {"visavis_relay_transports", "Browsers' media connections", Kind::gauge,
         number(totals.transports)},
        {"visavis_relay_packets_in_total", "Packets received", Kind::counter,
         number(totals.packets_in)},
        {"visavis_relay_packets_out_total", "Packets sent", Kind::counter,
         number(totals.packets_out)},
        {"visavis_relay_bytes_in_total", "Bytes received", Kind::counter, number(totals.bytes_in)},
        {"visavis_relay_bytes_out_total", "Bytes sent", Kind::counter, number(totals.bytes_out)},
        {"visavis_relay_dropped_total", "Packets that were no part of a call", Kind::counter,
         number(totals.dropped)},
    };
  }

  const config::Config config_;
  const std::int64_t wanted_applicants_;
  const Schedule schedule_;
  asio::io_context io_;
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  asio::steady_timer timer_{io_};
  int stopping_by_ = 0;  ///< the signal; 0: not stopping
  Timestamp forgotten_;
  std::chrono::steady_clock::time_point figures_shown_;
  std::thread stopping_store_;

  std::shared_ptr<spdlog::logger> log_;
  system::SystemClock clock_;
  system::SystemEntropy entropy_;
  sqlite::ServiceLock lock_;
  sqlite::SqliteConnection store_;  ///< the store's thread's, once that runs
  sqlite::Database outbox_database_;
  sqlite::SqliteOutbox outbox_;
  http::PermissionReplicas board_;
  websocket::LiveServer sockets_;
  std::unique_ptr<Evidence> evidence_;  ///< nothing: nothing is kept of calls
  relay::EmbeddedRelay relay_;
  webhook::CurlWebhookSender webhooks_;
  std::unique_ptr<Mails> mails_;  ///< nothing: no mail server is set
  Photos photos_;
  std::unique_ptr<GoogleMeetings> meetings_;  ///< nothing: Google Meet is not set up
  system::StoreThread store_thread_;
  ChainKeeper chain_;
  app::Permissions permissions_;
  app::Outboxes outboxes_;
  app::Live live_;
  app::CommittedSteps steps_;
  system::Workers password_workers_{password_threads, passwords_waiting_max};
  system::Workers readers_{reader_threads, reads_waiting_max};
  http::HttpServer http_;
};

}  // namespace

int serve(const config::Config& config, bool create) {
  // Peers that vanish are an error code on the socket, not a signal; a file that may not grow, too.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  (void)store_of(config, create ? Missing::made : Missing::refused);
  config::Config fitting = config;
  fitting.server_applicants = places_for_applicants(config, take_descriptors());
  Service service{fitting, config.server_applicants};
  service.run();
  return 0;
}

}  // namespace visavis
