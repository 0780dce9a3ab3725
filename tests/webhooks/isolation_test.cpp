// Slow and broken endpoints, stops, and failures of the store.
#include <cstdlib>

#include "app/ports/store_failure.h"

#include "webhooks/webhook_test.h"

namespace visavis::webhooks {
namespace {

using namespace std::chrono_literals;

TEST_F(WebhookTest, ASlowEndpointHoldsNobodyElseUp) {
  SlowServer held;
  auto& slow = held.server;
  TestServer fast{[](const Request&) { return answer(200); }};
  add_marketplace(1, slow.url());
  add_marketplace(2, fast.url());
  start_sender();
  for (std::uint32_t i = 0; i < 20; ++i) begin(100 + i, 1);
  ASSERT_TRUE(eventually([&] { return slow.requests().size() == config.in_flight_each; }));
  for (std::uint32_t i = 0; i < 20; ++i) begin(200 + i, 2);
  EXPECT_TRUE(eventually([&] { return fast.requests().size() == 20; }));
  EXPECT_EQ(slow.requests().size(), config.in_flight_each) << "no more than its share";
  held.gate.open();
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(slow.requests().size(), 20U);
}

TEST_F(WebhookTest, StaysWithinItsBound) {
  SlowServer slow;
  auto& server = slow.server;
  config.in_flight_max = 3;
  for (std::uint32_t number = 1; number <= 5; ++number) {
    add_marketplace(number, server.url());
    begin(number, number);
  }
  start_sender();
  ASSERT_TRUE(eventually([&] { return server.requests().size() == 3; }));
  slow.gate.open();
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 5U);
}

TEST_F(WebhookTest, AnAnswerThatDoesNotComeIsAFailure) {
  SlowServer slow;
  auto& server = slow.server;
  add_marketplace(1, server.url());
  config.http.timeout = 50ms;
  start_sender();
  begin(1);
  EXPECT_TRUE(failed_once());
}

TEST_F(WebhookTest, NobodyListeningIsAFailure) {
  std::string url;
  {
    const TestServer server{[](const Request&) { return answer(200); }};
    url = server.url();
  }
  add_marketplace(1, url);
  start_sender();
  begin(1);
  EXPECT_TRUE(failed_once());
}

TEST_F(WebhookTest, AStopLetsRunningAttemptsEnd) {
  SlowServer slow;
  auto& server = slow.server;
  add_marketplace(1, server.url());
  config.drain = 20s;
  start_sender();
  begin(1);
  ASSERT_TRUE(eventually([&] { return server.requests().size() == 1; }));
  std::thread stopping{[&] { sender->stop(); }};
  slow.gate.open();
  stopping.join();
  EXPECT_TRUE(all_delivered()) << "recorded before stop() returned";
}

TEST_F(WebhookTest, WhatAStopBreaksOffIsSentByTheNextSender) {
  SlowServer slow;
  auto& server = slow.server;
  add_marketplace(1, server.url());
  config.drain = 0ms;
  start_sender();
  begin(1);
  ASSERT_TRUE(eventually([&] { return server.requests().size() == 1; }));
  sender->stop();
  ASSERT_EQ(own->outbox().due(clock.now(), 10).size(), 1U) << "still due, as if never tried";
  EXPECT_EQ(own->outbox().due(clock.now(), 10).front().attempts, 0);
  slow.gate.open();
  start_sender();
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 2U);
}

/// Fails to record, a few times.
class BrokenOutbox : public app::Outbox {
 public:
  explicit BrokenOutbox(app::Outbox& inner) : inner_(inner) {}
  std::vector<app::Delivery> due(Timestamp now, std::size_t limit_each) override {
    break_some();
    return inner_.due(now, limit_each);
  }
  std::optional<Timestamp> next_due(Timestamp now) override { return inner_.next_due(now); }
  void delivered(std::int64_t position, int status, Timestamp now) override {
    break_some();
    inner_.delivered(position, status, now);
  }
  void failed(std::int64_t position, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override {
    inner_.failed(position, error, next, now);
  }
  void pause(std::int64_t position, const std::string& url, const std::string& error,
             Timestamp now) override {
    inner_.pause(position, url, error, now);
  }
  std::vector<MarketplaceId> paused() override { return inner_.paused(); }

 private:
  void break_some() {
    if (++calls_ % 3 != 0) throw app::StoreFailure("disk full (a test)");
  }
  app::Outbox& inner_;
  int calls_ = 0;
};

TEST_F(WebhookTest, AFailureOfTheStoreSendsNothingTwice) {
  TestServer server{[](const Request&) { return answer(200); }};
  add_marketplace(1, server.url());
  BrokenOutbox broken{*outbox};
  outbox = &broken;
  start_sender();
  for (std::uint32_t i = 1; i <= 5; ++i) begin(i);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 5U);
  sender.reset();
}

}  // namespace
}  // namespace visavis::webhooks
