// The connection that is made before there is a call, and what begins on it.
#include <gtest/gtest.h>

#include "app/verification/give_consent.h"
#include "app/verification/manage_verification.h"
#include "app/verification/require_verification.h"

#include "fakes/world.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

class WarmPathTest : public testing::Test {
 protected:
  WarmPathTest() {
    world.store.add_marketplace({market, "Market", "", ""}, world.clock.now());
    for (const auto& one : {eva, sam}) world.store.add_staff(one, world.clock.now());
    ada = applicant("ada", true);
  }

  VerificationId applicant(const std::string& account, bool consents) {
    Profile profile;
    profile.name = account;
    const auto required = require_verification(
        world, market, {AccountId::parse(account).value(), Trigger::manual, profile, "", {}});
    const VerificationId id = required->verification.id;
    if (consents) {
      EXPECT_TRUE(give_consent(world, id, std::string{consent_version}).ok());
    }
    world.connected(id);
    return id;
  }

  Result<Done, Refusal> says(VerificationId id, const FromApplicant& message) {
    return world.said(id, message);
  }
  Result<Done, Refusal> says(const Staff& staff, const FromStaff& message) {
    return world.said(staff.id, message);
  }

  template <class Message, class Sent>
  static std::vector<Message> all(const Sent& sent) {
    std::vector<Message> found;
    for (const auto& message : sent) {
      if (const auto* one = std::get_if<Message>(&message)) found.push_back(*one);
    }
    return found;
  }
  template <class Message>
  std::vector<Message> told(VerificationId id) {
    return all<Message>(world.live.applicants[id]);
  }
  template <class Message>
  std::vector<Message> told(const Staff& staff) {
    return all<Message>(world.live.staff[staff.id]);
  }

  /// The check runs: answered, connected, looped back.
  CallConnect checks(VerificationId id) {
    EXPECT_TRUE(says(id, SayWarmUp{}).ok());
    const auto connect = told<CallConnect>(id).back();
    EXPECT_TRUE(says(id, CallOffer{connect.negotiation, "offer"}).ok());
    transport = *world.relay.open_transports.rbegin();
    world.relay_event(TransportConnected{transport});
    return connect;
  }
  void available(const Staff& staff) {
    world.connected(staff);
    EXPECT_TRUE(says(staff, SayGoAvailable{}).ok());
  }
  bool looped() const { return world.relay.joined.contains({transport, transport}); }

  fakes::World world;
  MarketplaceId market{IdBytes{5}};
  Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
  Staff sam{StaffId{IdBytes{2}}, "sam@visavis.example", "Sam", Role::supervisor, ""};
  VerificationId ada{IdBytes{}};
  TransportId transport{};  ///< of the check made last
};

