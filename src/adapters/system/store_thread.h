#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "app/verification/committed_log.h"
#include "app/verification/store_executor.h"

namespace visavis::system {

struct StoreThreadLimits {
  /// Whoever has waited for so long hears at the next tick that the store does not answer.
  Duration patience = std::chrono::milliseconds{1500};
  std::size_t waiting_max = 4096;
  std::size_t together_max = 64;                         ///< writes in one transaction
  Duration try_again_every = std::chrono::seconds{1};    ///< while nothing can be saved
  Duration try_idle_every = std::chrono::seconds{30};    ///< while nobody saves anything
  Duration say_again_every = std::chrono::minutes{1};    ///< what is still so
  Duration look_every = std::chrono::milliseconds{500};  ///< for what another process committed
};

struct StoreThreadWiring {
  /// Runs work on the app's thread, in order. Callable from any thread.
  std::function<void(std::function<void()>)> on_app;
  /// Told what was committed, in the order of the log, on the app's thread.
  std::function<void(const std::vector<app::Committed>&)> tell;
  /// A fault that was survived; names no person. Called on the store's thread.
  std::function<void(std::string_view)> fault;
};

/// The thread of one connection to the store. Writes that wait for it are saved in one transaction
/// with one fsync; each that fails is undone by itself. While the store does not answer, whoever
/// asks hears so within the patience, and whoever asks then hears it at once. While nothing can be
/// saved, only the thread itself tries to, once a second, until it can.
class StoreThread final : public app::StoreExecutor {
 public:
  using Steady = std::chrono::steady_clock;

  /// What is in the log by now counts as told. `store` is used by this thread alone from start()
  /// on.
  StoreThread(app::StoreConnection& store, const app::Clock& clock, app::StepRules rules,
              StoreThreadLimits limits, StoreThreadWiring wiring);
  /// Like stop().
  ~StoreThread() override;

  void start();
  void run(app::Access access, Work work, Done done,
           std::optional<Steady::time_point> asked = {}) override;
  std::optional<std::string> trouble() const override;
  /// On the app's thread, a few times a second: answers those who have waited for too long.
  void tick();
  /// Finishes what waits; answers that are on their way to the app's thread may be lost.
  void stop();

 private:
  struct Job {
    Job(app::Access kind, Work job_work, Done job_done, Steady::time_point asked)
        : access(kind), work(std::move(job_work)), done(std::move(job_done)), since(asked) {}
    app::Access access;
    Work work;
    Done done;
    Steady::time_point since;
    std::atomic<bool> answered{false};
  };
  using Jobs = std::vector<std::shared_ptr<Job>>;

  void serve();
  struct Outcome {
    std::optional<app::StoreFault> fault;
    std::int64_t committed = 0;  ///< up to which position it knew the log when it ended
  };
  void carry_out(const Jobs& jobs);
  std::optional<app::StoreFault> attempt(const Job& job, bool together);
  void tell_and_answer(const Jobs& jobs, const std::vector<Outcome>& outcomes,
                       const std::vector<app::Committed>& told) const;
  void look();
  void look_after_saving();
  void try_saving();
  void saved();
  void cannot_save(const std::string& why);
  void say(const std::string& what);
  std::vector<app::Committed> committed();
  bool is_stuck(Steady::time_point now) const;

  app::StoreConnection& store_;
  const StoreThreadLimits limits_;
  const StoreThreadWiring wiring_;
  app::Steps steps_;
  app::CommittedLog log_;

  /// The store's thread's: since when nothing can be saved, and what was said of it.
  std::optional<Steady::time_point> unsaved_since_;
  Steady::time_point next_try_ = Steady::now() + limits_.try_idle_every;
  Steady::time_point next_warning_ = Steady::now();
  Steady::time_point say_again_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Job>> waiting_;
  Jobs running_;
  Steady::time_point running_since_;
  std::optional<std::string> trouble_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace visavis::system
