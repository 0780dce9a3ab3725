#pragma once

#include <atomic>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <string>

#include "adapters/outbox/webhook/curl_webhook_sender.h"
#include "adapters/system/system_entropy.h"

#include "contracts/storage.h"
#include "contracts/story.h"
#include "webhooks/test_server.h"

namespace visavis::webhooks {

/// Stands still until it is moved.
class ManualClock : public app::Clock {
 public:
  Timestamp now() const override { return from_unix_ms(now_ + set_by_); }
  Monotonic steady() const override { return Monotonic{Duration{now_}}; }
  void advance(Duration time) { now_ += time.count(); }
  /// Somebody sets the wall's clock, forward or back.
  void set_by(Duration step) { set_by_ += step.count(); }

 private:
  std::atomic<std::int64_t> now_{to_unix_ms(contracts::start_of_story + std::chrono::hours{1})};
  std::atomic<std::int64_t> set_by_{0};
};

/// Waits for a condition, as long as a broken program deserves.
bool eventually(const std::function<bool()>& condition);

/// The sender over a real store and a clock that stands still.
class WebhookTest : public testing::Test {
 protected:
  ~WebhookTest() override { sender.reset(); }

  void add_marketplace(std::uint32_t number, const std::string& url);
  /// Commits a verification's first step; the position of its event.
  std::int64_t begin(std::uint32_t verification, std::uint32_t marketplace = 1);
  std::int64_t commit(const app::Step& step);
  void start_sender();
  /// Lets time pass and tells the sender.
  void pass(Duration time);

  /// Nothing is due, now or later.
  bool all_delivered();
  /// What is not delivered is due later.
  std::optional<Timestamp> due_later();
  /// The sender's attempt failed and waits for its next time.
  bool failed_once();

  static webhook::WebhookConfig local_config();

  webhook::WebhookConfig config = local_config();
  ManualClock clock;
  system::SystemEntropy entropy;
  std::unique_ptr<contracts::Storage> storage = contracts::sqlite_storage();
  std::unique_ptr<contracts::Connection> own = storage->connect();
  std::unique_ptr<contracts::Connection> senders = storage->connect();
  app::Outbox* outbox = &senders->outbox();
  std::unique_ptr<webhook::CurlWebhookSender> sender;
};

}  // namespace visavis::webhooks
