#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/lane.h"
#include "adapters/outbox/onward_time.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/outbox_sender.h"
#include "base/retry_schedule.h"

namespace visavis::outbox {

struct SenderConfig {
  std::string name;                           ///< in the log
  std::size_t in_flight_max = 1;              ///< attempts at once
  std::size_t lanes = 1;                      ///< threads that carry them out
  Duration linger = std::chrono::minutes{1};  ///< connections are kept for what comes next
  RetrySchedule schedule;
  Duration drain{};        ///< for running attempts when stopping
  Duration store_pause{};  ///< after a failure of the store
};

/// Sends what an outbox has due: decided and recorded on a thread of its own, carried out on its
/// lanes. Nothing is lost when it stops or the
/// process dies: what was not recorded as taken is sent again. So an entry may come twice, never
/// not at all.
class Sender : public app::OutboxSender {
 public:
  /// Starts the thread. Clock and entropy must be safe to use from it, and outlive the sender.
  Sender(std::unique_ptr<Carrier> carrier, const app::Clock& clock, app::Entropy& entropy,
         SenderConfig config);
  ~Sender() override;
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  /// Any thread.
  void wake() override;
  /// Starts nothing more, lets running attempts end within the config's limit, then breaks them
  /// off: they are as if never made. Returns when the thread has ended.
  void stop();

 protected:
  const Carrier& carrier() const { return *carrier_; }

 private:
  using Steady = std::chrono::steady_clock;

  void run();
  void drain();
  bool time_is_up() const;
  /// Moves the transfers on, records what ended, starts what is due. How long to wait then.
  Duration round();
  void say(const std::string& failure);
  void take_ended();
  void record_ended();
  void record(const Ended& ended);
  Moment now() { return {clock_.now(), onward_.now()}; }
  std::optional<Timestamp> next_time(const Ended& ended, Timestamp onward);
  bool time_to_look();
  void start_due();
  void start(Attempt attempt);
  Lane& freest_lane() const;
  std::size_t running() const;
  bool is_full() const { return running() >= config_.in_flight_max; }
  bool pause_is_over() const { return Steady::now() >= pause_until_; }
  Duration patience();
  void notify();
  void wait(Duration time);
  void break_off();

  const std::unique_ptr<Carrier> carrier_;
  const app::Clock& clock_;
  app::Entropy& entropy_;
  const SenderConfig config_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool notified_ = false;  ///< under the mutex
  std::atomic<bool> woken_{true}, stopping_{false};
  std::atomic<Steady::rep> time_is_up_at_{0};  ///< set before stopping_

  // The thread's own.
  OnwardTime onward_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::deque<Ended> ended_;  ///< not recorded yet
  bool look_ = true;         ///< the outbox may have something to start
  std::optional<Timestamp> next_due_;
  Steady::time_point looked_at_{}, pause_until_{}, say_again_{};
  std::string said_;  ///< of a failure

  std::thread thread_;
};

}  // namespace visavis::outbox
