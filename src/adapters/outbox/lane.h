#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/curl/curl.h"
#include "adapters/outbox/carrier.h"

namespace visavis::outbox {

struct Running {
  Entry entry;
  std::unique_ptr<Transfer> transfer;
};
struct Ended {
  Entry entry;
  Outcome outcome;
};

/// Carries transfers out on a thread of its own, beside each other, over connections that it keeps
/// for the next ones. libcurl waits for some words of a mail server without coming back: then only
/// this lane waits.
class Lane {
 public:
  /// `on_end` is called on the lane's thread when something has ended. Connections that nobody used
  /// for `linger` are ended, once nothing runs.
  Lane(std::function<void()> on_end, Duration linger);
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // For one thread.
  void start(Running running);
  /// What ended since the last time.
  std::vector<Ended> take_ended();
  /// How many were started and not taken yet.
  std::size_t size() const { return size_; }
  /// Breaks off what runs: that never ends. Returns when the thread has ended.
  void stop();

 private:
  void run();
  void begin_fresh();
  void collect();
  void add(Running running);
  void end_connections();
  void wake();

  const std::function<void()> on_end_;
  const Duration linger_;
  std::size_t size_ = 0;
  std::atomic<bool> stopping_{false};

  std::mutex mutex_;
  curl::Multi multi_;  ///< changed by the thread only
  std::vector<Running> fresh_;
  std::vector<Ended> ended_;

  // The thread's own.
  std::map<CURL*, Running> running_;
  bool used_ = false;  ///< the multi handle may have connections
  std::thread thread_;
};

}  // namespace visavis::outbox
