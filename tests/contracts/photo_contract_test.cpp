#include "app/records/hash_chain.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PhotoContract : public StoreContract {
 protected:
  app::Photos& photos() { return connection->store().photos(); }
};
VISAVIS_ON_EVERY_STORE(PhotoContract);

TEST_P(PhotoContract, AFileIsKeptOnceAsItWas) {
  const std::string file{"\xff\xd8\xff\0 and so on", 15};
  EXPECT_EQ(photos().kept_photo("e3b0"), std::nullopt);
  photos().keep_photo("e3b0", file, start_of_story);
  photos().keep_photo("e3b0", "another one", start_of_story);
  EXPECT_EQ(photos().kept_photo("e3b0"), file);
  EXPECT_EQ(storage->connect()->store().photos().kept_photo("e3b0"), file);
  EXPECT_EQ(photos().kept_photo("E3B0"), std::nullopt);
}

TEST_P(PhotoContract, WhatIsUndoneIsNotKept) {
  const auto undone = [&] {
    connection->store().together([&] {
      photos().keep_photo("e3b0", "file", start_of_story);
      throw std::runtime_error("in the middle");
    });
  };
  EXPECT_THROW(undone(), std::runtime_error);
  EXPECT_EQ(photos().kept_photo("e3b0"), std::nullopt);
}

class KeptPhotoContract : public StoreContract {
 protected:
  /// The position of the event that says that a picture is kept.
  std::int64_t keeps_one() {
    Story eva{1, "eva"};
    const std::string file = "a picture", sha256 = app::sha256_text(file);
    commit(eva.begin());
    connection->store().photos().keep_photo(sha256, file, start_of_story);
    commit(eva.step(KeepPhoto{sha256}));
    EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
    return store().history(numbered<VerificationId>(1)).back().position;
  }
};
VISAVIS_ON_EVERY_DATABASE(KeptPhotoContract);

TEST_P(KeptPhotoContract, OneThatWasChangedIsFound) {
  const auto kept = keeps_one();
  storage->tamper("UPDATE profile_photo SET image = x'00'");
  EXPECT_EQ(connection->chain_broken_at(), kept);
}

TEST_P(KeptPhotoContract, OneThatIsGoneIsFound) {
  const auto kept = keeps_one();
  storage->tamper("DELETE FROM profile_photo");
  EXPECT_EQ(connection->chain_broken_at(), kept);
}

class PhotoFetchContract : public StoreContract {
 protected:
  app::PhotoFetches& fetches() { return connection->photo_fetches(); }
  /// Whose picture is to be fetched.
  std::vector<VerificationId> due(Timestamp now, std::size_t limit_each = 100) {
    std::vector<VerificationId> found;
    for (const auto& one : fetches().due(now, limit_each)) found.push_back(one.verification);
    return found;
  }
  static VerificationId id(std::uint32_t number) { return numbered<VerificationId>(number); }

  Story eva{1, "eva"}, adam{2, "adam", 2};
  const Timestamp later = start_of_story + std::chrono::hours{1};
};
VISAVIS_ON_EVERY_DATABASE(PhotoFetchContract);

TEST_P(PhotoFetchContract, WhoNamesAPictureWantsItUntilItIsThere) {
  const auto required = eva.begin();
  EXPECT_THAT(due(later), IsEmpty());
  commit(required);
  EXPECT_THAT(due(required.event.at - Duration{1}), IsEmpty());
  const auto found = fetches().due(required.event.at, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().verification, id(1));
  EXPECT_EQ(found.front().marketplace, numbered<MarketplaceId>(1));
  EXPECT_EQ(found.front().url, required.after.profile.reveal().photo_url);
  EXPECT_EQ(found.front().attempts, 0);
  commit(eva.step(GiveConsent{std::string{consent_version}}));
  EXPECT_THAT(due(later), ElementsAre(id(1))) << "other steps change nothing of it";
  commit(eva.step(KeepPhoto{"e3b0"}));
  EXPECT_THAT(due(later), IsEmpty());
}

TEST_P(PhotoFetchContract, OneThatIsMissedIsNotWantedAnyMore) {
  commit(eva.begin());
  commit(eva.step(MissPhoto{"HTTP 404"}));
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(fetches().next_due(start_of_story), std::nullopt);
}

TEST_P(PhotoFetchContract, NobodyWantsOneAnyMoreOnceItIsOver) {
  commit(eva.begin());
  commit(eva.step(Cancel{}));
  EXPECT_THAT(due(later), IsEmpty());
}

TEST_P(PhotoFetchContract, WhoNamesNoneWantsNone) {
  auto step = eva.begin();
  Profile profile = step.after.profile.reveal();
  profile.photo_url.clear();
  step.after.profile = Personal{profile};
  commit(step);
  EXPECT_THAT(due(later), IsEmpty());
}

TEST_P(PhotoFetchContract, AFailureWaits) {
  commit(eva.begin());
  const auto number = fetches().due(later, 10).front().number;
  fetches().failed(number, later + Duration{1});
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(fetches().next_due(later), later + Duration{1});
  const auto again = fetches().due(later + Duration{1}, 10);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again.front().attempts, 1);
}

TEST_P(PhotoFetchContract, TheLimitIsForEachMarketplace) {
  for (std::uint32_t number = 10; number < 14; ++number) {
    Story story{number, "account" + std::to_string(number)};
    commit(story.begin());
  }
  commit(adam.begin());
  EXPECT_THAT(due(later, 2), ElementsAre(id(10), id(11), id(2)));
}

}  // namespace
}  // namespace visavis::contracts
