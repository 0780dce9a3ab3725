// Many people at once: what a change costs, and who sees it when.
#include <gtest/gtest.h>

#include "app/live/applicant_screens.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t many = 1000;
constexpr std::size_t next_ones = 20;
constexpr Duration tick = milliseconds{200};

/// Nobody is in a call.
struct NoCalls : Medium {
  void restore(const Verification&) override {}
  void on(const CommittedStep&) override {}
  void tick() override {}
  std::optional<Monotonic> unreached_since(VerificationId, CallSide) const override { return {}; }
};

/// The queue and what is shown of it, without a store.
class CrowdTest : public testing::Test {
 protected:
  static VerificationId numbered(std::size_t number) {
    return VerificationId{
        IdBytes{static_cast<std::uint8_t>(number >> 8U), static_cast<std::uint8_t>(number)}};
  }
  Verification in_status(VerificationId id, Status status) const {
    const VerificationRequired required{MarketplaceId{IdBytes{5}},
                                        AccountId::parse("a").value(),
                                        Trigger::manual,
                                        {},
                                        "",
                                        {},
                                        clock.now() + std::chrono::days{7}};
    Verification verification = begin(id, Event{1, clock.now(), required});
    verification.status = std::move(status);
    return verification;
  }
  /// So many are here, and have been shown what there is.
  std::vector<VerificationId> here(std::size_t count, bool waits) {
    std::vector<VerificationId> all;
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(numbered(i));
      clock.pass(milliseconds{1});
      const Status status = waits ? Status{Waiting{clock.now()}} : Status{Required{}};
      const auto verification = in_status(all.back(), status);
      known.add({verification, "Market"});
      devices.arrive({all.back(), DeviceId{}}, std::nullopt, clock.steady());
      presence.came(all.back(), clock.steady());
      waiting.on(verification);
      screens.changed(all.back());
    }
    screens.queue_changed();
    pass(seconds{20});
    return all;
  }
  void leaves(VerificationId id) {
    waiting.on(in_status(id, Required{}));
    screens.queue_changed();
  }
  void pass(Duration time) {
    for (Duration passed{}; passed < time; passed += tick) {
      clock.pass(tick);
      screens.flush();
      screens.show_queue();
    }
  }
  const auto& sent(VerificationId id) { return live.applicants[id]; }
  std::size_t sent_to(const std::vector<VerificationId>& all) {
    std::size_t count = 0;
    for (const auto& id : all) count += sent(id).size();
    return count;
  }
  std::size_t place(VerificationId id) { return live.page(id).queue.value().place; }

  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  fakes::RecordingConnections live;
  Policy policy = shipped_policy();
  Schedule schedule;
  Presence presence;
  WaitingRoom waiting{presence};
  Devices devices;
  Desks desks{clock, entropy};
  Messenger messenger{live, devices};
  NoCalls medium;
  MeetingCalls meetings{nullptr, [](StaffId) { return nullptr; }, clock, {}};
  Stills stills{nullptr, policy, entropy, clock};
  Calls calls{messenger, clock, medium, meetings, stills};
  Introductions known{clock.steady()};
  ApplicantScreens screens{live, clock, {policy, schedule}, known, devices, waiting, desks, calls};
};

TEST_F(CrowdTest, TheNextSeeAChangeAtOnceAndTheOthersWithinTenSeconds) {
  auto all = here(many, true);
  for (std::size_t i = 0; i < many; ++i) ASSERT_EQ(place(all[i]), i + 1);
  leaves(all.front());
  all.erase(all.begin());
  const std::size_t before = sent_to(all);
  pass(tick);
  for (std::size_t i = 0; i < next_ones; ++i) EXPECT_EQ(place(all[i]), i + 1);
  EXPECT_LT(sent_to(all) - before, many / 2) << "spread over time";
  pass(seconds{10});
  for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(place(all[i]), i + 1);
  EXPECT_EQ(sent_to(all) - before, all.size()) << "once each";
  for (const auto& id : all) EXPECT_TRUE(std::holds_alternative<QueueChanged>(sent(id).back()));
}

TEST_F(CrowdTest, AChangeInTheMiddleOfARoundIsSeenByAllWithinTenSeconds) {
  auto all = here(many, true);
  for (int left = 0; left < 3; ++left) {
    leaves(all.front());
    all.erase(all.begin());
    pass(milliseconds{2200});
  }
  pass(seconds{10} - milliseconds{2200});
  for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(place(all[i]), i + 1);
}

TEST_F(CrowdTest, HoweverManyLeaveNobodyIsToldOfEach) {
  const auto all = here(many, true);
  const std::vector<VerificationId> rest(all.begin() + 100, all.end());
  const std::size_t before = sent_to(rest);
  for (std::size_t i = 0; i < 100; ++i) {
    leaves(all[i]);
    pass(tick);
  }
  pass(seconds{10});
  for (std::size_t i = 0; i < rest.size(); ++i) ASSERT_EQ(place(rest[i]), i + 1);
  EXPECT_LE(sent_to(rest) - before, 10 * rest.size());
}

TEST_F(CrowdTest, TheLengthIsRoundedAndNoPlaceIsBehindIt) {
  const auto all = here(157, true);
  EXPECT_EQ(live.page(all.back()).queue->length, 160U);
  EXPECT_EQ(live.page(all.back()).queue->place, 157U);
  EXPECT_EQ(live.page(all.front()).queue->length, 160U);
}

TEST_F(CrowdTest, WhetherSomebodyTakesCallsIsSeenByAllWithinTenSeconds) {
  const auto all = here(many, false);
  const Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
  desks.came(eva);
  ASSERT_TRUE(desks.go_available(eva.id).ok());
  pass(seconds{10});
  for (const auto& id : all) ASSERT_TRUE(live.page(id).opening.staff_available);
}

class DeadlinesTest : public testing::Test, protected fakes::Cast {};

TEST_F(DeadlinesTest, WhatExpiresAtOnceIsActedOnWithinSomeTicks) {
  std::vector<VerificationId> all;
  for (std::size_t i = 0; i < 300; ++i)
    all.push_back(required("a" + std::to_string(i)).verification.id);
  world.clock.pass(std::chrono::days{30});
  world.tick();
  world.pass(seconds{1});
  for (const auto& id : all) ASSERT_EQ(events(id, "verification.overdue"), 1);
}

TEST_F(DeadlinesTest, WhatIsRefusedAgainAndAgainIsNotAskedForWithoutEnd) {
  for (std::size_t i = 0; i < 300; ++i) required("a" + std::to_string(i));
  world.store.retime([](const Verification& one) {
    return std::vector{Timer{TimerKind::slot, one.created}};
  });
  world.tick();
  EXPECT_EQ(world.faults, 0);
}

}  // namespace
}  // namespace visavis::app
