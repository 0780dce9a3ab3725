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

/// A fixed number of threads with a queue for each kind of rush, both with a bound.
class Workers : public app::Workers {
 public:
  Workers(std::size_t threads, std::size_t queue_max);
  ~Workers() override;
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  bool run(app::Rush rush, std::function<void()> work) override;
  /// Finishes what runs, drops what waits. From any thread but a worker's.
  void stop();

 private:
  using Queue = std::deque<std::function<void()>>;
  void serve();
  Queue& next() { return rushed_.empty() ? waiting_ : rushed_; }

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Queue waiting_, rushed_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace visavis::system
