#include "adapters/http/sign_in_limits.h"

#include <gtest/gtest.h>
#include <string>

namespace visavis::http {
namespace {

class SignInLimitsTest : public testing::Test {
 protected:
  bool passes(const std::string& peer, const std::string& email) {
    return limits_.attempt(peer, email, now_) == Duration::zero();
  }
  int passed(int count, const std::string& peer, const std::string& email) {
    int all = 0;
    for (int i = 0; i < count; ++i) all += passes(peer, email) ? 1 : 0;
    return all;
  }
  SignInLimits limits_;
  Monotonic now_{std::chrono::hours{1}};
};

TEST_F(SignInLimitsTest, OneAddressDoesNotLockTheOwnerOut) {
  EXPECT_EQ(passed(1000, "203.0.113.1", "eva@example.org"), 10);
  EXPECT_EQ(passed(20, "203.0.113.2", "eva@example.org"), 10);
  for (int hour = 0; hour < 24; ++hour) {
    now_ += std::chrono::hours{1};
    passed(1000, "203.0.113.1", "eva@example.org");
    EXPECT_TRUE(passes("203.0.113.2", "eva@example.org"));
  }
}

TEST_F(SignInLimitsTest, OneAddressHasALimitOverAllEMails) {
  int all = 0;
  for (int i = 0; i < 50; ++i) all += passed(1, "203.0.113.1", "e" + std::to_string(i));
  EXPECT_EQ(all, 20);
}

TEST_F(SignInLimitsTest, AnEMailHasALimitOverAllAddresses) {
  int all = 0;
  for (int i = 0; i < 250; ++i)
    all += passed(1, "203.0." + std::to_string(i) + ".1", "eva@example.org");
  EXPECT_EQ(all, 100);
  EXPECT_TRUE(passes("198.51.100.1", "sam@example.org"));
  now_ += std::chrono::seconds{1};
  EXPECT_EQ(passed(2, "198.51.100.1", "eva@example.org"), 1);
}

TEST_F(SignInLimitsTest, ANetworkHasALimitOverItsAddresses) {
  int all = 0;
  for (int i = 0; i < 250; ++i)
    all += passed(1, "203.0.113." + std::to_string(i), "eva@example.org");
  EXPECT_EQ(all, 60);
  EXPECT_TRUE(passes("203.0.114.1", "eva@example.org")) << "not the owner's";
  EXPECT_TRUE(passes("203.0.113.1", "rita@example.org")) << "for nobody else's e-mail";
  all = 0;
  for (int i = 0; i < 250; ++i)
    all += passed(1, "2001:db8:1:" + std::to_string(i) + "::1", "sam@example.org");
  EXPECT_EQ(all, 60);
}

TEST_F(SignInLimitsTest, AKnownBrowserHasItsOwnAllowanceWhateverOthersTry) {
  for (int i = 0; i < 250; ++i) passed(1, "203.0." + std::to_string(i) + ".1", "eva@example.org");
  EXPECT_FALSE(passes("198.51.100.1", "eva@example.org"));
  int all = 0;
  for (int i = 0; i < 50; ++i)
    all += limits_.attempt_in_known_browser("hers", now_) == Duration::zero() ? 1 : 0;
  EXPECT_EQ(all, 10) << "nobody guesses without end in a browser that was stolen";
}

TEST(CodeLimitsTest, WhoHasThePasswordCanGuessOnlyAFewCodesADay) {
  CodeLimits limits;
  const StaffId eva{IdBytes{1}};
  int passed = 0;
  Monotonic now{std::chrono::hours{1}};
  for (int second = 0; second < 24 * 3600; ++second, now += std::chrono::seconds{1})
    for (const bool known : {false, true, true})
      passed += limits.attempt(eva, known, now) == Duration::zero() ? 1 : 0;
  EXPECT_LE(passed, 2 * 490) << "in however many browsers";
}

TEST(CodeLimitsTest, TheOwnersBrowserHasItsOwnAndRightCodesCostNothing) {
  CodeLimits limits;
  const StaffId eva{IdBytes{1}}, sam{IdBytes{2}};
  const Monotonic now{std::chrono::hours{1}};
  while (limits.attempt(eva, false, now) == Duration::zero()) {
  }
  EXPECT_EQ(limits.attempt(sam, false, now), Duration::zero());
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(limits.attempt(eva, true, now), Duration::zero());
    limits.was_right(eva, true);
  }
}

}  // namespace
}  // namespace visavis::http
