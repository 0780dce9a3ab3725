// Somebody sets the wall's clock, or the process stands still: only times of the calendar follow.
#include <gtest/gtest.h>

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Each step is taken where the test says.
class ClockTest : public testing::TestWithParam<Duration>, protected fakes::Cast {
 protected:
  void the_clock_is_set() {
    world.clock.set_by(GetParam());
    world.pass(Duration{100});
  }
  /// With Eva.
  VerificationId in_call() {
    const auto ada = waiting("ada");
    available(eva);
    EXPECT_TRUE(accept(eva, ada).ok());
    return ada;
  }
};
INSTANTIATE_TEST_SUITE_P(Steps, ClockTest,
                         testing::Values(hours{1}, -hours{1}, minutes{2}, -minutes{14}),
                         [](const auto& one) {
                           const auto count = one.param.count() / 60'000;
                           return (count < 0 ? "Back" : "Forward") +
                                  std::to_string(std::abs(count));
                         });

TEST_P(ClockTest, AnOfferStandsAsLongAsItDid) {
  const auto ada = waiting("ada");
  available(eva);
  ASSERT_TRUE(console(eva).match);
  world.pass(seconds{10});
  the_clock_is_set();
  ASSERT_TRUE(console(eva).match);
  world.pass(match_limit - seconds{12});
  EXPECT_TRUE(console(eva).match);
  world.pass(seconds{3});
  EXPECT_FALSE(console(eva).match);
  EXPECT_FALSE(console(eva).available);
  EXPECT_EQ(status(ada), "waiting");
}

TEST_P(ClockTest, WhoReloadsInACallKeepsIt) {
  const auto ada = in_call();
  world.disconnected(ada);
  the_clock_is_set();
  world.pass(seconds{4});
  world.connected(ada);
  world.pass(seconds{3});
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_EQ(world.relay.joined.size(), 1U) << "and has a line at once";
}

TEST_P(ClockTest, ACallWhoseApplicantDoesNotComeBackEndsInTime) {
  const auto ada = in_call();
  world.disconnected(ada);
  the_clock_is_set();
  world.pass(absence_limit - seconds{5});
  EXPECT_EQ(status(ada), "in_call");
  world.pass(seconds{10});
  EXPECT_NE(status(ada), "in_call");
}

TEST_P(ClockTest, ALineThatFailsIsMadeAnewAtOnce) {
  const auto ada = in_call();
  world.pass(seconds{5});
  the_clock_is_set();
  const auto before = all<CallConnect>(ada);
  ASSERT_FALSE(before.empty());
  EXPECT_TRUE(world.said(ada, say::CallReconnect{before.back().negotiation}).ok());
  world.pass(seconds{2});
  EXPECT_EQ(all<CallConnect>(ada).size(), before.size() + 1);
}

TEST_P(ClockTest, WhoComesLaterStandsBehind) {
  const auto ada = waiting("ada");
  the_clock_is_set();
  const auto bob = waiting("bob");
  const auto cem = waiting("cem");
  EXPECT_EQ(page(ada).queue->place, 1U);
  EXPECT_EQ(page(bob).queue->place, 2U);
  EXPECT_EQ(page(cem).queue->place, 3U);
  available(eva);
  EXPECT_EQ(console(eva).match->verification.id, ada);
}

TEST_P(ClockTest, AbsenceFromTheQueueIsCountedAsItWas) {
  const auto ada = waiting("ada");
  world.disconnected(ada);
  the_clock_is_set();
  world.pass(absence_limit - seconds{5});
  EXPECT_EQ(status(ada), "waiting");
  world.pass(seconds{10});
  EXPECT_EQ(status(ada), "required");
}

TEST_P(ClockTest, TheWrapUpLastsAsLongAsItDid) {
  const auto ada = in_call();
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  world.pass(seconds{1});
  ASSERT_TRUE(console(eva).wrap_up_until);
  the_clock_is_set();
  world.pass(wrap_up_time - seconds{5});
  EXPECT_TRUE(console(eva).wrap_up_until);
  EXPECT_FALSE(console(eva).available);
  world.pass(seconds{5});
  EXPECT_TRUE(console(eva).available);
}

TEST_P(ClockTest, NobodyIsLockedOutOrLetThroughByIt) {
  const auto ada = in_call();
  int let_through = 0;
  const auto chat_until_refused = [&] {
    let_through = 0;
    while (world.said(ada, chat("hello"))) ++let_through;
  };
  chat_until_refused();
  world.clock.set_by(GetParam());
  chat_until_refused();
  EXPECT_LE(let_through, 1) << "no time has passed";
  world.pass(minutes{1});
  chat_until_refused();
  EXPECT_GT(let_through, 3);
}

}  // namespace
}  // namespace visavis::app
