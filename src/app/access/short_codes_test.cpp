#include "app/access/short_codes.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <vector>

#include "fakes/entropy.h"

namespace visavis::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Place = ShortCodes::Place;

const Monotonic start{hours{24}};

VerificationId verification(std::uint8_t number) { return VerificationId{IdBytes{number}}; }
Place stranger(int network, int address = 1) {
  const std::string around = "net" + std::to_string(network);
  return {around + '.' + std::to_string(address), around};
}
const Place home{"home.1", "home"};
const Place mobile{"mobile.1", "mobile"};

class ShortCodesTest : public testing::Test {
 protected:
  std::string make(std::uint8_t of, const std::string& url) {
    const auto code = codes.make(entropy, verification(of), home, url, now, minutes{2});
    EXPECT_TRUE(code);
    return code.value_or("");
  }
  /// Not the code of anybody, while one stands.
  static std::string wrong(const std::string& right) {
    std::string code = right;
    code.back() = code.back() == '0' ? '1' : '0';
    return code;
  }
  /// How many of the guesses are looked at in so many seconds, one in five from each address.
  int guesses(int networks, int addresses, seconds during) {
    int looked_at = 0;
    for (const Monotonic end = now + during; now < end; now += seconds{5})
      for (int network = 0; network < networks; ++network)
        for (int address = 0; address < addresses; ++address)
          if (codes.type("none", stranger(network, address), now).wait == Duration::zero())
            ++looked_at;
    return looked_at;
  }

  /// From then on strangers have nothing left of what everybody has.
  void use_up() {
    (void)guesses(20, 2, minutes{10});
    for (int network = 100;; ++network)
      if (codes.type("none", stranger(network), now).wait > Duration::zero()) return;
  }

  fakes::SeededEntropy entropy{7};
  Monotonic now = start;
  ShortCodes codes{start};
};

TEST_F(ShortCodesTest, AreSixDigitsAndGiveTheLinkOnce) {
  const std::string code = make(1, "https://v/verify#hnd_a");
  EXPECT_EQ(code.size(), 6U);
  EXPECT_EQ(code.find_first_not_of("0123456789"), std::string::npos);
  EXPECT_EQ(codes.type(code, mobile, now).url, "https://v/verify#hnd_a");
  EXPECT_EQ(codes.type(code, mobile, now).url, std::nullopt) << "used";
}

TEST_F(ShortCodesTest, DifferAndUseEveryDigitInEveryPlace) {
  std::array<std::set<char>, ShortCodes::digits> seen;
  std::set<std::string> all;
  for (int round = 0; round < 10; ++round) {
    all.clear();
    for (std::uint8_t of = 0; of < ShortCodes::codes_max; ++of) {
      const std::string code = make(of, "");
      all.insert(code);
      for (std::size_t place = 0; place < code.size(); ++place) seen.at(place).insert(code[place]);
    }
    EXPECT_EQ(all.size(), ShortCodes::codes_max);
  }
  for (const auto& digits : seen) EXPECT_EQ(digits.size(), 10U);
  EXPECT_EQ(codes.make(entropy, verification(250), home, "", now, minutes{2}), std::nullopt)
      << "as many as may be";
}

TEST_F(ShortCodesTest, EndAfterTheirTimeAndWithTheNextOfTheirVerification) {
  const std::string first = make(1, "first");
  const std::string second = make(1, "second");
  EXPECT_EQ(codes.type(first, home, now).url, std::nullopt);
  now += minutes{2} - seconds{1};
  EXPECT_EQ(codes.type(second, home, now).url, "second");
  const std::string third = make(1, "third");
  now += minutes{2};
  EXPECT_EQ(codes.type(third, home, now).url, std::nullopt);
}

struct Attack {
  const char* from;
  int networks, addresses;
  int first_hour, next_hour;  ///< so many guesses are looked at, at most
};
constexpr Attack attacks[] = {
    {"one address", 1, 1, 5 + 60, 60},
    {"one network", 1, 50, 20 + 120, 120},
    {"five networks", 5, 10, 60 + 5 * 120, 5 * 120},
    {"twenty networks", 20, 2, 60 + 720, 720},
};

