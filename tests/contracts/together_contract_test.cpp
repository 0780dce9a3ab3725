#include <stdexcept>

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

struct Wrong : std::runtime_error {
  Wrong() : std::runtime_error("something went wrong") {}
};

class TogetherContract : public StoreContract {
 protected:
  void together(const std::function<void()>& all) { connection->store().together(all); }
  void apart(const std::function<void()>& one) { connection->store().apart(one); }
  /// As the store's thread does: what one caller breaks is no other caller's matter.
  void apart_and_go_on(const std::function<void()>& one) { EXPECT_THROW(apart(one), Wrong); }
  bool stored(const Story& story) {
    return storage->connect()->verifications().verification(story.verification().id).has_value();
  }
  static Act act(std::uint32_t number) {
    return {numbered<StaffId>(number), start_of_story, SignedIn{}};
  }

  Story eva{1, "eva"}, adam{2, "adam", 2}, zoe{3, "zoe"};
};
VISAVIS_ON_EVERY_STORE(TogetherContract);

TEST_P(TogetherContract, EverythingIsSavedWhole) {
  together([&] {
    apart([&] { commit(eva.begin()); });
    apart([&] { commit(adam.begin()); });
    apart([&] { acts().append(act(1)); });
    apart([&] {
      marketplaces().add_api_key(secret(1), numbered<MarketplaceId>(1), "", start_of_story);
    });
    commit(eva.step(GiveConsent{std::string{consent_version}}));
  });
  connection = storage->connect();
  EXPECT_EQ(store().verification(numbered<VerificationId>(1)), eva.verification());
  EXPECT_TRUE(stored(adam));
  EXPECT_EQ(acts().acts_after(0, 10).size(), 1U);
  EXPECT_TRUE(marketplaces().marketplace_of_key(secret(1)));
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(TogetherContract, WhatThrowsLeavesNothing) {
  commit(zoe.begin());
  const auto last = acts().last_position();
  EXPECT_THROW(together([&] {
                 commit(eva.begin());
                 apart([&] { commit(adam.begin()); });
                 acts().append(act(1));
                 store().retime([](const Verification&) { return std::vector<Timer>{}; });
                 throw Wrong{};
               }),
               Wrong);
  EXPECT_FALSE(stored(eva));
  EXPECT_FALSE(stored(adam));
  EXPECT_EQ(acts().last_position(), last);
  EXPECT_EQ(store().due(zoe.verification().deadline, 10).size(), 1U);
  commit(Story{1, "eva"}.begin());
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(TogetherContract, APartThatFailsLeavesTheOthers) {
  together([&] {
    apart([&] {
      commit(eva.begin());
      acts().append(act(1));
    });
    apart_and_go_on([&] {
      commit(adam.begin());
      acts().append(act(2));
      links().add_link({.token = secret(1),
                        .verification = numbered<VerificationId>(2),
                        .expires = start_of_story,
                        .device = std::nullopt});
      throw Wrong{};
    });
    EXPECT_EQ(store().verification(numbered<VerificationId>(2)), std::nullopt);
    apart([&] { acts().append(act(3)); });
    apart([&] { commit(zoe.begin()); });
  });
  EXPECT_TRUE(stored(eva));
  EXPECT_FALSE(stored(adam));
  EXPECT_TRUE(stored(zoe));
  EXPECT_FALSE(links().link(secret(1)));
  std::vector<Act> all;
  for (const auto& one : acts().acts_after(0, 10)) all.push_back(one.act);
  EXPECT_THAT(all, testing::ElementsAre(act(1), act(3)));
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(TogetherContract, ARefusalIsNoFailure) {
  commit(eva.begin());
  together([&] {
    apart([&] {
      EXPECT_EQ(refusal(Story(9, "eva").begin()), app::CommitRefusal::verification_exists);
      acts().append(act(1));
    });
    apart([&] { commit(zoe.begin()); });
  });
  EXPECT_TRUE(stored(zoe));
  EXPECT_EQ(acts().acts_after(0, 10).size(), 1U) << "what stands beside it is saved";
}

TEST_P(TogetherContract, WhatAnotherConnectionCommittedBetweenIsSeen) {
  commit(eva.begin());
  Story late = eva;
  const auto other = storage->connect();
  const auto consent = eva.step(GiveConsent{std::string{consent_version}});
  ASSERT_TRUE(other->verifications().commit(consent).ok());
  together([&] {
    EXPECT_EQ(refusal(late.step(GiveConsent{std::string{consent_version}})),
              app::CommitRefusal::version_conflict);
    commit(zoe.begin());
  });
  ASSERT_TRUE(other->verifications().commit(eva.step(JoinQueue{})).ok());
  EXPECT_EQ(store().verification(numbered<VerificationId>(1)), eva.verification());
  EXPECT_TRUE(stored(zoe));
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

class DatabaseTogetherContract : public TogetherContract {};
VISAVIS_ON_EVERY_DATABASE(DatabaseTogetherContract);

TEST_P(DatabaseTogetherContract, OthersSeeNothingBeforeTheEnd) {
  together([&] {
    commit(eva.begin());
    acts().append(act(1));
    EXPECT_FALSE(stored(eva));
    EXPECT_EQ(storage->connect()->acts().last_position(), 0);
  });
  EXPECT_TRUE(stored(eva));
}

TEST_P(DatabaseTogetherContract, WhatAPartTellsIsNotSentWhenItFails) {
  auto step = eva.begin();
  step.mail = app::MailDraft{.to = Personal<std::string>{"zoe@home.example"},
                             .kind = "required",
                             .language = "nl",
                             .text_version = "1",
                             .sender_name = "Larkfold",
                             .subject = Personal<std::string>{"subject"},
                             .text = Personal<std::string>{"text"},
                             .html = Personal<std::string>{"html"},
                             .carries_link = false,
                             .useless_from = std::nullopt};
  together([&] {
    apart_and_go_on([&] {
      commit(step);
      throw Wrong{};
    });
    commit(zoe.begin());
  });
  const Timestamp later = start_of_story + std::chrono::hours{1};
  EXPECT_THAT(connection->mails().due(later, 10), testing::IsEmpty());
  ASSERT_EQ(outbox().due(later, 10).size(), 1U);
  EXPECT_EQ(outbox().due(later, 10).front().event.account, "zoe");
}

}  // namespace
}  // namespace visavis::contracts