TEST_F(WarmPathTest, TheCheckShowsApplicantsThemselvesAndEndsInTheQueue) {
  const auto connect = checks(ada);
  EXPECT_EQ(connect.role, NegotiationRole::offerer);
  EXPECT_EQ(connect.purpose, CallPurpose::check);
  EXPECT_EQ(told<CallAnswer>(ada).back().sdp, "answer to offer");
  EXPECT_TRUE(looped());

  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_EQ(told<CallPurposeChanged>(ada).back().purpose, CallPurpose::ready);
  EXPECT_TRUE(world.relay.open_transports.contains(transport)) << "warm";

  EXPECT_TRUE(says(ada, SayLeaveQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_TRUE(says(ada, SayWarmUp{}).ok());
  EXPECT_TRUE(looped()) << "on the same connection";
  EXPECT_EQ(told<CallConnect>(ada).size(), 1U);
}

TEST_F(WarmPathTest, AcceptingJoinsTwoConnectionsThatAreUp) {
  const auto connect = checks(ada);
  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  available(eva);
  ASSERT_EQ(told<CallConnect>(eva).size(), 1U);
  const auto prepared = told<CallConnect>(eva).back();
  EXPECT_EQ(prepared.role, NegotiationRole::answerer);
  EXPECT_EQ(prepared.purpose, CallPurpose::ready);
  EXPECT_EQ(told<CallOffer>(eva).back().sdp, "relayed offer");
  EXPECT_TRUE(says(eva, CallAnswer{prepared.negotiation, "answer"}).ok());
  EXPECT_TRUE(world.relay.joined.empty()) << "nobody is seen before somebody accepts";
  EXPECT_EQ(told<CallAnswer>(ada).size(), 1U) << "only the relay's";

  EXPECT_TRUE(says(eva, SayAcceptOffer{ada}).ok());
  EXPECT_EQ(world.relay.joined.size(), 1U);
  EXPECT_EQ(world.relay.joined.begin()->first, transport);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
  EXPECT_EQ(told<CallPurposeChanged>(ada).back().purpose, CallPurpose::call);
  EXPECT_EQ(told<CallPurposeChanged>(ada).back().negotiation, connect.negotiation);
  EXPECT_EQ(told<CallPurposeChanged>(eva).back().negotiation, prepared.negotiation);
  EXPECT_EQ(told<CallConnect>(ada).size(), 1U) << "no new negotiation";

  // From here on it is a call like any other.
  world.pass(seconds{5});
  EXPECT_TRUE(says(ada, SayCallReconnect{connect.negotiation}).ok());
  EXPECT_EQ(told<CallConnect>(ada).back().purpose, CallPurpose::call);
  EXPECT_EQ(told<CallConnect>(eva).back().negotiation, told<CallConnect>(ada).back().negotiation);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
}

TEST_F(WarmPathTest, AnOfferThatIsNotAcceptedLeavesNothingBehind) {
  checks(ada);
  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  available(eva);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
  EXPECT_TRUE(says(eva, SayGoAway{}).ok());
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_EQ(told<CallClosed>(eva).back().negotiation, told<CallConnect>(eva).back().negotiation);

  available(sam);
  ASSERT_EQ(told<CallConnect>(sam).size(), 1U) << "the next is prepared in turn";
  EXPECT_TRUE(says(ada, SayLeaveQueue{}).ok());
  EXPECT_EQ(told<CallClosed>(sam).size(), 1U);
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_TRUE(says(ada, SayCoolDown{}).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());
}

TEST_F(WarmPathTest, WithoutACheckTheCallIsNegotiatedWhenItBegins) {
  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  available(eva);
  EXPECT_TRUE(told<CallConnect>(eva).empty());
  EXPECT_TRUE(says(eva, SayAcceptOffer{ada}).ok());
  EXPECT_EQ(told<CallConnect>(eva).back().purpose, CallPurpose::call);
  EXPECT_EQ(told<CallConnect>(ada).back().purpose, CallPurpose::call);
}

TEST_F(WarmPathTest, ALostOrHalfMadeConnectionFallsBackToo) {
  EXPECT_TRUE(says(ada, SayWarmUp{}).ok());  // Its page is closed before it has offered anything.
  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  available(eva);
  EXPECT_TRUE(told<CallConnect>(eva).empty());
  EXPECT_TRUE(says(ada, SayCoolDown{}).ok());

  checks(ada);
  EXPECT_EQ(told<CallConnect>(ada).back().purpose, CallPurpose::ready)
      << "while waiting nothing is looped back";
  EXPECT_FALSE(looped());
  ASSERT_EQ(told<CallConnect>(eva).size(), 1U) << "prepared as soon as it can be";
  world.relay_event(TransportLost{transport});
  EXPECT_TRUE(world.relay.open_transports.empty());
  EXPECT_EQ(told<CallClosed>(eva).size(), 1U);
  EXPECT_FALSE(told<CallClosed>(ada).empty());
  EXPECT_TRUE(says(eva, SayAcceptOffer{ada}).ok());
  EXPECT_EQ(told<CallConnect>(ada).back().purpose, CallPurpose::call);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
}

TEST_F(WarmPathTest, AReloadedPageStartsAgainAndADroppedLineDoesNot) {
  const auto connect = checks(ada);
  EXPECT_TRUE(says(ada, SayJoinQueue{}).ok());
  world.disconnected(ada);
  world.connected(ada);
  EXPECT_TRUE(says(ada, SayCallAlive{connect.negotiation}).ok());
  EXPECT_TRUE(world.relay.open_transports.contains(transport));
  world.disconnected(ada);
  world.connected(ada);
  EXPECT_TRUE(says(ada, SayCallAlive{0}).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());

  checks(ada);
  world.disconnected(ada);
  world.pass(seconds{61});
  EXPECT_TRUE(world.relay.open_transports.empty()) << "gone";
}

TEST_F(WarmPathTest, OnlyWhoAgreedToTheCallAndNotAgainAndAgain) {
  const auto bob = applicant("bob", false);
  EXPECT_EQ(says(bob, SayWarmUp{}).error(), Refusal::consent_required);
  int made = 0;
  for (int i = 0; i < 50; ++i) made += says(ada, SayWarmUp{}).ok() ? 1 : 0;
  EXPECT_LT(made, 10);
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_TRUE(cancel_verification(world, market, ada).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());
  EXPECT_EQ(says(ada, SayWarmUp{}).error(), Refusal::not_open);
}

}  // namespace
}  // namespace visavis::app
