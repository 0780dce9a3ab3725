#include "adapters/webhook/curl_webhook_sender.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/webhook/signature.h"
#include "app/wire/json.h"
#include "base/check.h"

namespace visavis::webhook {
namespace {

/// Looks into the outbox at least so often: another process may have put something there.
constexpr Duration idle_max = std::chrono::seconds{10};
constexpr int gone = 410;

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

CurlWebhookSender::CurlWebhookSender(app::Outbox& outbox, const app::Clock& clock,
                                     app::Entropy& entropy, WebhookConfig config)
    : outbox_(outbox),
      clock_(clock),
      entropy_(entropy),
      config_(std::move(config)),
      multi_(make_multi()),
      thread_([this] { run(); }) {}

CurlWebhookSender::~CurlWebhookSender() { stop(); }

void CurlWebhookSender::wake() {
  woken_ = true;
  curl_multi_wakeup(multi_.get());
}

void CurlWebhookSender::stop() {
  stopping_ = true;
  curl_multi_wakeup(multi_.get());
  if (thread_.joinable()) thread_.join();
}

void CurlWebhookSender::run() {
  while (!stopping_) {
    const auto wait = round();
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
  }
  drain();
}

void CurlWebhookSender::drain() {
  const auto until = Steady::now() + config_.drain;
  const auto left = [&] { return std::chrono::ceil<Duration>(until - Steady::now()); };
  for (;;) {
    const auto wait = std::min(round(), left());
    if ((attempts_.empty() && finished_.empty()) || left() <= Duration{}) break;
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
  }
  if (!attempts_.empty())
    spdlog::info("webhooks: {} attempts broken off at the stop; they will be made again",
                 attempts_.size());
  abort_all();
}

Duration CurlWebhookSender::round() {
  move_transfers();
  if (!pause_over()) return patience();
  try {
    record_finished();
    if (!stopping_ && time_to_look()) start_due();
  } catch (const std::exception& failure) {
    // Whatever it is, it must not end the thread, and with it the service.
    spdlog::error("webhooks: {}", failure.what());
    pause_until_ = Steady::now() + config_.store_pause;
    look_ = true;
  }
  return patience();
}

void CurlWebhookSender::move_transfers() {
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto found = attempts_.find(message->easy_handle);
    CHECK(found != attempts_.end());
    auto& attempt = found->second;
    auto outcome = attempt.transfer->outcome(message->data.result);
    curl_multi_remove_handle(multi_.get(), found->first);
    --running_[attempt.delivery.event.marketplace];
    finished_.push_back({std::move(attempt.delivery), std::move(outcome)});
    attempts_.erase(found);
  }
}

void CurlWebhookSender::record_finished() {
  while (!finished_.empty()) {
    record(finished_.front());
    taken_.erase(finished_.front().delivery.event.position);
    finished_.pop_front();
    look_ = true;
  }
}

void CurlWebhookSender::record(const Finished& finished) {
  const auto& [delivery, outcome] = finished;
  const auto position = delivery.event.position;
  const auto now = clock_.now();
  if (outcome.error.empty()) {
    outbox_.delivered(position, outcome.status, now);
    spdlog::debug("webhooks: event {} delivered, HTTP {}", position, outcome.status);
    return;
  }
  const int attempts = delivery.attempts + 1;
  std::optional<Timestamp> next;
  if (outcome.status != gone) {
    const auto wait = config_.schedule.after(attempts, random_share(entropy_), outcome.retry_after);
    if (wait) next = now + *wait;
  }
  outbox_.failed(position, outcome.error, next, now);
  spdlog::warn("webhooks: event {} to {}: attempt {} failed, {}; {}", position,
               delivery.event.marketplace.text(), attempts, outcome.error,
               next ? "again at " + to_rfc3339(*next) : std::string{"given up"});
}

bool CurlWebhookSender::time_to_look() const {
  return look_ || woken_ || (next_due_ && clock_.now() >= *next_due_) ||
         Steady::now() - looked_at_ >= idle_max;
}

void CurlWebhookSender::start_due() {
  woken_ = false;
  look_ = false;
  looked_at_ = Steady::now();
  const auto now = clock_.now();
  // Some of those that are due are running: enough are asked for to see past them.
  for (auto& delivery : outbox_.due(now, 2 * config_.in_flight_each)) {
    if (attempts_.size() >= config_.in_flight_max) break;
    if (may_start(delivery)) start(std::move(delivery));
  }
  next_due_ = outbox_.next_due(now);
}

bool CurlWebhookSender::may_start(const app::Delivery& delivery) const {
  if (taken_.contains(delivery.event.position)) return false;
  const auto running = running_.find(delivery.event.marketplace);
  return running == running_.end() || running->second < config_.in_flight_each;
}

void CurlWebhookSender::start(app::Delivery delivery) {
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch().count();
  const auto position = delivery.event.position;
  const auto body = app::webhook_body(delivery.event);
  const auto signature = sign(delivery.secret, "evt_" + std::to_string(position), seconds, body);
  taken_.insert(position);
  if (!signature) {
    finished_.push_back({std::move(delivery), {0, "the webhook secret is malformed", {}}});
    return;
  }
  auto transfer = std::make_unique<Transfer>(config_, delivery, body, seconds, *signature);
  CURL* const handle = transfer->handle();
  CHECK(curl_multi_add_handle(multi_.get(), handle) == CURLM_OK);
  ++running_[delivery.event.marketplace];
  attempts_.emplace(handle, Attempt{std::move(delivery), std::move(transfer)});
}

Duration CurlWebhookSender::patience() const {
  if (!pause_over()) return std::chrono::ceil<Duration>(pause_until_ - Steady::now());
  if (!finished_.empty()) return Duration{};
  if (stopping_) return idle_max;
  if (look_) return Duration{};
  if (!next_due_) return idle_max;
  return std::clamp(*next_due_ - clock_.now(), Duration{}, idle_max);
}

void CurlWebhookSender::abort_all() {
  for (const auto& [handle, attempt] : attempts_) curl_multi_remove_handle(multi_.get(), handle);
  attempts_.clear();
}

}  // namespace visavis::webhook
