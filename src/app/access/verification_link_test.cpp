#include "app/access/verification_link.h"

#include <gtest/gtest.h>

#include "app/access/secrets.h"

#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

class RecentLinksTest : public testing::Test {
 protected:
  struct Given {
    std::string url;
    Timestamp expires;
  };
  Given ask(std::uint8_t number = 1) {
    VerificationDetail detail{.verification = {.id = VerificationId{IdBytes{number}},
                                               .account = AccountId::parse("42").value()}};
    links.add_link(detail, store, entropy, "https://v", now);
    return {detail.url, *detail.url_expires};
  }
  std::optional<ApplicantLink> stored(const Given& given) {
    return store.link(hash_secret(secret_of(given.url)));
  }

  fakes::MemoryStore store;
  fakes::SeededEntropy entropy{7};
  Timestamp now{std::chrono::hours{24}};
  RecentLinks links;
};

TEST_F(RecentLinksTest, ReadingAgainWritesNothingWithinAMinute) {
  const auto first = ask();
  EXPECT_EQ(first.expires, now + link_lifetime);
  ASSERT_TRUE(stored(first));
  now += std::chrono::seconds{59};
  const auto again = ask();
  EXPECT_EQ(again.url, first.url);
  EXPECT_EQ(again.expires, first.expires);
  now += std::chrono::seconds{1};
  const auto later = ask();
  EXPECT_NE(later.url, first.url);
  EXPECT_EQ(later.expires, now + link_lifetime);
  EXPECT_NE(ask(2).url, later.url) << "another verification's";
}

TEST_F(RecentLinksTest, AnOpenedLinkIsNotGivenAgain) {
  const auto first = ask();
  const auto hash = hash_secret(secret_of(first.url));
  ASSERT_TRUE(store.bind_link(hash, {hash, now + device_lifetime}));
  EXPECT_NE(ask().url, first.url);
}

TEST_F(RecentLinksTest, ALinkWhoseWritingWasUndoneIsNotGivenAgain) {
  Given undone;
  EXPECT_ANY_THROW(store.together([&] {
    undone = ask();
    throw std::runtime_error("no disk");
  }));
  const auto next = ask();
  EXPECT_NE(next.url, undone.url);
  EXPECT_TRUE(stored(next));
}

TEST_F(RecentLinksTest, AClockThatGoesBackGivesAFreshOne) {
  const auto first = ask();
  now -= std::chrono::hours{1};
  EXPECT_NE(ask().url, first.url);
}

}  // namespace
}  // namespace visavis::app
