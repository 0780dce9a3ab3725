#include "adapters/outbox/sender.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "base/cases.h"
#include "base/check.h"

namespace visavis::outbox {
namespace {

/// Looks into the outbox at least so often: another process may have put something there.
constexpr Duration idle_max = std::chrono::seconds{10};

/// In [0, 1).
double random_share(app::Entropy& entropy) {
  return static_cast<double>(entropy.number() >> 11U) * 0x1p-53;
}

}  // namespace

Sender::Sender(std::unique_ptr<Carrier> carrier, const app::Clock& clock, app::Entropy& entropy,
               SenderConfig config)
    : carrier_(std::move(carrier)),
      clock_(clock),
      entropy_(entropy),
      config_(std::move(config)),
      onward_(clock) {
  for (std::size_t i = 0; i < config_.lanes; ++i)
    lanes_.push_back(std::make_unique<Lane>([this] { notify(); }, config_.linger));
  thread_ = std::thread{[this] { run(); }};
}

Sender::~Sender() { stop(); }

void Sender::wake() {
  woken_ = true;
  notify();
}

void Sender::notify() {
  const std::lock_guard lock{mutex_};
  notified_ = true;
  changed_.notify_one();
}

void Sender::stop() {
  if (!thread_.joinable()) return;
  time_is_up_at_ = (Steady::now() + config_.drain).time_since_epoch().count();
  stopping_ = true;
  notify();
  thread_.join();
}

bool Sender::time_is_up() const {
  return stopping_ && Steady::now().time_since_epoch().count() >= time_is_up_at_;
}

void Sender::run() {
  while (!stopping_) wait(round());
  drain();
}

void Sender::drain() {
  const Steady::time_point until{Steady::duration{time_is_up_at_}};
  for (;;) {
    const Duration patient = round();
    if (running() == 0 && ended_.empty()) break;
    if (time_is_up()) {
      break_off();
      break;
    }
    wait(std::min(patient, std::chrono::ceil<Duration>(until - Steady::now())));
  }
  lanes_.clear();
}

void Sender::wait(Duration time) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, std::max(time, Duration{}), [this] { return notified_; });
  notified_ = false;
}

Duration Sender::round() {
  take_ended();
  if (!pause_is_over()) return patience();
  try {
    record_ended();
    if (!stopping_ && time_to_look()) start_due();
  } catch (const std::exception& failure) {
    // Whatever it is, it must not end the thread, and with it the service.
    say(failure.what());
    pause_until_ = Steady::now() + config_.store_pause;
    look_ = true;
  }
  return patience();
}

/// What is still so is said again after a minute.
void Sender::say(const std::string& failure) {
  const auto now = Steady::now();
  if (failure == said_ && now < say_again_) return;
  said_ = failure;
  say_again_ = now + std::chrono::minutes{1};
  spdlog::error("{}: {}", config_.name, failure);
}

void Sender::take_ended() {
  for (const auto& lane : lanes_)
    for (auto& ended : lane->take_ended()) ended_.push_back(std::move(ended));
}

void Sender::record_ended() {
  while (!ended_.empty()) {
    record(ended_.front());
    ended_.pop_front();
    look_ = true;
  }
}

void Sender::record(const Ended& ended) {
  const auto& [entry, outcome] = ended;
  const auto at = now();
  if (outcome.error.empty()) {
    carrier_->taken(entry.number, outcome.reply, at.wall);
    spdlog::debug("{}: {} was taken, {}", config_.name, entry.name, outcome.reply);
    return;
  }
  std::string then;
  if (outcome.then == Then::hold) {
    then = carrier_->held(entry.number, outcome.error, at);
  } else {
    const auto next = next_time(ended, at.onward);
    carrier_->failed(entry.number, outcome.error, next, at.wall);
    then = next ? "again at " + to_rfc3339(*next) : "given up";
  }
  spdlog::warn("{}: {}: attempt {} failed, {}; {}", config_.name, entry.name, entry.attempts + 1,
               outcome.error, then);
}

std::optional<Timestamp> Sender::next_time(const Ended& ended, Timestamp onward) {
  if (ended.outcome.then == Then::never) return std::nullopt;
  const auto wait = config_.schedule.after(ended.entry.attempts + 1, random_share(entropy_),
                                           ended.outcome.retry_after);
  if (!wait) return std::nullopt;
  return onward + *wait;
}

bool Sender::time_to_look() {
  if (is_full()) return false;
  return look_ || woken_ || (next_due_ && onward_.now() >= *next_due_) ||
         Steady::now() - looked_at_ >= idle_max;
}

void Sender::start_due() {
  woken_ = false;
  look_ = false;
  looked_at_ = Steady::now();
  const auto at = now();
  const std::size_t room = config_.in_flight_max - running();
  for (auto& attempt : carrier_->due(at, room, [this] { return time_is_up(); }))
    start(std::move(attempt));
  next_due_ = carrier_->next_due(at.onward);
}

void Sender::start(Attempt attempt) {
  Entry& entry = attempt.entry;
  std::visit(Cases{[&](Outcome& outcome) {
                     ended_.push_back({std::move(entry), std::move(outcome)});
                   },
                   [&](std::unique_ptr<Transfer>& transfer) {
                     freest_lane().start({std::move(entry), std::move(transfer)});
                   }},
             attempt.way);
}

/// The first of those that do least: its connection is there already.
Lane& Sender::freest_lane() const {
  return **std::ranges::min_element(lanes_, {}, [](const auto& lane) { return lane->size(); });
}

std::size_t Sender::running() const {
  std::size_t all = 0;
  for (const auto& lane : lanes_) all += lane->size();
  return all;
}

Duration Sender::patience() {
  if (!pause_is_over()) return std::chrono::ceil<Duration>(pause_until_ - Steady::now());
  if (!ended_.empty()) return Duration{};
  if (stopping_ || is_full()) return idle_max;
  if (look_) return Duration{};
  if (!next_due_) return idle_max;
  return std::clamp(*next_due_ - onward_.now(), Duration{}, idle_max);
}

void Sender::break_off() {
  // What asked whether the time is up ends then, and is recorded.
  for (const auto& lane : lanes_) lane->stop();
  round();
  if (running() != 0)
    spdlog::info("{}: {} attempts broken off at the stop; they will be made again", config_.name,
                 running());
}

}  // namespace visavis::outbox
