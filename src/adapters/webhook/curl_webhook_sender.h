#pragma once

#include <atomic>
#include <cstdint>
#include <curl/curl.h>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <thread>

#include "adapters/webhook/transfer.h"
#include "adapters/webhook/webhook_config.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/outbox.h"
#include "app/ports/webhook_sender.h"

namespace visavis::webhook {

/// Sends what the outbox has due, on a thread of its own, with many attempts at once. Nothing is
/// lost when it stops or the process dies: what was not recorded as delivered is sent again.
class CurlWebhookSender : public app::WebhookSender {
 public:
  /// Starts the thread. The outbox is then used from that thread only; clock and entropy must be
  /// safe to use from it. All must outlive the sender.
  CurlWebhookSender(app::Outbox& outbox, const app::Clock& clock, app::Entropy& entropy,
                    WebhookConfig config);
  ~CurlWebhookSender() override;

  /// Any thread.
  void wake() override;
  /// Starts nothing more, lets running attempts end within the config's limit, then breaks them
  /// off. Returns when the thread has ended.
  void stop();

 private:
  struct Attempt {
    app::Delivery delivery;
    std::unique_ptr<Transfer> transfer;
  };
  struct Finished {
    app::Delivery delivery;
    Outcome outcome;
  };
  struct Cleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };
  using Steady = std::chrono::steady_clock;

  void run();
  void drain();
  /// Moves the transfers on, records what ended, starts what is due. How long to wait then.
  Duration round();
  bool pause_over() const { return Steady::now() >= pause_until_; }
  void move_transfers();
  void record_finished();
  void record(const Finished& finished);
  bool time_to_look() const;
  void start_due();
  void start(app::Delivery delivery);
  bool may_start(const app::Delivery& delivery) const;
  Duration patience() const;
  void abort_all();

  app::Outbox& outbox_;
  const app::Clock& clock_;
  app::Entropy& entropy_;
  const WebhookConfig config_;
  std::unique_ptr<CURLM, Cleanup> multi_;

  std::atomic<bool> woken_{true}, stopping_{false};

  // The thread's own.
  std::map<CURL*, Attempt> attempts_;
  std::map<MarketplaceId, std::size_t> running_;  ///< attempts of each marketplace
  std::set<std::int64_t> taken_;                  ///< positions running, or not recorded yet
  std::deque<Finished> finished_;                 ///< ended, not recorded yet
  bool look_ = true;                              ///< the outbox may have something to start
  std::optional<Timestamp> next_due_;
  Steady::time_point looked_at_{}, pause_until_{};

  std::thread thread_;
};

}  // namespace visavis::webhook
