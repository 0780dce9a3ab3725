#include "base/running_time.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
constexpr Monotonic begun{seconds{1000}};

TEST(RunningTime, IsTheMachinesUntilSomebodySaysThatItRuns) {
  const RunningTime time;
  EXPECT_EQ(time.at(begun), begun);
  EXPECT_EQ(time.at(begun + minutes{5}), begun + minutes{5});
}

TEST(RunningTime, IsTheMachinesWhileItRuns) {
  RunningTime time;
  for (int i = 0; i < 100; ++i) {
    time.runs(begun + seconds{i});
    EXPECT_EQ(time.at(begun + seconds{i}), begun + seconds{i});
  }
  time.runs(begun + seconds{104});
  EXPECT_EQ(time.at(begun + seconds{104}), begun + seconds{104}) << "a busy machine";
}

TEST(RunningTime, StandsStillInAPauseAndNeverGoesBack) {
  RunningTime time;
  time.runs(begun);
  auto before = time.at(begun);
  const auto machine = begun + minutes{5};
  for (auto at = begun; at <= machine; at += seconds{1}) {
    EXPECT_GE(time.at(at), before);
    before = time.at(at);
  }
  EXPECT_EQ(before, begun + RunningTime::busy);
  time.runs(machine);
  EXPECT_EQ(time.at(machine), before);
  EXPECT_EQ(time.at(machine + seconds{1}), before + seconds{1}) << "and goes on from there";
  time.runs(machine + minutes{1});
  EXPECT_EQ(time.at(machine + minutes{1}), before + RunningTime::busy) << "a second pause";
}

}  // namespace
}  // namespace visavis
