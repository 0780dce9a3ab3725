#include "app/verification/committed_log.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "app/ports/store_failure.h"
#include "app/verification/steps.h"

#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

class TestClock : public Clock {
 public:
  Timestamp now() const override { return from_unix_ms(1'800'000'000'000); }
  Monotonic steady() const override { return Monotonic{}; }
};

/// A log that is followed, and two connections that write into it.
struct Logs {
  Logs() {
    log.begin();
    const VerificationRequired required{
        market, AccountId::parse("ada").value(), Trigger::manual, {}, "",
        {},     clock.now() + policy.deadline};
    EXPECT_TRUE(ours.begin(ada, required).ok());
    EXPECT_TRUE(ours.change(ada, GiveConsent{std::string{consent_version}}).ok());
    log.next(ours.take());
  }

  /// In and out of the queue.
  void step(Steps& steps) {
    const bool waits = std::holds_alternative<Waiting>(store.verification(ada)->status);
    const Command command = waits ? Command{LeaveQueue{}} : Command{JoinQueue{}};
    EXPECT_TRUE(steps.change(ada, command).ok());
  }
  void act() { store.append(Act{std::nullopt, clock.now(), StaffPhotoChanged{eva.id}}); }

  static std::vector<std::int64_t> positions(const std::vector<Committed>& found) {
    std::vector<std::int64_t> all;
    for (const auto& one : found)
      all.push_back(std::visit([](const auto& any) { return any.position; }, one));
    return all;
  }
  /// Reads until there is nothing more.
  std::vector<std::int64_t> rest() {
    std::vector<std::int64_t> all;
    while (true) {
      const auto some = positions(log.next({}));
      if (some.empty()) return all;
      all.insert(all.end(), some.begin(), some.end());
    }
  }
  static std::vector<std::int64_t> range(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> all;
    for (auto position = first; position <= last; ++position) all.push_back(position);
    return all;
  }

  TestClock clock;
  Policy policy = shipped_policy();
  fakes::MemoryStore store;
  fakes::MemoryConnection connection{store};
  Steps ours{store, store, clock, {policy}};
  Steps others{store, store, clock, {policy}};
  CommittedLog log{connection};
  MarketplaceId market{IdBytes{5}};
  VerificationId ada{IdBytes{1}};
  Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
};

class CommittedLogTest : public testing::Test, public Logs {};

TEST_F(CommittedLogTest, WhatWasThereBeforeIsNotTold) {
  CommittedLog later{connection};
  later.begin();
  EXPECT_TRUE(later.next({}).empty());
  EXPECT_TRUE(rest().empty()) << "nor twice";
}

TEST_F(CommittedLogTest, OnesOwnStepsAreNotReadAgain) {
  step(ours);
  step(ours);
  auto own = ours.take();
  store.trouble = [] { throw StoreFailure("no disk"); };
  const auto told = log.next(std::move(own));
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(name(std::get<CommittedStep>(told[0]).after.status), "waiting");
  store.trouble = [] {};
  EXPECT_TRUE(rest().empty());
}

TEST_F(CommittedLogTest, StepsOfOthersAreToldBetweenOnesOwn) {
  const auto before = log.told();
  step(ours);
  step(others);
  act();
  step(ours);
  const auto told = log.next(ours.take());
  EXPECT_EQ(positions(told), range(before + 1, before + 4));
  EXPECT_TRUE(std::holds_alternative<CommittedAct>(told[2]));
  EXPECT_TRUE(rest().empty());
  step(ours);
  EXPECT_EQ(log.next(ours.take()).size(), 1U) << "and one's own again";
}

TEST_F(CommittedLogTest, OnesOwnAfterManyOfOthersComeInTheirTurn) {
  const auto before = log.told();
  for (int i = 0; i < 120; ++i) step(others);
  step(ours);
  const auto first = positions(log.next(ours.take()));
  EXPECT_EQ(first, range(before + 1, before + 100));
  EXPECT_EQ(rest(), range(before + 101, before + 121));
}

TEST_F(CommittedLogTest, AnActSaysWhomItIsAbout) {
  store.add_staff(eva, clock.now());
  act();
  store.append(Act{eva.id, clock.now(), SignedIn{}});
  store.append(Act{std::nullopt, clock.now(), MarketplaceAdded{market}});
  const auto told = log.next({});
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(std::get<CommittedAct>(told[0]).staff->name, "Eva");
  EXPECT_EQ(std::get<CommittedAct>(told[1]).staff->name, "Eva");
  EXPECT_FALSE(std::get<CommittedAct>(told[2]).staff);
}

TEST_F(CommittedLogTest, AFaultLosesNothing) {
  step(others);
  store.trouble = [] { throw StoreFailure("no disk"); };
  EXPECT_THROW(log.next({}), StoreFailure);
  store.trouble = [] {};
  EXPECT_EQ(rest().size(), 1U);
}

TEST(CommittedLog, TellsEverythingOnceAndInOrderOverItsBatches) {
  EXPECT_TRUE(rc::check("however steps and acts are mixed", [] {
    Logs day;
    const auto before = day.log.told();
    auto written = before;
    for (int run = 0; run < 6; ++run) {
      // Long runs of one kind: the other's nearest lies far behind.
      const int length = *rc::gen::element(1, 3, 99, 100, 101);
      const int kind = *rc::gen::inRange(0, 3);
      for (int i = 0; i < length; ++i, ++written) {
        if (kind == 0)
          day.act();
        else
          day.step(kind == 1 ? day.others : day.ours);
      }
    }
    auto told = Logs::positions(day.log.next(day.ours.take()));
    const auto more = day.rest();
    told.insert(told.end(), more.begin(), more.end());
    RC_ASSERT(told == Logs::range(before + 1, written));
  }));
}

}  // namespace
}  // namespace visavis::app
