#include "app/access/sign_in.h"

#include <gtest/gtest.h>

#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

const Timestamp now = from_unix_ms(1'800'000'000'000);

class KnownBrowserTest : public testing::Test {
 protected:
  KnownBrowserTest() {
    for (const auto& one : {eva, sam}) store.add_staff(one, now);
  }
  static Staff member(std::uint8_t number, const std::string& email) {
    return {.id = StaffId{IdBytes{number}}, .email = email, .name = "", .password_hash = "hash"};
  }
  std::string sign_in(const Staff& who, const std::string& browser) {
    return begin_session(store, store, entropy, now, sign_in_candidate(store, who.email),
                         {.device = browser})
        .value()
        .device;
  }
  bool knows(const std::string& browser, const Staff& who, Duration later = {}) {
    return knows_candidate(store, now + later, sign_in_candidate(store, who.email), browser);
  }

  const Staff eva = member(1, "eva@example.org"), sam = member(2, "sam@example.org");
  fakes::MemoryStore store;
  fakes::SeededEntropy entropy{1};
};

TEST_F(KnownBrowserTest, KnowsWhoSignedInAndNobodyElseAndNotForEver) {
  const auto browser = sign_in(eva, "");
  EXPECT_TRUE(knows(browser, eva));
  EXPECT_FALSE(knows(browser, sam)) << "a colleague";
  EXPECT_FALSE(knows("", eva));
  EXPECT_FALSE(knows("kdv_made_up", eva));
  EXPECT_FALSE(knows(browser, member(3, "nobody@example.org")));
  EXPECT_TRUE(knows(browser, eva, known_device_lifetime - Duration{1}));
  EXPECT_FALSE(knows(browser, eva, known_device_lifetime));
}

TEST_F(KnownBrowserTest, WhoSharesABrowserIsKnownInItBesideTheOther) {
  const auto browser = sign_in(eva, "");
  EXPECT_EQ(sign_in(sam, browser), browser);
  EXPECT_TRUE(knows(browser, eva));
  EXPECT_TRUE(knows(browser, sam));
}

TEST_F(KnownBrowserTest, ASecretThatWeNeverGaveIsNotTaken) {
  EXPECT_NE(sign_in(eva, "kdv_made_up"), "kdv_made_up");
  EXPECT_FALSE(knows("kdv_made_up", eva));
}

}  // namespace
}  // namespace visavis::app
