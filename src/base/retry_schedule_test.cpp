#include "base/retry_schedule.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using namespace std::chrono_literals;

TEST(RetrySchedule, IsThatOfTheProtocol) {
  const RetrySchedule schedule;
  const std::vector<Duration> expected{5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(schedule.after(static_cast<int>(i) + 1, 0.0, std::nullopt), expected[i]);
  EXPECT_EQ(schedule.after(10, 0.0, std::nullopt), std::nullopt) << "ten attempts are made";
}

TEST(RetrySchedule, AddsUpToAFifth) {
  const RetrySchedule schedule;
  EXPECT_EQ(schedule.after(1, 0.5, std::nullopt), 5500ms);
  EXPECT_LE(*schedule.after(1, 0.999999, std::nullopt), 6000ms);
}

TEST(RetrySchedule, HonoursRetryAfterWithinBounds) {
  const RetrySchedule schedule;
  EXPECT_EQ(schedule.after(1, 0.0, 90s), 90s);
  EXPECT_EQ(schedule.after(2, 0.0, 90s), 5min) << "never sooner than planned";
  EXPECT_EQ(schedule.after(1, 0.0, 24h * 365), 24h);
  EXPECT_EQ(schedule.after(1, 0.0, -90s), 5s);
  EXPECT_EQ(schedule.after(10, 0.0, 90s), std::nullopt) << "it grants no further attempts";
}

}  // namespace
}  // namespace visavis
