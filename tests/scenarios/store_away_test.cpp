// While the store does not answer: whoever talks goes on talking, whoever needs the store hears so,
// and afterwards everything is as if nothing had been asked.
#include <algorithm>
#include <gtest/gtest.h>

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class StoreAwayTest : public testing::Test, protected fakes::Cast {
 protected:
  StoreAwayTest() {
    with_contact = true;
    ada = applicant("ada");
  }

  /// Everything that was committed was told once, in the order of the log.
  bool told_once_in_order() const {
    return std::adjacent_find(told_positions.begin(), told_positions.end(),
                              std::greater_equal<>{}) == told_positions.end();
  }

  VerificationId ada;
};

TEST_F(StoreAwayTest, ACallGoesOn) {
  waits(ada);
  available(eva);
  ASSERT_TRUE(accept(eva, ada).ok());
  const auto line = last<CallConnect>(ada).negotiation;
  world.executor.silent = true;

  EXPECT_TRUE(world.said(ada, CallOffer{line, "offer"}).ok());
  EXPECT_EQ(last<CallOffer>(eva).sdp, "relayed offer");
  EXPECT_TRUE(world.said(eva.id, CallAnswer{line, "answer"}).ok());
  EXPECT_EQ(last<CallAnswer>(ada).sdp, "relayed answer");

  EXPECT_TRUE(world.said(ada, chat("Do you hear me?")).ok());
  EXPECT_TRUE(world.said(eva.id, chat("Yes")).ok());
  EXPECT_EQ(page(ada).call->talk.chat.size(), 2U);
  EXPECT_EQ(console(eva).call->talk.chat.size(), 2U);
  EXPECT_TRUE(world.said(ada, say::CallMedia{true, false}).ok());
  EXPECT_TRUE(world.said(eva.id, say::CallShowItem{"q1"}).ok());
  EXPECT_TRUE(world.said(ada, CallStill{"/9j/"}).ok());
  world.pass(seconds{2});
  EXPECT_EQ(console(eva).call->talk.peer, (MediaSwitches{true, false}));
  EXPECT_TRUE(page(ada).call->now) << "what is asked now needs no store";

  EXPECT_TRUE(world.said(ada, say::CallReconnect{line}).ok());
  EXPECT_GT(last<CallConnect>(ada).negotiation, line);
  world.disconnected(ada);
  world.pass(seconds{5});
  world.connected(ada);
  EXPECT_EQ(page(ada).call->talk.chat.size(), 2U) << "a reload finds the call";
  EXPECT_EQ(world.said(ada, say::LeaveCall{}).error(), Refusal::unavailable);
  EXPECT_EQ(status(ada), "in_call");

  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(all<CallEnded>(ada).size(), 1U);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, TheCheckOfTheDevicesGoesOn) {
  world.executor.silent = true;
  EXPECT_TRUE(world.said(ada, say::WarmUp{}).ok());
  const auto connect = last<CallConnect>(ada);
  EXPECT_EQ(connect.purpose, CallPurpose::check);
  EXPECT_TRUE(world.said(ada, CallOffer{connect.negotiation, "offer"}).ok());
  const auto transport = *world.relay.open_transports.begin();
  world.relay_event(TransportConnected{transport});
  EXPECT_TRUE(world.relay.joined.contains({transport, transport}));
  EXPECT_EQ(world.said(ada, say::JoinQueue{}).error(), Refusal::unavailable);
  EXPECT_TRUE(world.relay.joined.contains({transport, transport})) << "still at the check";

  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_TRUE(world.relay.open_transports.contains(transport)) << "on the same connection";
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U);
}

TEST_F(StoreAwayTest, WhoNeedsItHearsSoAndMayAskAgain) {
  const auto slot = world.clock.now() + std::chrono::minutes{30};
  world.executor.silent = true;
  EXPECT_EQ(world.said(ada, say::JoinQueue{}).error(), Refusal::unavailable);
  EXPECT_EQ(world.said(ada, say::BookSlot{slot}).error(), Refusal::unavailable);
  EXPECT_EQ(world.said(ada, say::RequestCallBack{}).error(), Refusal::unavailable);
  EXPECT_EQ(world.counts().waiting, 0U);
  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, say::BookSlot{slot}).ok());
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  EXPECT_EQ(page(ada).queue->place, 1U);
  EXPECT_EQ(events(ada, "verification.waiting"), 1);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, WhoAcceptedInVainCanAcceptAgain) {
  waits(ada);
  available(eva);
  available(sam);
  const auto& first = console(eva).match ? eva : sam;
  world.executor.silent = true;
  EXPECT_EQ(accept(first, ada).error(), Refusal::unavailable);
  EXPECT_EQ(accept(first, ada).error(), Refusal::unavailable) << "however often";
  EXPECT_TRUE(console(first).match) << "nobody else got the applicant";
  EXPECT_TRUE(all<CallConnect>(ada).empty());

  world.executor.silent = false;
  EXPECT_TRUE(accept(first, ada).ok());
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_EQ(console(first).call->verification.id, ada);
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U);
  EXPECT_EQ(all<CallConnect>(first).size(), 1U);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, AnOfferThatWasAcceptedInVainEndsLikeAnyOther) {
  waits(ada);
  available(eva);
  world.executor.silent = true;
  EXPECT_EQ(accept(eva, ada).error(), Refusal::unavailable);
  world.pass(seconds{31});
  EXPECT_FALSE(console(eva).match);
  available(sam);
  ASSERT_TRUE(console(sam).match) << "bringing people together needs no store";
  world.executor.silent = false;
  EXPECT_EQ(accept(eva, ada).error(), Refusal::match_over);
  EXPECT_TRUE(accept(sam, ada).ok());
}

/// What the store is asked on its way is not answered before the test says so.
TEST_F(StoreAwayTest, WhoGoesWhileTheirAcceptIsOnItsWayHoldsNobodyUp) {
  waits(ada);
  available(eva);
  world.executor.silent = true;
  std::optional<Refusal> refused;
  world.people->said(eva.id, say::AcceptMatch{ada},
                     [&](const auto& begun) { refused = begun.error(); });
  world.people->disconnected(eva.id);
  EXPECT_FALSE(refused);
  world.executor.settle();
  EXPECT_EQ(refused, Refusal::unavailable);
  world.executor.silent = false;
  available(sam);
  EXPECT_TRUE(console(sam).match);
}

TEST_F(StoreAwayTest, WhatTheServiceDoesByItselfIsDoneAfterwardsAndOnce) {
  waits(ada);
  const auto bob = applicant("bob");
  waits(bob);
  world.executor.silent = true;
  world.disconnected(ada);
  world.pass(seconds{70});
  EXPECT_EQ(status(ada), "waiting");
  EXPECT_EQ(page(bob).queue->place, 2U) << "what is not committed is not told";
  EXPECT_GT(world.faults, 0);
  world.executor.silent = false;
  world.pass(seconds{6});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(page(bob).queue->place, 1U);
  const auto history = world.store.history(ada);
  EXPECT_EQ(std::count_if(history.begin(), history.end(),
                          [](const StoredEvent& stored) {
                            return std::holds_alternative<QueueLeft>(stored.event.body);
                          }),
            1);
  EXPECT_TRUE(told_once_in_order());
}

}  // namespace
}  // namespace visavis::app
