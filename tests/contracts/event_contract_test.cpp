#include "app/records/hash_chain.h"
#include "app/records/row.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::IsEmpty;

class EventContract : public StoreContract {
 protected:
  void tell_two_stories() {
    commit(eva.begin());
    commit(adam.begin());
    commit(eva.step(GiveConsent{std::string{consent_version}}));
    commit(adam.step(GiveConsent{std::string{consent_version}}));
    commit(eva.step(JoinQueue{}));
    commit(eva.step(LeaveQueue{}));
  }
  std::vector<app::StoredEvent> all() { return store().events_after(0, 100, std::nullopt); }
  std::int64_t position(std::size_t index) { return all().at(index).position; }
  std::string where(std::size_t index) {
    return " WHERE position = " + std::to_string(position(index));
  }

  Story eva{1, "eva"}, adam{2, "adam", 2};
};
VISAVIS_ON_EVERY_STORE(EventContract);

class TamperContract : public EventContract {
 protected:
  /// Where the chain breaks after this, seen by another connection.
  std::optional<std::int64_t> broken_by(const std::string& sql) {
    storage->tamper(sql);
    return storage->connect()->chain_broken_at();
  }
};
VISAVIS_ON_EVERY_DATABASE(TamperContract);

TEST_P(EventContract, PositionsGrowOverTheWholeStore) {
  tell_two_stories();
  const auto events = all();
  ASSERT_EQ(events.size(), 6U);
  for (std::size_t i = 1; i < events.size(); ++i)
    EXPECT_GT(events[i].position, events[i - 1].position);
  EXPECT_EQ(events[1].verification, numbered<VerificationId>(2));
  EXPECT_EQ(events[2].event.sequence, 2U);
}

TEST_P(EventContract, AreReadInPagesAndByMarketplace) {
  tell_two_stories();
  const auto events = all();
  const auto page = store().events_after(events[1].position, 2, std::nullopt);
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].position, events[2].position);
  EXPECT_EQ(page[1].position, events[3].position);
  EXPECT_THAT(store().events_after(events[5].position, 10, std::nullopt), IsEmpty());

  const auto of_second = store().events_after(0, 10, numbered<MarketplaceId>(2));
  ASSERT_EQ(of_second.size(), 2U);
  EXPECT_EQ(of_second[0].position, events[1].position);
  EXPECT_EQ(of_second[1].position, events[3].position);
  EXPECT_EQ(store().events_after(events[0].position, 2, numbered<MarketplaceId>(1))[0].position,
            events[2].position);
  EXPECT_THAT(store().events_after(0, 10, numbered<MarketplaceId>(3)), IsEmpty());
}

TEST_P(EventContract, EachHashCoversTheOneBefore) {
  tell_two_stories();
  app::Hash previous{};
  for (const auto& one : store().history(numbered<VerificationId>(1))) {
    EXPECT_EQ(one.previous_hash, previous);
    EXPECT_EQ(one.hash, app::chain_hash(previous, {one.verification, one.event.sequence,
                                                   one.event.at, app::encode_event(one.event),
                                                   one.body, one.type, one.previous_status}));
    previous = one.hash;
  }
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(TamperContract, ChangingABodyBreaksTheChain) {
  tell_two_stories();
  const auto at = position(2);
  EXPECT_EQ(broken_by("UPDATE event SET body = '{}'" + where(2)), at);
}

TEST_P(TamperContract, ChangingAnEventBreaksTheChain) {
  tell_two_stories();
  const auto at = position(0);
  EXPECT_EQ(
      broken_by("UPDATE event SET content = replace(content, 'suspicion', 'manual')" + where(0)),
      at);
}

TEST_P(TamperContract, ChangingAHashBreaksTheChain) {
  tell_two_stories();
  const auto at = position(2);
  const auto next = position(4);
  EXPECT_EQ(broken_by("UPDATE event SET hash = previous_hash" + where(2)), at);
  EXPECT_NE(at, next);
}

TEST_P(TamperContract, MakingAnEventUnreadableBreaksTheChain) {
  tell_two_stories();
  const auto at = position(4);
  EXPECT_EQ(broken_by("UPDATE event SET content = 'x'" + where(4)), at);
}

TEST_P(TamperContract, RemovingAnEventBreaksTheChainAtTheNext) {
  tell_two_stories();
  const auto next = position(4);
  EXPECT_EQ(broken_by("DELETE FROM event" + where(2)), next);
}

TEST_P(TamperContract, RemovingTheFirstEventBreaksTheChainAtTheNext) {
  tell_two_stories();
  const auto next = position(2);
  EXPECT_EQ(broken_by("DELETE FROM event" + where(0)), next);
}

TEST_P(TamperContract, RemovingTheLastEventBreaksTheChainAtTheOneBefore) {
  tell_two_stories();
  const auto before = position(4);
  EXPECT_EQ(broken_by("DELETE FROM event" + where(5)), before);
}

TEST_P(TamperContract, RemovingAVerificationButNotItsEventsBreaksTheChain) {
  tell_two_stories();
  const auto first = position(1);
  EXPECT_EQ(broken_by("DELETE FROM verification WHERE account = 'adam'"), first);
}

TEST_P(TamperContract, SwappingTwoEventsBreaksTheChain) {
  tell_two_stories();
  const auto first = position(2);
  const std::string a = std::to_string(first), b = std::to_string(position(4));
  EXPECT_EQ(broken_by("UPDATE event SET sequence = -3 WHERE position = " + a +
                      "; UPDATE event SET sequence = 2 WHERE position = " + b +
                      "; UPDATE event SET sequence = 3 WHERE position = " + a),
            position(4))
      << "the event that stands second now";
}

TEST_P(TamperContract, MovingAnEventToAnotherVerificationBreaksTheChain) {
  tell_two_stories();
  const auto moved = position(5);
  EXPECT_EQ(broken_by("UPDATE event SET sequence = 3, verification = (SELECT verification FROM "
                      "event" +
                      where(1) + ")" + where(5)),
            position(4))
      << "eva's last event is gone";
  EXPECT_GT(moved, position(4));
}

}  // namespace
}  // namespace visavis::contracts
