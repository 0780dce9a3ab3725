#include "adapters/system/workers.h"

#include <utility>

namespace visavis::system {

Workers::Workers(std::size_t threads, std::size_t queue_max) : queue_max_(queue_max) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

Workers::~Workers() { stop(); }

void Workers::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  waiting_.clear();
  rushed_.clear();
}

bool Workers::run(app::Rush rush, std::function<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    Queue& queue = rush == app::Rush::yes ? rushed_ : waiting_;
    if (stopping_ || queue.size() >= queue_max_) return false;
    queue.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void Workers::serve() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !next().empty(); });
    if (stopping_) return;
    const std::function<void()> work = std::move(next().front());
    next().pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
}

}  // namespace visavis::system
