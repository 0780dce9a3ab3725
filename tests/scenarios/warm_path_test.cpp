// The connection that is made before there is a call, and what begins on it.
#include <gtest/gtest.h>

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

class WarmPathTest : public testing::Test, protected fakes::Cast {
 protected:
  WarmPathTest() : Cast(Role::supervisor), ada(applicant("ada")) {}

  /// The check runs: answered, connected, looped back.
  CallConnect checks(VerificationId id) {
    EXPECT_TRUE(world.said(id, say::WarmUp{}).ok());
    const auto connect = last<CallConnect>(id);
    EXPECT_TRUE(world.said(id, CallOffer{connect.negotiation, "offer"}).ok());
    transport = *world.relay.open_transports.rbegin();
    world.relay_event(TransportConnected{transport});
    return connect;
  }
  bool looped() const { return world.relay.joined.contains({transport, transport}); }

  const VerificationId ada;
  TransportId transport{};  ///< of the check made last
};

TEST_F(WarmPathTest, TheCheckShowsApplicantsThemselvesAndEndsInTheQueue) {
  const auto connect = checks(ada);
  EXPECT_EQ(connect.role, NegotiationRole::offerer);
  EXPECT_EQ(connect.purpose, CallPurpose::check);
  EXPECT_EQ(last<CallAnswer>(ada).sdp, "answer to offer");
  EXPECT_TRUE(looped());

  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_EQ(last<CallPurposeChanged>(ada).purpose, CallPurpose::ready);
  EXPECT_TRUE(world.relay.open_transports.contains(transport)) << "warm";

  EXPECT_TRUE(world.said(ada, say::LeaveQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_TRUE(world.said(ada, say::WarmUp{}).ok());
  EXPECT_TRUE(looped()) << "on the same connection";
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U);
}

TEST_F(WarmPathTest, AcceptingJoinsTwoConnectionsThatAreUp) {
  const auto connect = checks(ada);
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  ASSERT_EQ(all<CallConnect>(eva).size(), 1U);
  const auto prepared = last<CallConnect>(eva);
  EXPECT_EQ(prepared.role, NegotiationRole::answerer);
  EXPECT_EQ(prepared.purpose, CallPurpose::ready);
  EXPECT_EQ(last<CallOffer>(eva).sdp, "relayed offer");
  EXPECT_TRUE(world.said(eva.id, CallAnswer{prepared.negotiation, "answer"}).ok());
  EXPECT_TRUE(world.relay.joined.empty()) << "nobody is seen before somebody accepts";
  EXPECT_EQ(all<CallAnswer>(ada).size(), 1U) << "only the relay's";

  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_EQ(world.relay.joined.size(), 1U);
  EXPECT_EQ(world.relay.joined.begin()->first, transport);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
  EXPECT_EQ(last<CallPurposeChanged>(ada).purpose, CallPurpose::call);
  EXPECT_EQ(last<CallPurposeChanged>(ada).negotiation, connect.negotiation);
  EXPECT_EQ(last<CallPurposeChanged>(eva).negotiation, prepared.negotiation);
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U) << "no new negotiation";
  EXPECT_FALSE(console(eva).call->talk.peer_unreached_since) << "hers has been up since the check";

  // From here on it is a call like any other.
  world.pass(seconds{5});
  EXPECT_TRUE(world.said(ada, say::CallReconnect{connect.negotiation}).ok());
  EXPECT_EQ(last<CallConnect>(ada).purpose, CallPurpose::call);
  EXPECT_EQ(last<CallConnect>(eva).negotiation, last<CallConnect>(ada).negotiation);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
}

TEST_F(WarmPathTest, WhoTookOtherCodecsThanWerePromisedIsHeardByTheOther) {
  checks(ada);
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  const auto prepared = last<CallConnect>(eva);
  EXPECT_TRUE(world.said(eva.id, CallAnswer{prepared.negotiation, "other codecs"}).ok());
  EXPECT_EQ(last<CallClosed>(eva).negotiation, prepared.negotiation);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto anew = last<CallConnect>(ada);
  EXPECT_EQ(anew.purpose, CallPurpose::call);
  EXPECT_EQ(last<CallConnect>(eva).negotiation, anew.negotiation);
  EXPECT_TRUE(world.said(ada, CallOffer{anew.negotiation, "offer"}).ok());
  EXPECT_TRUE(world.said(eva.id, CallAnswer{anew.negotiation, "other codecs"}).ok());
  EXPECT_EQ(last<CallAnswer>(ada).sdp, "relayed other codecs") << "and not what was promised";
}

