#include "domain/estimate.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

TEST(Estimate, SaysWhatCanHonestlyBeSaid) {
  const struct {
    const char* what;
    Prospect prospect;
    std::optional<Duration> expected;
  } cases[] = {
      {"nobody works", {0, 0, 0, minutes{6}}, std::nullopt},
      {"somebody is free", {0, 1, 1, minutes{6}}, Duration{0}},
      {"the second of two free", {1, 2, 2, minutes{6}}, Duration{0}},
      {"next, and everybody talks", {0, 1, 0, minutes{6}}, minutes{6}},
      {"one before, one talks", {1, 1, 0, minutes{6}}, minutes{12} + minutes{3}},
      {"two share the line", {1, 2, 0, minutes{6}}, minutes{6}},
      {"the third of two free", {2, 2, 2, minutes{6}}, minutes{3}},
      {"whole minutes", {0, 1, 0, seconds{61}}, minutes{2}},
      {"a long line", {20, 2, 0, minutes{6}}, minutes{75}},
  };
  for (const auto& one : cases) EXPECT_EQ(estimate_wait(one.prospect), one.expected) << one.what;
}

TEST(EstimateProperty, MoreAheadNeverWaitLessAndMoreStaffNeverMakeItLonger) {
  EXPECT_TRUE(rc::check("monotonic", [] {
    const auto working = *rc::gen::inRange<std::size_t>(1, 10);
    const Prospect one{*rc::gen::inRange<std::size_t>(0, 50), working,
                       *rc::gen::inRange<std::size_t>(0, working + 1),
                       seconds{*rc::gen::inRange(60, 1800)}};
    Prospect later = one, staffed = one;
    ++later.ahead;
    ++staffed.working;
    RC_ASSERT(estimate_wait(later).value() >= estimate_wait(one).value());
    RC_ASSERT(estimate_wait(staffed).value() <= estimate_wait(one).value());
  }));
}

TEST(CallLengths, LearnFromTheLastTwentyAndAreNotSpoiltByOne) {
  CallLengths lengths;
  EXPECT_EQ(lengths.mean(), minutes{6});
  lengths.add(minutes{12});
  EXPECT_EQ(lengths.mean(), minutes{8}) << "one call is no habit";
  for (int i = 0; i < 19; ++i) lengths.add(minutes{12});
  EXPECT_EQ(lengths.mean(), minutes{12});
  for (int i = 0; i < 20; ++i) lengths.add(minutes{2});
  EXPECT_EQ(lengths.mean(), minutes{2}) << "older ones are forgotten";
  lengths.add(std::chrono::hours{5});
  EXPECT_LT(lengths.mean(), minutes{4});
}

}  // namespace
}  // namespace visavis
