#include "app/records/chain_key.h"
#include "app/records/hash_chain.h"
#include "app/verification/sequencer.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const app::ChainKey key{{7}};

class ChainContract : public StoreContract {
 protected:
  app::ChainRecords& chain() { return connection->store().chain(); }
  void tell_a_day() {
    commit(eva.begin());
    acts().append({std::nullopt, start_of_story, SignedIn{}});
    commit(eva.step(GiveConsent{std::string{consent_version}}));
  }
  std::optional<app::ChainMoved> extend() {
    std::optional<app::ChainMoved> moved;
    connection->store().together([&] { moved = app::extend_chain(chain(), key); });
    return moved;
  }
  /// Until nothing is left.
  app::Seal catch_up() {
    app::Seal head = chain().last_seal().value_or(app::Seal{});
    while (const auto moved = extend()) head = moved->head;
    return head;
  }

  Story eva{1, "eva"};
};
VISAVIS_ON_EVERY_STORE(ChainContract);

TEST_P(ChainContract, GoesOverEventsAndActsInTheOrderOfTheLog) {
  EXPECT_EQ(chain().last_seal(), std::nullopt);
  EXPECT_EQ(extend(), std::nullopt) << "nothing happened";
  tell_a_day();
  const auto events = store().events_after(0, 10, std::nullopt);
  const auto act = acts().acts_after(0, 10).front();
  EXPECT_THAT(chain().entries_after(0, 10),
              ElementsAre(app::LogEntry{events[0].position, events[0].hash},
                          app::LogEntry{act.position, act.hash},
                          app::LogEntry{events[1].position, events[1].hash}));
  EXPECT_EQ(chain().entries_after(events[0].position, 1).size(), 1U);

  app::Hash hash{};
  for (const auto& entry : chain().entries_after(0, 10)) hash = app::log_hash(hash, entry);
  const auto moved = extend();
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->head.entries, 3);
  EXPECT_EQ(moved->head.position, events[1].position);
  EXPECT_EQ(moved->head.hash, hash);
  EXPECT_TRUE(signature_holds(moved->head));
  EXPECT_FALSE(moved->more);
  EXPECT_EQ(extend(), std::nullopt) << "nothing since";
  EXPECT_EQ(storage->connect()->store().chain().last_seal(), moved->head);
}

TEST_P(ChainContract, GoesOnWhereItWas) {
  tell_a_day();
  const auto first = catch_up();
  commit(eva.step(JoinQueue{}));
  const auto next = catch_up();
  EXPECT_EQ(next.entries, 4);
  EXPECT_NE(next.hash, first.hash);
}

TEST_P(ChainContract, IsUndoneWithItsTransaction) {
  tell_a_day();
  struct Undone {};
  EXPECT_THROW(connection->store().together([&] {
    app::extend_chain(chain(), key);
    throw Undone{};
  }),
               Undone);
  EXPECT_EQ(chain().last_seal(), std::nullopt);
}

TEST_P(ChainContract, TakesInAStoreThatWasFullBefore) {
  const auto many = 4 * app::entries_a_seal + 500;
  connection->store().together([&] {
    for (std::int64_t i = 0; i < many; ++i)
      acts().append({std::nullopt, start_of_story, SignedIn{}});
  });
  const auto first = extend();
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->more) << "in parts: others wait";
  const auto head = catch_up();
  EXPECT_EQ(head.entries, many);
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(ChainContract, ASealTakesThePlaceOfItsBlocks) {
  app::Seal seal;
  for (const std::int64_t entries : {1, 2, 3}) {
    seal.entries = entries;
    chain().keep_seal(0, seal);
  }
  EXPECT_EQ(chain().last_seal(), seal);
  chain().keep_seal(1, app::Seal{.entries = 9});
  EXPECT_EQ(chain().last_seal()->entries, 9);
}

class ChainTamperContract : public ChainContract {
 protected:
  /// The position up to which the log held, or of what its own chain tells.
  std::optional<std::int64_t> broken_by(const std::string& change) {
    storage->tamper(change);
    return storage->connect()->chain_broken_at();
  }
};
VISAVIS_ON_EVERY_DATABASE(ChainTamperContract);

TEST_P(ChainTamperContract, AWholeVerificationThatIsGoneBreaksTheChain) {
  tell_a_day();
  Story bob{2, "bob"};
  commit(bob.begin());
  catch_up();
  ASSERT_EQ(connection->chain_broken_at(), std::nullopt);
  EXPECT_EQ(broken_by("DELETE FROM delivery WHERE verification = 2; DELETE FROM timer WHERE "
                      "verification = 2; DELETE FROM event WHERE verification = 2;"
                      "DELETE FROM verification WHERE number = 2"),
            0);
}

TEST_P(ChainTamperContract, ItIsNamedToWithinItsBlock) {
  connection->store().together([&] {
    for (std::int64_t i = 0; i < 3 * app::entries_a_seal; ++i)
      acts().append({std::nullopt, start_of_story, SignedIn{}});
  });
  commit(eva.begin());
  catch_up();
  const auto last = std::to_string(acts().last_position());
  EXPECT_EQ(
      broken_by("DELETE FROM delivery; DELETE FROM timer; DELETE FROM event WHERE position = " +
                last + "; DELETE FROM verification"),
      3 * app::entries_a_seal);
}

TEST_P(ChainTamperContract, ASealThatWasMadeByAnotherIsNoSeal) {
  tell_a_day();
  catch_up();
  EXPECT_EQ(broken_by("UPDATE chain_seal SET hash = zeroblob(32)"), 0);
}

TEST_P(ChainTamperContract, WhatIsNotSealedYetIsNoBreak) {
  tell_a_day();
  catch_up();
  commit(eva.step(JoinQueue{}));
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

}  // namespace
}  // namespace visavis::contracts
