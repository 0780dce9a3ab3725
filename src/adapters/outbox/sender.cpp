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

CURLM* make_multi() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  CHECK(ready == CURLE_OK);
  CURLM* const multi = curl_multi_init();
  CHECK(multi != nullptr);
  return multi;
}

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
      multi_(make_multi()),
      thread_([this] { run(); }) {}

Sender::~Sender() { stop(); }

void Sender::wake() {
  woken_ = true;
  curl_multi_wakeup(multi_.get());
}

void Sender::stop() {
  if (!thread_.joinable()) return;
  time_is_up_at_ = (Steady::now() + config_.drain).time_since_epoch().count();
  stopping_ = true;
  curl_multi_wakeup(multi_.get());
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
  for (bool last = false; !last;) {
    // One round more when the time is up: what asked for it ends then, and is recorded.
    last = time_is_up();
    const Duration patient = round();
    if (running_.empty() && ended_.empty()) return;
    if (!last) wait(std::min(patient, std::chrono::ceil<Duration>(until - Steady::now())));
  }
  break_off();
}

void Sender::wait(Duration time) {
  const auto milliseconds = std::max(time, Duration{}).count();
  curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(milliseconds), nullptr);
}

Duration Sender::round() {
  move_transfers();
  if (!pause_is_over()) return patience();
  try {
    record_ended();
    if (!stopping_ && time_to_look()) start_due();
  } catch (const std::exception& failure) {
    // Whatever it is, it must not end the thread, and with it the service.
    spdlog::error("{}: {}", config_.name, failure.what());
    pause_until_ = Steady::now() + config_.store_pause;
    look_ = true;
  }
  return patience();
}

void Sender::move_transfers() {
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto found = running_.find(message->easy_handle);
    CHECK(found != running_.end());
    auto& [entry, transfer] = found->second;
    ended_.push_back({std::move(entry), transfer->outcome(message->data.result)});
    curl_multi_remove_handle(multi_.get(), found->first);
    running_.erase(found);
  }
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
  const auto now = clock_.now();
  if (outcome.error.empty()) {
    carrier_->taken(entry.number, outcome.reply, now);
    spdlog::debug("{}: {} was taken, {}", config_.name, entry.name, outcome.reply);
    return;
  }
  const auto next = next_time(ended, now);
  carrier_->failed(entry.number, outcome.error, next, now);
  spdlog::warn("{}: {}: attempt {} failed, {}; {}", config_.name, entry.name, entry.attempts + 1,
               outcome.error, next ? "again at " + to_rfc3339(*next) : std::string{"given up"});
}

std::optional<Timestamp> Sender::next_time(const Ended& ended, Timestamp now) {
  if (ended.outcome.permanent) return std::nullopt;
  const auto wait = config_.schedule.after(ended.entry.attempts + 1, random_share(entropy_),
                                           ended.outcome.retry_after);
  if (!wait) return std::nullopt;
  return now + *wait;
}

bool Sender::time_to_look() const {
  if (is_full()) return false;
  return look_ || woken_ || (next_due_ && clock_.now() >= *next_due_) ||
         Steady::now() - looked_at_ >= idle_max;
}

void Sender::start_due() {
  woken_ = false;
  look_ = false;
  looked_at_ = Steady::now();
  const auto now = clock_.now();
  const std::size_t room = config_.in_flight_max - running_.size();
  for (auto& attempt : carrier_->due(now, room, [this] { return time_is_up(); }))
    start(std::move(attempt));
  next_due_ = carrier_->next_due(now);
}

void Sender::start(Attempt attempt) {
  Entry& entry = attempt.entry;
  std::visit(Cases{[&](Outcome& outcome) {
                     ended_.push_back({std::move(entry), std::move(outcome)});
                   },
                   [&](std::unique_ptr<Transfer>& transfer) {
                     CURL* const handle = transfer->handle();
                     CHECK(curl_multi_add_handle(multi_.get(), handle) == CURLM_OK);
                     running_.emplace(handle, Running{std::move(entry), std::move(transfer)});
                   }},
             attempt.way);
}

Duration Sender::patience() const {
  if (!pause_is_over()) return std::chrono::ceil<Duration>(pause_until_ - Steady::now());
  if (!ended_.empty()) return Duration{};
  if (stopping_ || is_full()) return idle_max;
  if (look_) return Duration{};
  if (!next_due_) return idle_max;
  return std::clamp(*next_due_ - clock_.now(), Duration{}, idle_max);
}

void Sender::break_off() {
  if (!running_.empty())
    spdlog::info("{}: {} attempts broken off at the stop; they will be made again", config_.name,
                 running_.size());
  for (const auto& [handle, running] : running_) curl_multi_remove_handle(multi_.get(), handle);
  running_.clear();
}

}  // namespace visavis::outbox
