#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace visavis::fakes {

/// The app's thread, as main's io_context is in the real program.
class AppThread {
 public:
  AppThread() : thread_([this] { serve(); }) {}
  ~AppThread() {
    post([this] { stopping_ = true; });
    thread_.join();
  }
  AppThread(const AppThread&) = delete;
  AppThread& operator=(const AppThread&) = delete;

  void post(std::function<void()> work) {
    {
      const std::lock_guard lock{mutex_};
      queue_.push_back(std::move(work));
    }
    wake_.notify_one();
  }
  /// Runs work there and waits for it.
  template <class Work>
  auto run(Work work) {
    std::packaged_task<decltype(work())()> task{std::move(work)};
    auto result = task.get_future();
    post([&task] { task(); });
    return result.get();
  }

 private:
  void serve() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
      wake_.wait(lock, [this] { return !queue_.empty(); });
      const auto work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;  ///< the thread's own
  std::thread thread_;
};

}  // namespace visavis::fakes
