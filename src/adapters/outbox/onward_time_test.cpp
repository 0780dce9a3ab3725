#include "adapters/outbox/onward_time.h"

#include <gtest/gtest.h>

namespace visavis::outbox {
namespace {

using namespace std::chrono_literals;

class SetClock : public app::Clock {
 public:
  Timestamp now() const override { return wall; }
  Monotonic steady() const override { return running; }
  void pass(std::chrono::microseconds time) {
    running += time;
    wall = start + std::chrono::floor<Duration>(running - Monotonic{}) + set_by;
  }

  const Timestamp start = from_unix_ms(1'800'000'000'000);
  Duration set_by{};
  Monotonic running{};
  Timestamp wall = start;
};

TEST(OnwardTime, IsTheWallsWhileNobodySetsThat) {
  SetClock clock;
  OnwardTime time{clock};
  for (int i = 0; i < 1000; ++i) {
    clock.pass(1700us);
    ASSERT_EQ(time.now(), clock.now());
  }
}

TEST(OnwardTime, GoesOnWhenTheWallIsSetBack) {
  SetClock clock;
  OnwardTime time{clock};
  clock.set_by = -1h;
  clock.pass(1s);
  EXPECT_EQ(time.now(), clock.start + 1s);
  for (int i = 0; i < 1000; ++i) {
    clock.pass(1700us);
    time.now();
  }
  EXPECT_EQ(time.now(), clock.start + 2700ms) << "no part of a millisecond is lost";
}

TEST(OnwardTime, FollowsTheWallForwardAndDoesNotComeBackWithIt) {
  SetClock clock;
  OnwardTime time{clock};
  clock.set_by = 1h;
  clock.pass(1s);
  EXPECT_EQ(time.now(), clock.start + 1h + 1s);
  clock.set_by = 0h;
  clock.pass(1s);
  EXPECT_EQ(time.now(), clock.start + 1h + 2s);
}

}  // namespace
}  // namespace visavis::outbox