TEST_F(ShortCodesTest, AGuesserIsHeardSoOftenWhereverTheyCome) {
  for (const auto& attack : attacks) {
    SCOPED_TRACE(attack.from);
    codes = ShortCodes{now};
    const int first = guesses(attack.networks, attack.addresses, hours{1});
    EXPECT_LE(first, attack.first_hour);
    EXPECT_GE(first, attack.first_hour * 9 / 10) << "or the limit is another one";
    EXPECT_LE(guesses(attack.networks, attack.addresses, hours{1}), attack.next_hour + 1);
  }
}

TEST_F(ShortCodesTest, AreGuessedAsRarelyAsIsSaid) {
  struct Odds {
    int codes, guesses;
    double percent;
  };
  // As the header's comment says.
  const Odds rows[] = {{1, 720, 0.07}, {5, 720, 0.36}, {20, 720, 1.4},
                       {50, 720, 3.5}, {5, 60, 0.03},  {5, 120, 0.06}};
  for (const auto& row : rows)
    EXPECT_NEAR(100 * (1 - std::pow(1 - row.codes / 1e6, row.guesses)), row.percent,
                row.percent / 10)
        << row.codes << ", " << row.guesses;
  EXPECT_EQ(ShortCodes::codes_max, 50U);
  EXPECT_EQ(hours{1} / ShortCodes::of_everybody.refill, 720);
  EXPECT_EQ(hours{1} / ShortCodes::of_address.refill, 60);
  EXPECT_EQ(hours{1} / ShortCodes::of_network.refill, 120);
}

TEST_F(ShortCodesTest, NobodyIsLockedOutByWhoGuesses) {
  struct Typist {
    const char* who;
    Place place;
    bool waits;
    Duration wait_max;
  };
  const Typist rows[] = {
      {"where the code was made", home, false, Duration::zero()},
      {"elsewhere", mobile, true, ShortCodes::of_everybody.refill},
      {"beside a guesser, in their network", stranger(0, 99), true, ShortCodes::of_network.refill},
      {"at a guesser's address", stranger(0, 0), true,
       ShortCodes::of_address.refill + ShortCodes::of_everybody.refill},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.who);
    codes = ShortCodes{now};
    use_up();
    const std::string code = make(1, "link");
    auto typed = codes.type(code, row.place, now);
    Duration waited{};
    while (typed.wait > Duration::zero() && waited < minutes{2}) {
      EXPECT_EQ(typed.url, std::nullopt) << "nor is it said that it is right";
      waited += typed.wait;
      typed = codes.type(code, row.place, now += typed.wait);
    }
    EXPECT_EQ(typed.url, "link");
    EXPECT_EQ(waited > Duration::zero(), row.waits);
    EXPECT_LE(waited, row.wait_max);
  }
}

TEST_F(ShortCodesTest, OneAddressLeavesItsNeighboursTheirTries) {
  (void)guesses(1, 1, hours{1});
  EXPECT_EQ(codes.type(make(1, "link"), stranger(0, 2), now).url, "link");
}

TEST_F(ShortCodesTest, ARefusalSaysTheSameOfRightAndWrong) {
  const auto waits = [this](bool right) {
    codes = ShortCodes{now = start};
    use_up();
    const std::string code = make(1, "link");
    std::vector<Duration> all;
    for (int time = 0; time < 10; ++time)
      all.push_back(codes.type(right ? code : wrong(code), mobile, now).wait);
    EXPECT_EQ(codes.type(code, home, now).url, "link") << "it stands";
    return all;
  };
  EXPECT_EQ(waits(true), waits(false));
}

TEST_F(ShortCodesTest, RightOnesAreNoMistakes) {
  for (int time = 0; time < 100; ++time)
    EXPECT_EQ(codes.type(make(1, "link"), mobile, now).url, "link");
}

TEST_F(ShortCodesTest, OtherThingsThanDigitsAreMistakes) {
  make(1, "link");
  for (const auto* typed : {"", "12345", "1234567", "      ", "12345\n"})
    EXPECT_EQ(codes.type(typed, home, now).url, std::nullopt) << typed;
  EXPECT_GT(codes.type("", home, now).wait, Duration::zero());
}

}  // namespace
}  // namespace visavis::app
