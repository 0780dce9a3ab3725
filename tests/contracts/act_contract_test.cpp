#include "app/records/hash_chain.h"
#include "app/records/row.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ActContract : public StoreContract {
 protected:
  static Act act(std::uint32_t number) {
    return {numbered<StaffId>(number), start_of_story + Duration{number}, SignedIn{}};
  }
  /// Events and acts in turn: event, act, act, event, act, event.
  void tell_a_day() {
    commit(eva.begin());
    positions = {acts().append(act(1)), acts().append(act(2))};
    commit(eva.step(GiveConsent{std::string{consent_version}}));
    positions.push_back(acts().append(act(3)));
    commit(eva.step(JoinQueue{}));
  }
  std::vector<Act> after(std::int64_t position, std::size_t limit = 100) {
    std::vector<Act> all;
    for (const auto& one : acts().acts_after(position, limit)) all.push_back(one.act);
    return all;
  }

  Story eva{1, "eva"};
  std::vector<std::int64_t> positions;
};
VISAVIS_ON_EVERY_STORE(ActContract);

TEST_P(ActContract, EveryKindComesBackAsItWas) {
  const std::vector<Act> all{
      {std::nullopt, start_of_story, MarketplaceAdded{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, ApiKeyAdded{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, StaffAdded{numbered<StaffId>(1), Role::auditor}},
      {std::nullopt, start_of_story, StaffPhotoChanged{numbered<StaffId>(1)}},
      {numbered<StaffId>(1), start_of_story, SignedIn{}},
      {numbered<StaffId>(1), start_of_story, SignedOut{}},
      {std::nullopt, start_of_story, SupportChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story,
       ApiKeyRevoked{numbered<MarketplaceId>(1), numbered<ApiKeyId>(1)}},
      {std::nullopt, start_of_story, WebhookChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, WebhookSecretChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, StaffDisabled{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, StaffEnabled{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, StaffRoleChanged{numbered<StaffId>(1), Role::supervisor}},
      {std::nullopt, start_of_story, StaffPasswordChanged{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, SessionsEnded{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, WebhooksResumed{numbered<MarketplaceId>(1)}}};
  ASSERT_EQ(all.size(), std::variant_size_v<ActBody>);
  for (const auto& one : all) acts().append(one);
  EXPECT_EQ(after(0), all);
  EXPECT_EQ(storage->connect()->acts().acts_after(0, 100).size(), all.size());
}

TEST_P(ActContract, StandInOneLogWithTheEvents) {
  EXPECT_EQ(acts().last_position(), 0);
  tell_a_day();
  std::vector<std::int64_t> events;
  for (const auto& one : store().events_after(0, 100, std::nullopt)) events.push_back(one.position);
  ASSERT_EQ(events.size(), 3U);
  ASSERT_EQ(positions.size(), 3U);
  const std::vector<std::int64_t> in_order{events[0], positions[0], positions[1],
                                           events[1], positions[2], events[2]};
  for (std::size_t i = 1; i < in_order.size(); ++i) EXPECT_GT(in_order[i], in_order[i - 1]);
  EXPECT_EQ(acts().last_position(), events[2]);
  const auto next = acts().append(act(4));
  EXPECT_EQ(acts().last_position(), next);
}

TEST_P(ActContract, NoMarketplaceEverSeesThem) {
  tell_a_day();
  EXPECT_EQ(store().events_after(0, 100, numbered<MarketplaceId>(1)).size(), 3U);
  EXPECT_EQ(store().history(numbered<VerificationId>(1)).size(), 3U);
}

TEST_P(ActContract, AreReadInPages) {
  tell_a_day();
  EXPECT_THAT(after(0, 2), ElementsAre(act(1), act(2)));
  EXPECT_THAT(after(positions[1], 2), ElementsAre(act(3)));
  EXPECT_THAT(after(positions[2]), IsEmpty());
}

TEST_P(ActContract, EachHashCoversTheOneBefore) {
  tell_a_day();
  app::Hash previous{};
  for (const auto& one : acts().acts_after(0, 100)) {
    EXPECT_EQ(one.previous_hash, previous);
    EXPECT_EQ(one.hash, app::act_hash(previous, app::encode_act(one.act)));
    previous = one.hash;
  }
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

class ActTamperContract : public ActContract {
 protected:
  std::optional<std::int64_t> broken_by(const std::string& change, std::size_t index) {
    storage->tamper(change + " WHERE position = " + std::to_string(positions.at(index)));
    return storage->connect()->chain_broken_at();
  }
};
VISAVIS_ON_EVERY_DATABASE(ActTamperContract);

TEST_P(ActTamperContract, ChangingAnActBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET content = replace(content, 'signed_in', 'signed_out')", 1),
            positions[1]);
}

TEST_P(ActTamperContract, ChangingAHashBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET hash = previous_hash", 1), positions[1]);
}

TEST_P(ActTamperContract, RemovingAnActBreaksTheChainAtTheNext) {
  tell_a_day();
  EXPECT_EQ(broken_by("DELETE FROM event", 0), positions[1]);
}

TEST_P(ActTamperContract, RemovingTheLastActBreaksTheChainAtTheOneBefore) {
  tell_a_day();
  EXPECT_EQ(broken_by("DELETE FROM event", 2), positions[1]);
}

TEST_P(ActTamperContract, RemovingTheOnlyActBreaksTheChain) {
  positions = {acts().append(act(1))};
  EXPECT_EQ(broken_by("DELETE FROM event", 0), 0);
}

TEST_P(ActTamperContract, HidingAnEventFromItsMarketplaceBreaksTheChain) {
  tell_a_day();
  const auto event = store().history(numbered<VerificationId>(1)).front().position;
  positions = {event};
  EXPECT_EQ(broken_by("UPDATE event SET audience = 'internal'", 0), event);
}

TEST_P(ActTamperContract, AreNoDeliveries) {
  tell_a_day();
  EXPECT_EQ(outbox().due(start_of_story + std::chrono::hours{1}, 100).size(), 1U)
      << "the verification's first event";
}

}  // namespace
}  // namespace visavis::contracts
