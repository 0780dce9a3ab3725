#include "adapters/system/store_thread.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <pthread.h>
#include <utility>

#include "app/ports/store_failure.h"

namespace visavis::system {
namespace {

constexpr auto everything = std::numeric_limits<std::int64_t>::max();

app::StoreFault unavailable(const char* why = "the store does not answer") {
  return {app::StoreFault::Kind::unavailable, why};
}

/// Undoes a piece of work whose asker has given up.
struct TooLate {};

app::StoreFault failed(const char* what) { return {app::StoreFault::Kind::failed, what}; }

}  // namespace

StoreThread::StoreThread(app::StoreConnection& store, const app::Clock& clock, app::StepRules rules,
                         StoreThreadLimits limits, StoreThreadWiring wiring)
    : store_(store),
      limits_(limits),
      wiring_(std::move(wiring)),
      steps_(store.verifications(), store.marketplaces(), clock, rules),
      log_(store) {
  log_.begin();
}

StoreThread::~StoreThread() { stop(); }

void StoreThread::start() {
  thread_ = std::thread{[this] {
    pthread_setname_np(pthread_self(), "store");
    serve();
  }};
}

void StoreThread::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void StoreThread::run(app::Access access, Work work, Done done,
                      std::optional<Steady::time_point> asked) {
  const auto now = Steady::now();
  auto job = std::make_shared<Job>(access, std::move(work), std::move(done), asked.value_or(now));
  {
    const std::lock_guard lock{mutex_};
    const bool hopeless = trouble_ && access == app::Access::writes;
    if (!stopping_ && !hopeless && !is_stuck(now) && waiting_.size() < limits_.waiting_max) {
      waiting_.push_back(std::move(job));
      job.reset();
    }
  }
  if (!job) return wake_.notify_one();
  wiring_.on_app([job] { job->done(unavailable()); });
}

std::optional<std::string> StoreThread::trouble() const {
  const std::lock_guard lock{mutex_};
  return trouble_;
}

bool StoreThread::is_stuck(Steady::time_point now) const {
  return !running_.empty() && now - running_since_ > limits_.patience;
}

void StoreThread::tick() {
  const auto limit = Steady::now() - limits_.patience;
  Jobs late;
  {
    const std::lock_guard lock{mutex_};
    // Those that were not begun never will be.
    while (!waiting_.empty() && waiting_.front()->since < limit) {
      late.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    for (const auto& job : running_)
      if (job->since < limit) late.push_back(job);
  }
  for (const auto& job : late)
    if (!job->answered.exchange(true)) job->done(unavailable());
}

void StoreThread::serve() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait_for(lock, limits_.look_every, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) {
      if (stopping_) return;
      lock.unlock();
      look();
      look_after_saving();
      lock.lock();
      continue;
    }
    const auto count = std::min(waiting_.size(), limits_.together_max);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
    running_.assign(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
    running_since_ = Steady::now();
    const Jobs jobs = running_;
    lock.unlock();
    carry_out(jobs);
    look_after_saving();
    lock.lock();
    running_.clear();
  }
}

void StoreThread::carry_out(const Jobs& jobs) {
  const bool writes = std::any_of(
      jobs.begin(), jobs.end(), [](const auto& job) { return job->access == app::Access::writes; });
  // What is read afterwards is at least as new as what is told before its answer.
  auto told = writes ? std::vector<app::Committed>{} : committed();
  std::vector<Outcome> outcomes(jobs.size());
  const auto all = [&] {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      outcomes[i].fault = attempt(*jobs[i], writes);
      outcomes[i].committed = writes ? store_.acts().last_position() : everything;
    }
  };
  try {
    if (writes)
      store_.together(all);
    else
      all();
    if (writes) saved();
  } catch (const app::StoreUnavailable& error) {
    std::fill(outcomes.begin(), outcomes.end(), Outcome{unavailable(error.what()), 0});
    steps_.undone_from(0);
    cannot_save(error.what());
  } catch (const std::exception& error) {
    std::fill(outcomes.begin(), outcomes.end(), Outcome{failed(error.what()), 0});
    steps_.undone_from(0);
  }
  if (writes) told = committed();
  wiring_.on_app([this, jobs, outcomes = std::move(outcomes), told = std::move(told)] {
    tell_and_answer(jobs, outcomes, told);
  });
}

