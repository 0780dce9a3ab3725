#include "adapters/outbox/lane.h"

#include <chrono>
#include <utility>

namespace visavis::outbox {
namespace {

/// Whoever starts something wakes it.
constexpr int idle_ms = 60'000;

}  // namespace

Lane::Lane(std::function<void()> on_end, Duration linger)
    : on_end_(std::move(on_end)),
      linger_(linger),
      multi_(curl::make_multi()),
      thread_([this] { run(); }) {}

Lane::~Lane() {
  stop();
  for (const auto& [handle, running] : running_) curl_multi_remove_handle(multi_.get(), handle);
}

void Lane::stop() {
  if (!thread_.joinable()) return;
  stopping_ = true;
  wake();
  thread_.join();
}

void Lane::wake() {
  const std::lock_guard lock{mutex_};
  curl_multi_wakeup(multi_.get());
}

void Lane::start(Running running) {
  {
    const std::lock_guard lock{mutex_};
    fresh_.push_back(std::move(running));
  }
  ++size_;
  wake();
}

std::vector<Ended> Lane::take_ended() {
  const std::lock_guard lock{mutex_};
  size_ -= ended_.size();
  return std::exchange(ended_, {});
}

void Lane::run() {
  while (!stopping_) {
    begin_fresh();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    collect();
    const bool lingers = running_.empty() && used_;
    const auto asleep = std::chrono::steady_clock::now();
    const auto patience = lingers ? static_cast<int>(linger_.count()) : idle_ms;
    curl_multi_poll(multi_.get(), nullptr, 0, patience, nullptr);
    if (lingers && std::chrono::steady_clock::now() - asleep >= linger_) end_connections();
  }
}

/// libcurl has no other way to end those that it keeps.
void Lane::end_connections() {
  curl::Multi next = curl::make_multi();
  {
    const std::lock_guard lock{mutex_};
    multi_.swap(next);
  }
  used_ = false;
}

void Lane::begin_fresh() {
  std::vector<Running> fresh;
  {
    const std::lock_guard lock{mutex_};
    fresh.swap(fresh_);
  }
  for (auto& one : fresh) add(std::move(one));
}

void Lane::add(Running running) {
  CURL* const handle = running.transfer->handle();
  used_ = true;
  CHECK(curl_multi_add_handle(multi_.get(), handle) == CURLM_OK);
  running_.emplace(handle, std::move(running));
}

void Lane::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    auto ended = running_.extract(message->easy_handle);
    CHECK(!ended.empty());
    Running& running = ended.mapped();
    curl_multi_remove_handle(multi_.get(), ended.key());
    if (running.transfer->once_more(code)) {
      add(std::move(running));
      continue;
    }
    {
      const std::lock_guard lock{mutex_};
      ended_.push_back({std::move(running.entry), running.transfer->outcome(code)});
    }
    on_end_();
  }
}

}  // namespace visavis::outbox
