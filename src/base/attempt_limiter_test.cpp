#include "base/attempt_limiter.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::chrono::seconds;
const Monotonic start{std::chrono::seconds{1000}};

TEST(AttemptLimiter, LetsABurstThroughThenOneAtATime) {
  AttemptLimiter limiter{{3, seconds{10}}, 10};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.attempt("a", start), Duration::zero());
  EXPECT_EQ(limiter.attempt("a", start), seconds{10});
  EXPECT_EQ(limiter.attempt("b", start), Duration::zero()) << "another key";
  EXPECT_EQ(limiter.attempt("a", start + seconds{4}), seconds{6});
  EXPECT_EQ(limiter.attempt("a", start + seconds{10}), Duration::zero());
  EXPECT_GT(limiter.attempt("a", start + seconds{10}), Duration::zero());
}

TEST(AttemptLimiter, TellsHowLongToWaitWithoutAnAttempt) {
  AttemptLimiter limiter{{1, seconds{10}}, 10};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("a", start), Duration::zero());
  EXPECT_EQ(limiter.keys(), 0U);
  (void)limiter.attempt("a", start);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("a", start + seconds{4}), seconds{6});
  EXPECT_EQ(limiter.wait("a", start + seconds{10}), Duration::zero());
  EXPECT_EQ(limiter.wait("b", start), Duration::zero());
}

TEST(AttemptLimiter, ForgetsTheKeyNotHeardOfForLongest) {
  AttemptLimiter limiter{{1, seconds{10}}, 3};
  for (const auto* key : {"a", "b", "c"}) (void)limiter.attempt(key, start);
  (void)limiter.attempt("a", start);
  (void)limiter.attempt("d", start);
  EXPECT_EQ(limiter.keys(), 3U);
  EXPECT_GT(limiter.attempt("a", start), Duration::zero()) << "still remembered";
  EXPECT_EQ(limiter.attempt("b", start), Duration::zero()) << "forgotten";
}

}  // namespace
}  // namespace visavis
