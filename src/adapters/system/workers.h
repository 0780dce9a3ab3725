#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "app/ports/workers.h"

namespace visavis::system {

/// A fixed number of threads with one queue that has a bound.
class Workers : public app::Workers {
 public:
  Workers(std::size_t threads, std::size_t queue_max);
  ~Workers() override;
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  bool run(std::function<void()> work) override;
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

}  // namespace visavis::system
