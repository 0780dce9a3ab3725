// What every outbox has in common; real transfers are in tests/webhooks and tests/mail.
#include "adapters/outbox/sender.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>
#include <stdexcept>

namespace visavis::outbox {
namespace {

using testing::Each;
using testing::ElementsAre;
using namespace std::chrono_literals;

class StandingClock : public app::Clock {
 public:
  Timestamp now() const override { return from_unix_ms(1'800'000'000'000); }
  Monotonic steady() const override { return Monotonic{}; }
};

/// No jitter.
class NoEntropy : public app::Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, std::uint8_t{0}); }
};

/// What became of the entries: "1 taken", "2 failed (no) again in 5000 ms".
class Told {
 public:
  void add(std::string line) {
    const std::lock_guard lock{mutex_};
    lines_.push_back(std::move(line));
    changed_.notify_all();
  }
  /// Waits until there are so many.
  std::vector<std::string> lines(std::size_t count) {
    std::unique_lock lock{mutex_};
    EXPECT_TRUE(changed_.wait_for(lock, 20s, [&] { return lines_.size() >= count; }));
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> lines_;
};

/// Entries whose attempts end before they begin, with these outcomes in their order.
class ScriptedCarrier : public Carrier {
 public:
  ScriptedCarrier(Told& told, std::deque<Attempt> attempts)
      : told_(told), attempts_(std::move(attempts)) {}

  std::vector<Attempt> due(const Moment&, std::size_t room, const TimeIsUp&) override {
    std::vector<Attempt> now;
    for (; !attempts_.empty() && now.size() < room; attempts_.pop_front())
      now.push_back(std::move(attempts_.front()));
    return now;
  }
  std::optional<Timestamp> next_due(Timestamp) override { return std::nullopt; }
  void taken(std::int64_t number, int reply, Timestamp) override {
    if (faults-- > 0) {
      told_.add("fault");
      throw std::runtime_error{"the disk is full (a test)"};
    }
    told_.add(std::to_string(number) + " taken, " + std::to_string(reply));
  }
  void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override {
    told_.add(std::to_string(number) + " failed, " + error + ", " +
              (next ? "again in " + std::to_string((*next - now).count()) : "given up"));
  }
  std::string held(std::int64_t number, const std::string& error, const Moment&) override {
    told_.add(std::to_string(number) + " held, " + error);
    return "kept";
  }

  int faults = 0;

 private:
  Told& told_;
  std::deque<Attempt> attempts_;
};

Attempt attempt(std::int64_t number, Outcome outcome, int made = 0) {
  return {{number, std::to_string(number), made}, std::move(outcome)};
}
Attempt success(std::int64_t number) {
  return attempt(number, {200, {}, Then::again, std::nullopt});
}

class SenderTest : public testing::Test {
 protected:
  template <class... Attempts>
  std::unique_ptr<ScriptedCarrier> carrier(Attempts... attempts) {
    std::deque<Attempt> all;
    (all.push_back(std::move(attempts)), ...);
    return std::make_unique<ScriptedCarrier>(told, std::move(all));
  }
  Sender sender(std::unique_ptr<Carrier> carrier) {
    return Sender{std::move(carrier), clock, entropy, config};
  }

  Told told;
  StandingClock clock;
  NoEntropy entropy;
  SenderConfig config{.name = "test",
                      .in_flight_max = 2,
                      .schedule = {.delays = {5s, 60s}},
                      .drain = 20s,
                      .store_pause = 1ms};
};

TEST_F(SenderTest, TriesAgainByTheScheduleAndGivesUpAtItsEnd) {
  const Outcome failure{500, "no", Then::again, std::nullopt};
  const auto sending =
      sender(carrier(attempt(1, failure), attempt(2, failure, 1), attempt(3, failure, 2)));
  EXPECT_THAT(told.lines(3), ElementsAre("1 failed, no, again in 5000",
                                         "2 failed, no, again in 60000", "3 failed, no, given up"));
}

TEST_F(SenderTest, ListensToTheReceiver) {
  const auto sending = sender(carrier(attempt(1, {429, "wait", Then::again, 100s}),
                                      attempt(2, {550, "nobody", Then::never, std::nullopt})));
  EXPECT_THAT(told.lines(2),
              ElementsAre("1 failed, wait, again in 100000", "2 failed, nobody, given up"));
}

TEST_F(SenderTest, WhatAReceiverDoesNotTakeNowIsNoFailureOfTheEntry) {
  const auto sending = sender(carrier(attempt(1, {410, "gone", Then::hold, 100s}, 9)));
  EXPECT_THAT(told.lines(1), ElementsAre("1 held, gone"));
}

TEST_F(SenderTest, AFaultOfTheStoreLosesNothingAndRepeatsNothing) {
  auto faulty = carrier(success(1), success(2), success(3));
  faulty->faults = 3;
  const auto sending = sender(std::move(faulty));
  EXPECT_THAT(told.lines(6), ElementsAre("fault", "fault", "fault", "1 taken, 200", "2 taken, 200",
                                         "3 taken, 200"));
}

TEST_F(SenderTest, AStopWaitsForTheStoreToTakeWhatEnded) {
  auto faulty = carrier(success(1));
  faulty->faults = 1;
  config.store_pause = 100ms;
  auto sending = sender(std::move(faulty));
  ASSERT_THAT(told.lines(1), ElementsAre("fault"));
  sending.stop();
  EXPECT_THAT(told.lines(0), ElementsAre("fault", "1 taken, 200"));
}

TEST_F(SenderTest, AStopDoesNotWaitForEver) {
  auto faulty = carrier(success(1));
  faulty->faults = 1'000'000;
  config.drain = 20ms;
  auto sending = sender(std::move(faulty));
  ASSERT_FALSE(told.lines(1).empty());
  sending.stop();
  EXPECT_THAT(told.lines(0), Each("fault"));
}

}  // namespace
}  // namespace visavis::outbox
