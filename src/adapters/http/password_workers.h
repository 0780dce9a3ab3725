#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace visavis::http {

/// The few threads that check passwords: each check takes tens of milliseconds and 64 MiB, so they
/// are few and the queue before them is short.
class PasswordWorkers {
 public:
  PasswordWorkers(std::size_t threads, std::size_t queue_max);
  ~PasswordWorkers();
  PasswordWorkers(const PasswordWorkers&) = delete;
  PasswordWorkers& operator=(const PasswordWorkers&) = delete;

  /// False when too many wait already, or after stop(). `work` must not throw.
  bool run(std::function<void()> work);
  /// Finishes what runs, drops what waits. From any thread but a worker's.
  void stop();

 private:
  void serve();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace visavis::http
