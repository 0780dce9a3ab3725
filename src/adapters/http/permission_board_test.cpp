#include "adapters/http/permission_board.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "adapters/http/permission_check.h"
#include "app/access/secrets.h"

namespace visavis::http {
namespace {

const MarketplaceId market{IdBytes{1}};
const MarketplaceId other_market{IdBytes{2}};
const VerificationId verification{IdBytes{3}};

Timestamp at(int minute) { return from_unix_ms(minute * 60'000LL); }

app::PermissionEntry entry(std::string_view account, ActionSet denies) {
  app::PermissionEntry entry{market, *AccountId::parse(account), verification, {}, {}, {}};
  if (denies != 0) entry.hold = Hold{HoldKind::pending, denies, "because", at(0), 4};
  return entry;
}

class BoardTest : public testing::Test {
 protected:
  bool allowed(std::string_view account, std::string_view action, int minute = 1,
               std::size_t thread = 0) {
    return is_allowed(board.replica(thread).find(market, account), *policy.action_index(action),
                      at(minute));
  }
  ActionSet bit(std::string_view action) { return ActionSet{1} << *policy.action_index(action); }

  Policy policy = shipped_policy();
  PermissionReplicas board{2, policy};
};

TEST_F(BoardTest, AnAccountNeverSeenMayDoEverything) {
  EXPECT_EQ(board.replica(0).find(market, "42"), nullptr);
  EXPECT_TRUE(allowed("42", "withdraw_earnings"));
}

TEST_F(BoardTest, EveryReplicaSeesWhatWasPublished) {
  board.publish(entry("42", bit("submit_proposal")));
  for (std::size_t thread : {0U, 1U}) {
    EXPECT_FALSE(allowed("42", "submit_proposal", 1, thread));
    EXPECT_TRUE(allowed("42", "work_on_contract", 1, thread));
  }
  EXPECT_EQ(board.replica(0).find(other_market, "42"), nullptr) << "another marketplace's account";
}

TEST_F(BoardTest, ANewerEntryReplacesTheOlder) {
  board.publish(entry("42", bit("submit_proposal")));
  EXPECT_FALSE(allowed("42", "submit_proposal"));
  board.publish(entry("42", 0));
  EXPECT_TRUE(allowed("42", "submit_proposal"));
  ASSERT_NE(board.replica(0).find(market, "42"), nullptr);
  EXPECT_EQ(board.replica(0).find(market, "42")->verification, '"' + verification.text() + '"');
}

TEST_F(BoardTest, AnAccountWithoutVerificationIsForgotten) {
  board.publish(entry("42", bit("submit_proposal")));
  EXPECT_FALSE(allowed("42", "submit_proposal"));
  auto gone = entry("42", 0);
  gone.verification.reset();
  board.publish(gone);
  EXPECT_EQ(board.replica(0).find(market, "42"), nullptr);
}

TEST_F(BoardTest, TheHoldChangesWithTheDeadlineByTimeAlone) {
  auto pending = entry("42", bit("submit_proposal"));
  pending.changes_at = at(10);
  pending.hold_after = Hold{HoldKind::overdue, bit("submit_proposal") | bit("withdraw_earnings"),
                            "overdue", at(10), 4};
  board.publish(pending);
  EXPECT_TRUE(allowed("42", "withdraw_earnings", 9));
  EXPECT_FALSE(allowed("42", "withdraw_earnings", 10));
  EXPECT_FALSE(allowed("42", "withdraw_earnings", 11));
  EXPECT_FALSE(allowed("42", "submit_proposal", 9));
  EXPECT_FALSE(allowed("42", "submit_proposal", 11));
}

TEST_F(BoardTest, KnowsTheMarketplaceOfAKeyOncePublished) {
  const auto key = app::hash_secret("vv_live_1");
  EXPECT_FALSE(board.replica(1).marketplace_of(key));
  board.publish_key(key, market);
  EXPECT_EQ(board.replica(1).marketplace_of(key), market);
  EXPECT_FALSE(board.replica(1).marketplace_of(app::hash_secret("vv_live_2")));
}

TEST_F(BoardTest, KnowsNothingMoreOfAKeyThatWasWithdrawn) {
  const auto key = app::hash_secret("vv_live_1");
  const auto other = app::hash_secret("vv_live_2");
  for (const auto& each : {key, other}) board.publish_key(each, market);
  EXPECT_EQ(board.replica(1).marketplace_of(key), market);
  board.withdraw_key(id_of(key));
  for (std::size_t i : {0U, 1U}) {
    EXPECT_FALSE(board.replica(i).marketplace_of(key));
    EXPECT_EQ(board.replica(i).marketplace_of(other), market);
  }
}

TEST_F(BoardTest, TellsOnceWhichKeysWereUsed) {
  const auto key = app::hash_secret("vv_live_1");
  auto& replica = board.replica(1);
  board.publish_key(key, market);
  replica.catch_up();
  EXPECT_THAT(replica.take_used_keys(), testing::ElementsAre(key)) << "by whom it became known";
  EXPECT_THAT(replica.take_used_keys(), testing::IsEmpty());
  replica.marketplace_of(key);
  replica.marketplace_of(key);
  EXPECT_THAT(replica.take_used_keys(), testing::ElementsAre(key));
}

TEST_F(BoardTest, WakesAnIdleReplicaOnceForSeveralEntries) {
  int wakes = 0;
  board.replica(0).set_wake([&] { ++wakes; });
  for (const auto* account : {"1", "2", "3"}) board.publish(entry(account, 1));
  EXPECT_EQ(wakes, 1);
  board.replica(0).catch_up();
  board.publish(entry("4", 1));
  EXPECT_EQ(wakes, 2);
}

TEST_F(BoardTest, WhatIsPublishedBeforeIsSeenAfterOnAnotherThread) {
  std::atomic<int> published{0};
  std::atomic<bool> stale{false};
  std::thread reader{[&] {
    auto& replica = board.replica(1);
    for (int seen = 0; seen < 2000;) {
      seen = published.load(std::memory_order_acquire);
      if (seen == 0) continue;
      const auto account = std::to_string(seen);
      if (replica.find(market, account) == nullptr) stale = true;
    }
  }};
  for (int i = 1; i <= 2000; ++i) {
    board.publish(entry(std::to_string(i), 1));
    published.store(i, std::memory_order_release);
  }
  reader.join();
  EXPECT_FALSE(stale);
}

}  // namespace
}  // namespace visavis::http
