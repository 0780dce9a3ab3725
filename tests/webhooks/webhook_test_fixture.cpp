#include <chrono>
#include <thread>

#include "webhooks/webhook_test.h"

namespace visavis::webhooks {

bool eventually(const std::function<bool()>& condition) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return true;
}

webhook::WebhookConfig WebhookTest::local_config() {
  webhook::WebhookConfig config;
  config.http.allow_private_targets = true;
  config.store_pause = std::chrono::milliseconds{5};
  return config;
}

void WebhookTest::add_marketplace(std::uint32_t number, const std::string& url) {
  auto marketplace = contracts::a_marketplace(number);
  marketplace.webhook_url = url;
  own->marketplaces().add_marketplace(marketplace, clock.now());
}

std::int64_t WebhookTest::begin(std::uint32_t verification, std::uint32_t marketplace) {
  return commit(
      contracts::Story(verification, "account" + std::to_string(verification), marketplace)
          .begin());
}

std::int64_t WebhookTest::commit(const app::Step& step) {
  EXPECT_TRUE(own->verifications().commit(step).ok());
  if (sender) sender->wake();
  return own->verifications().history(step.after.id).back().position;
}

void WebhookTest::start_sender() {
  sender = std::make_unique<webhook::CurlWebhookSender>(*outbox, clock, entropy, config);
}

void WebhookTest::pass(Duration time) {
  clock.advance(time);
  sender->wake();
}

bool WebhookTest::all_delivered() {
  return own->outbox().due(clock.now(), 1).empty() && !due_later();
}

std::optional<Timestamp> WebhookTest::due_later() { return own->outbox().next_due(clock.now()); }

bool WebhookTest::failed_once() {
  return eventually([&] { return due_later().has_value(); });
}

}  // namespace visavis::webhooks