/// Each answer comes after what was committed before its work ended, and before what came later:
/// what a piece of work has read is as new as what was told.
void StoreThread::tell_and_answer(const Jobs& jobs, const std::vector<Outcome>& outcomes,
                                  const std::vector<app::Committed>& told) const {
  auto next = told.begin();
  const auto tell_until = [&](auto end) {
    if (next != end) wiring_.tell({next, end});
    next = end;
  };
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    tell_until(std::find_if(next, told.end(), [&](const app::Committed& one) {
      return app::position_of(one) > outcomes[i].committed;
    }));
    if (!jobs[i]->answered.exchange(true)) jobs[i]->done(outcomes[i].fault);
  }
  tell_until(told.end());
}

/// Whoever was told meanwhile that the store does not answer finds nothing saved: only while the
/// disk saves the transaction itself can what is told be wrong.
std::optional<app::StoreFault> StoreThread::attempt(const Job& job, bool together) {
  if (job.answered) return unavailable();
  const auto before = steps_.committed();
  try {
    if (together && job.access == app::Access::writes)
      store_.apart([&] {
        job.work(store_, steps_);
        if (job.answered) throw TooLate{};
      });
    else
      job.work(store_, steps_);
    return std::nullopt;
  } catch (const TooLate&) {
    steps_.undone_from(before);
    return unavailable();
  } catch (const std::exception& error) {
    steps_.undone_from(before);
    return failed(error.what());
  }
}

/// What this thread has just committed is told even when the log cannot be read. Then the log is
/// read again later: what is told twice changes nothing.
std::vector<app::Committed> StoreThread::committed() {
  const auto own = steps_.take();
  std::vector<app::Committed> told;
  try {
    told = log_.next(own);
    // Much may have come between, from another process.
    while (!own.empty() && log_.told() < own.back().position) {
      auto more = log_.next({});
      if (more.empty()) break;
      std::move(more.begin(), more.end(), std::back_inserter(told));
    }
  } catch (const std::exception& error) {
    if (wiring_.fault) wiring_.fault(error.what());
    for (const auto& step : own)
      if (step.position > log_.told()) told.emplace_back(step);
  }
  return told;
}

void StoreThread::look() {
  auto told = committed();
  if (told.empty()) return;
  wiring_.on_app([this, told = std::move(told)] { wiring_.tell(told); });
}

void StoreThread::look_after_saving() {
  const auto now = Steady::now();
  if (now >= next_try_) try_saving();
  if (now < next_warning_) return;
  next_warning_ = now + limits_.say_again_every;
  if (const auto warning = store_.warning()) say(*warning);
}

void StoreThread::try_saving() {
  try {
    store_.try_saving();
    saved();
  } catch (const app::StoreUnavailable& error) {
    cannot_save(error.what());
  } catch (const std::exception& error) {
    next_try_ = Steady::now() + limits_.try_idle_every;
    say(error.what());
  }
}

void StoreThread::saved() {
  const auto now = Steady::now();
  next_try_ = now + limits_.try_idle_every;
  if (!unsaved_since_) return;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(now - *unsaved_since_).count();
  unsaved_since_.reset();
  {
    const std::lock_guard lock{mutex_};
    trouble_.reset();
  }
  say("the store saves again, after " + std::to_string(seconds) + " s");
}

/// Said at once, and then now and again, not for each request.
void StoreThread::cannot_save(const std::string& why) {
  const auto now = Steady::now();
  next_try_ = now + limits_.try_again_every;
  {
    const std::lock_guard lock{mutex_};
    trouble_ = why;
  }
  if (unsaved_since_ && now < say_again_) return;
  if (!unsaved_since_) unsaved_since_ = now;
  say_again_ = now + limits_.say_again_every;
  say("the store cannot save, and whoever would change something hears so: " + why);
}

void StoreThread::say(const std::string& what) {
  if (wiring_.fault) wiring_.fault(what);
}

}  // namespace visavis::system