TEST_F(WarmPathTest, AlsoWhereTheCallHasBegunMeanwhile) {
  const auto before = checks(ada);
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  const auto prepared = last<CallConnect>(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(world.said(eva.id, CallAnswer{prepared.negotiation, "other codecs"}).ok());
  world.pass(seconds{2});
  const auto anew = last<CallConnect>(ada);
  EXPECT_NE(anew.negotiation, before.negotiation);
  EXPECT_EQ(last<CallConnect>(eva).negotiation, anew.negotiation);
  EXPECT_TRUE(world.said(ada, CallOffer{anew.negotiation, "offer"}).ok());
  EXPECT_EQ(last<CallOffer>(eva).sdp, "relayed offer");
}

TEST_F(WarmPathTest, WhereUdpHalfWorksTheConnectionIsMadeOverTcp) {
  const auto first = checks(ada);
  EXPECT_EQ(world.relay.reaches[transport], Reach::either);
  world.relay_event(TransportLost{transport, true});
  const auto second = last<CallConnect>(ada);
  EXPECT_NE(second.negotiation, first.negotiation) << "at once, without being asked";
  EXPECT_EQ(second.purpose, CallPurpose::check);
  EXPECT_TRUE(world.said(ada, CallOffer{second.negotiation, "offer"}).ok());
  transport = *world.relay.open_transports.rbegin();
  EXPECT_EQ(world.relay.reaches[transport], Reach::tcp);
  world.relay_event(TransportConnected{transport});

  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  const TransportId prepared = *world.relay.open_transports.rbegin();
  EXPECT_EQ(world.relay.reaches[prepared], Reach::either) << "hers has nothing to do with it";
  world.relay_event(TransportLost{prepared, true});
  const TransportId again = *world.relay.open_transports.rbegin();
  EXPECT_NE(again, prepared);
  EXPECT_EQ(world.relay.reaches[again], Reach::tcp);
  EXPECT_TRUE(accept(eva, ada).ok());
  world.pass(seconds{5});
  EXPECT_TRUE(world.said(ada, say::CallReconnect{last<CallPurposeChanged>(ada).negotiation}).ok());
  EXPECT_EQ(world.relay.reaches[*world.relay.open_transports.begin()], Reach::tcp)
      << "in the call as well";
  EXPECT_EQ(world.relay.reaches[*world.relay.open_transports.rbegin()], Reach::either_however_slow)
      << "hers never came up over TCP";
}

TEST_F(WarmPathTest, AnOfferThatIsNotAcceptedLeavesNothingBehind) {
  checks(ada);
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
  EXPECT_TRUE(world.said(eva.id, say::GoAway{}).ok());
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_EQ(last<CallClosed>(eva).negotiation, last<CallConnect>(eva).negotiation);

  available(sam);
  ASSERT_EQ(all<CallConnect>(sam).size(), 1U) << "the next is prepared in turn";
  EXPECT_TRUE(world.said(ada, say::LeaveQueue{}).ok());
  EXPECT_EQ(all<CallClosed>(sam).size(), 1U);
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_TRUE(world.said(ada, say::CoolDown{}).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());
}

TEST_F(WarmPathTest, WithoutACheckTheCallIsNegotiatedWhenItBegins) {
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  EXPECT_TRUE(all<CallConnect>(eva).empty());
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_EQ(last<CallConnect>(eva).purpose, CallPurpose::call);
  EXPECT_EQ(last<CallConnect>(ada).purpose, CallPurpose::call);
}

TEST_F(WarmPathTest, ALostOrHalfMadeConnectionFallsBackToo) {
  // Its page is closed before it has offered anything.
  EXPECT_TRUE(world.said(ada, say::WarmUp{}).ok());
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  available(eva);
  EXPECT_TRUE(all<CallConnect>(eva).empty());
  EXPECT_TRUE(world.said(ada, say::CoolDown{}).ok());

  checks(ada);
  EXPECT_EQ(last<CallConnect>(ada).purpose, CallPurpose::ready)
      << "while waiting nothing is looped back";
  EXPECT_FALSE(looped());
  ASSERT_EQ(all<CallConnect>(eva).size(), 1U) << "prepared as soon as it can be";
  world.relay_event(TransportLost{transport});
  EXPECT_TRUE(world.relay.open_transports.empty());
  EXPECT_EQ(all<CallClosed>(eva).size(), 1U);
  EXPECT_FALSE(all<CallClosed>(ada).empty());
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_EQ(last<CallConnect>(ada).purpose, CallPurpose::call);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
}

TEST_F(WarmPathTest, AReloadedPageStartsAgainAndADroppedLineDoesNot) {
  const auto connect = checks(ada);
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  world.disconnected(ada);
  world.connected(ada);
  EXPECT_TRUE(world.said(ada, say::CallAlive{connect.negotiation}).ok());
  EXPECT_TRUE(world.relay.open_transports.contains(transport));
  world.disconnected(ada);
  world.connected(ada);
  EXPECT_TRUE(world.said(ada, say::CallAlive{0}).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());

  checks(ada);
  world.disconnected(ada);
  world.pass(seconds{61});
  EXPECT_TRUE(world.relay.open_transports.empty()) << "gone";
}

TEST_F(WarmPathTest, OnlyWhoAgreedToTheCallAndNotAgainAndAgain) {
  const auto bob = required("bob").verification.id;
  world.connected(bob);
  EXPECT_EQ(world.said(bob, say::WarmUp{}).error(), Refusal::consent_required);
  int made = 0;
  for (int i = 0; i < 50; ++i) made += world.said(ada, say::WarmUp{}).ok() ? 1 : 0;
  EXPECT_LT(made, 10);
  EXPECT_EQ(world.relay.open_transports.size(), 1U);
  EXPECT_TRUE(cancel_verification(world, market, ada).ok());
  EXPECT_TRUE(world.relay.open_transports.empty());
  EXPECT_EQ(world.said(ada, say::WarmUp{}).error(), Refusal::not_open);
}

}  // namespace
}  // namespace visavis::app
