#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OutboxContract : public StoreContract {
 protected:
  /// The positions of what is due.
  std::vector<std::int64_t> due(Timestamp now, std::size_t limit_each = 100) {
    std::vector<std::int64_t> positions;
    for (const auto& one : outbox().due(now, limit_each)) positions.push_back(one.event.position);
    return positions;
  }
  /// Commits and gives the event's position.
  std::int64_t committed(const app::Step& step) {
    commit(step);
    return store().history(step.after.id).back().position;
  }

  Story eva{1, "eva"}, adam{2, "adam", 2};
  const Timestamp later = start_of_story + std::chrono::hours{1};
  const Command consent = GiveConsent{std::string{consent_version}};
};
VISAVIS_ON_EVERY_DATABASE(OutboxContract);

TEST_P(OutboxContract, CarriesTheEventAndWhereToSendIt) {
  const auto step = eva.begin();
  commit(step);
  const auto found = outbox().due(step.event.at, 10);
  ASSERT_EQ(found.size(), 1U);
  const auto& one = found.front();
  EXPECT_EQ(one.url, a_marketplace(1).webhook_url);
  EXPECT_THAT(one.secrets, ElementsAre(a_marketplace(1).webhook_secret));
  EXPECT_EQ(one.attempts, 0);
  const auto stored = store().history(step.after.id).front();
  EXPECT_EQ(one.event.position, stored.position);
  EXPECT_EQ(one.event.event, stored.event);
  EXPECT_EQ(one.event.body, stored.body);
  EXPECT_EQ(one.event.type, stored.type);
  EXPECT_EQ(one.event.hash, stored.hash);
  EXPECT_EQ(one.event.account, "eva");
}

TEST_P(OutboxContract, TellsASecretThatRetiresAsLongAsItCounts) {
  commit(eva.begin());
  marketplaces().set_webhook_secret(numbered<MarketplaceId>(1), "whsec_new",
                                    RetiringSecret{"whsec_old", later});
  const auto secrets = [&](Timestamp now) { return outbox().due(now, 10).front().secrets; };
  EXPECT_THAT(secrets(later - Duration{1}), ElementsAre("whsec_new", "whsec_old"));
  EXPECT_THAT(secrets(later), ElementsAre("whsec_new"));
}

TEST_P(OutboxContract, IsEmptyForAMarketplaceWithoutAnEndpoint) {
  commit(Story(3, "eva", 3).begin());
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(outbox().next_due(start_of_story), std::nullopt);
}

TEST_P(OutboxContract, SendsAVerificationsEventsOneByOne) {
  const auto first = committed(eva.begin());
  const auto second = committed(eva.step(consent));
  const auto third = committed(eva.step(JoinQueue{}));
  const auto other = committed(adam.begin());
  EXPECT_THAT(due(later), testing::UnorderedElementsAre(first, other));
  outbox().delivered(first, 204, later);
  EXPECT_THAT(due(later), ElementsAre(other, second));
  outbox().delivered(other, 200, later);
  outbox().delivered(second, 200, later);
  EXPECT_THAT(due(later), ElementsAre(third));
  outbox().delivered(third, 200, later);
  EXPECT_THAT(due(later), IsEmpty());
  const auto fourth = committed(eva.step(LeaveQueue{}));
  EXPECT_THAT(due(later), ElementsAre(fourth));
}

TEST_P(OutboxContract, AFailureWaitsAndHoldsItsSuccessorsBack) {
  const auto first = committed(eva.begin());
  committed(eva.step(consent));
  const auto other = committed(adam.begin());
  const Timestamp again = later + std::chrono::minutes{5};
  outbox().failed(first, "HTTP 500", again, later);
  EXPECT_THAT(due(later), ElementsAre(other));
  EXPECT_EQ(outbox().next_due(later), again);
  EXPECT_THAT(due(again - Duration{1}), ElementsAre(other));
  EXPECT_THAT(due(again), ElementsAre(other, first)) << "longest due first";
  EXPECT_EQ(outbox().due(again, 10)[1].attempts, 1);
  EXPECT_EQ(outbox().next_due(again), std::nullopt) << "due now is not due next";
}

TEST_P(OutboxContract, GivingUpLetsTheNextOneGo) {
  const auto first = committed(eva.begin());
  const auto second = committed(eva.step(consent));
  outbox().failed(first, "HTTP 410", std::nullopt, later);
  EXPECT_THAT(due(later), ElementsAre(second));
  EXPECT_THAT(due(later - Duration{1}), IsEmpty()) << "due since the one before was over";
}

TEST_P(OutboxContract, APausedEndpointKeepsWhatIsForItUntilItIsResumed) {
  const auto first = committed(eva.begin());
  const auto second = committed(eva.step(consent));
  const auto other = committed(adam.begin());
  EXPECT_THAT(outbox().paused(), IsEmpty());
  outbox().pause(first, a_marketplace(1).webhook_url, "HTTP 410", later);
  outbox().pause(first, a_marketplace(1).webhook_url, "HTTP 410", later + std::chrono::hours{1});
  EXPECT_THAT(outbox().paused(), ElementsAre(a_marketplace(1).id));
  EXPECT_THAT(storage->connect()->outbox().paused(), ElementsAre(a_marketplace(1).id));
  const auto third = committed(Story(5, "noor").begin());
  EXPECT_THAT(due(later + std::chrono::days{365}), ElementsAre(other));
  auto& marketplaces = connection->marketplaces();
  EXPECT_FALSE(marketplaces.resume_webhooks(numbered<MarketplaceId>(77)));
  EXPECT_TRUE(marketplaces.resume_webhooks(a_marketplace(1).id));
  EXPECT_TRUE(marketplaces.resume_webhooks(a_marketplace(1).id)) << "one that is not paused";
  EXPECT_THAT(outbox().paused(), IsEmpty());
  EXPECT_THAT(due(later), testing::UnorderedElementsAre(first, other, third));
  EXPECT_EQ(outbox().due(later, 10).front().attempts, 0) << "it was no attempt";
  outbox().delivered(first, 200, later);
  EXPECT_THAT(due(later), testing::Contains(second));
  outbox().pause(second, a_marketplace(1).webhook_url, "HTTP 410", later);
  EXPECT_TRUE(marketplaces.set_webhook_url(a_marketplace(1).id, "https://new.example/hook"));
  EXPECT_THAT(outbox().paused(), IsEmpty()) << "another address is another endpoint";
}

TEST_P(OutboxContract, IgnoresAResultForWhatIsOver) {
  const auto first = committed(eva.begin());
  const auto second = committed(eva.step(consent));
  outbox().delivered(first, 200, later);
  outbox().failed(first, "HTTP 500", later, later);
  outbox().delivered(first, 200, later);
  outbox().delivered(9999, 200, later);
  EXPECT_THAT(due(later), ElementsAre(second));
}

TEST_P(OutboxContract, TheLimitIsForEachMarketplace) {
  for (std::uint32_t i = 10; i < 20; ++i) commit(Story(i, "a" + std::to_string(i)).begin());
  const auto other = committed(adam.begin());
  const auto found = due(later, 3);
  EXPECT_EQ(found.size(), 4U);
  EXPECT_THAT(found, testing::Contains(other));
}

TEST_P(OutboxContract, IsSeenByAnotherConnection) {
  const auto other = storage->connect();
  const auto first = committed(eva.begin());
  ASSERT_EQ(other->outbox().due(later, 10).size(), 1U);
  other->outbox().delivered(first, 200, later);
  EXPECT_THAT(due(later), IsEmpty());
}

}  // namespace
}  // namespace visavis::contracts
