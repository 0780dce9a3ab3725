#include "app/access/short_codes.h"

#include <gtest/gtest.h>
#include <set>

#include "fakes/entropy.h"

namespace visavis::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp start{std::chrono::hours{24}};

SecretHash device(std::uint8_t number) { return {number}; }

class ShortCodesTest : public testing::Test {
 protected:
  std::string make(std::uint8_t of, const std::string& url) {
    const auto code = codes.make(entropy, device(of), url, now, now + minutes{2});
    EXPECT_TRUE(code);
    return code.value_or("");
  }
  /// Not the code of anybody.
  std::string wrong(const std::string& right) const {
    std::string code = right;
    code.back() = code.back() == '0' ? '1' : '0';
    return code;
  }

  fakes::SeededEntropy entropy{7};
  Timestamp now = start;
  ShortCodes codes{start};
};

TEST_F(ShortCodesTest, AreSixDigitsAndGiveTheLinkOnce) {
  const std::string code = make(1, "https://v/verify#hnd_a");
  EXPECT_EQ(code.size(), 6U);
  EXPECT_EQ(code.find_first_not_of("0123456789"), std::string::npos);
  EXPECT_EQ(codes.type(code, now).url, "https://v/verify#hnd_a");
  EXPECT_EQ(codes.type(code, now).url, std::nullopt) << "used";
}

TEST_F(ShortCodesTest, DifferAndUseEveryDigitInEveryPlace) {
  std::array<std::set<char>, ShortCodes::digits> seen;
  std::set<std::string> all;
  for (std::uint8_t of = 0; of < ShortCodes::codes_max; ++of) {
    const std::string code = make(of, "");
    all.insert(code);
    for (std::size_t place = 0; place < code.size(); ++place) seen.at(place).insert(code[place]);
  }
  EXPECT_EQ(all.size(), ShortCodes::codes_max);
  for (const auto& digits : seen) EXPECT_EQ(digits.size(), 10U);
  EXPECT_EQ(codes.make(entropy, device(250), "", now, now + minutes{2}), std::nullopt)
      << "as many as may be";
}

TEST_F(ShortCodesTest, EndAfterTheirTimeAndWithTheNextOfTheirDevice) {
  const std::string first = make(1, "first");
  const std::string second = make(1, "second");
  EXPECT_EQ(codes.type(first, now).url, std::nullopt);
  now += minutes{2} - seconds{1};
  EXPECT_EQ(codes.type(second, now).url, "second");
  const std::string third = make(1, "third");
  now += minutes{2};
  EXPECT_EQ(codes.type(third, now).url, std::nullopt);
}

TEST_F(ShortCodesTest, TakeNothingForAWhileAfterTooManyMistakes) {
  const std::string code = make(1, "link");
  for (int mistake = 0; mistake < ShortCodes::mistakes.burst; ++mistake)
    EXPECT_EQ(codes.type(wrong(code), now).wait, Duration::zero());
  const Duration wait = codes.type(wrong(code), now).wait;
  EXPECT_GT(wait, Duration::zero());
  EXPECT_LE(wait, ShortCodes::mistakes.refill);
  EXPECT_EQ(codes.type(code, now).url, std::nullopt) << "nor the right one";
  now += wait;
  EXPECT_EQ(codes.type(make(1, "link"), now).url, "link");
}

TEST_F(ShortCodesTest, AClockThatGoesBackClosesNothingForLonger) {
  for (int mistake = 0; mistake <= ShortCodes::mistakes.burst; ++mistake)
    (void)codes.type("000000", now);
  now -= std::chrono::hours{1};
  EXPECT_LE(codes.type("000000", now).wait, ShortCodes::mistakes.refill);
}

TEST_F(ShortCodesTest, RightOnesAreNoMistakes) {
  for (int time = 0; time < 3 * ShortCodes::mistakes.burst; ++time)
    EXPECT_EQ(codes.type(make(1, "link"), now).url, "link");
}

TEST_F(ShortCodesTest, OtherThingsThanDigitsAreMistakes) {
  make(1, "link");
  for (const auto* typed : {"", "12345", "1234567", "      ", "12345\n"})
    EXPECT_EQ(codes.type(typed, now).url, std::nullopt) << typed;
}

}  // namespace
}  // namespace visavis::app
