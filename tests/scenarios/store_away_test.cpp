// While the store does not answer: whoever talks goes on talking, whoever needs the store hears so,
// and afterwards everything is as if nothing had been asked.
#include <algorithm>
#include <gtest/gtest.h>

#include "fakes/world.h"

namespace visavis::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class StoreAwayTest : public testing::Test {
 protected:
  StoreAwayTest() {
    world.store.add_marketplace({market, "Market", "", ""}, world.clock.now());
    for (const auto& one : {eva, sam}) world.store.add_staff(one, world.clock.now());
    world.executor.tell = [this, tell = world.executor.tell](const auto& committed) {
      for (const auto& one : committed)
        told.push_back(std::visit([](const auto& any) { return any.position; }, one));
      tell(committed);
    };
    ada = applicant("ada");
  }

  VerificationId applicant(const std::string& account) {
    Profile profile;
    profile.name = account;
    RequireVerification request{
        AccountId::parse(account).value(), Trigger::manual, profile, "", {}};
    request.contact = Contact{Personal<std::string>{account + "@example.com"}, "en"};
    const auto id = require_verification(world, market, request)->verification.id;
    EXPECT_TRUE(give_consent(world, id, std::string{consent_version}).ok());
    world.connected(id);
    return id;
  }
  void waits(VerificationId id) {
    EXPECT_TRUE(world.said(id, SayJoinQueue{}).ok());
    world.pass(seconds{1});
  }
  void available(const Staff& staff) {
    world.connected(staff);
    EXPECT_TRUE(world.said(staff.id, SayGoAvailable{}).ok());
  }
  Result<Done, Refusal> accepts(const Staff& staff, VerificationId id) {
    return world.said(staff.id, SayAcceptOffer{id});
  }
  std::string status(VerificationId id) {
    return std::string{name(world.store.verification(id)->status)};
  }
  int events(VerificationId id, std::string_view type) {
    int count = 0;
    for (const auto& event : world.store.history(id)) count += event.type == type ? 1 : 0;
    return count;
  }
  template <class Message, class Sent>
  static std::vector<Message> all(const Sent& sent) {
    std::vector<Message> found;
    for (const auto& message : sent) {
      if (const auto* one = std::get_if<Message>(&message)) found.push_back(*one);
    }
    return found;
  }
  static SayCallChat chat(const std::string& text) {
    return SayCallChat{Personal<std::string>{text}};
  }
  /// Everything that was committed was told once, in the order of the log.
  bool told_once_in_order() const {
    return std::adjacent_find(told.begin(), told.end(), std::greater_equal<>{}) == told.end();
  }

  fakes::World world;
  MarketplaceId market{IdBytes{5}};
  Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
  Staff sam{StaffId{IdBytes{2}}, "sam@visavis.example", "Sam", Role::representative, ""};
  VerificationId ada;
  std::vector<std::int64_t> told;
};

TEST_F(StoreAwayTest, ACallGoesOn) {
  waits(ada);
  available(eva);
  ASSERT_TRUE(accepts(eva, ada).ok());
  const auto line = all<CallConnect>(world.live.applicants[ada]).back().negotiation;
  world.executor.silent = true;

  EXPECT_TRUE(world.said(ada, CallOffer{line, "offer"}).ok());
  EXPECT_EQ(all<CallOffer>(world.live.staff[eva.id]).back().sdp, "relayed offer");
  EXPECT_TRUE(world.said(eva.id, CallAnswer{line, "answer"}).ok());
  EXPECT_EQ(all<CallAnswer>(world.live.applicants[ada]).back().sdp, "relayed answer");

  EXPECT_TRUE(world.said(ada, chat("Do you hear me?")).ok());
  EXPECT_TRUE(world.said(eva.id, chat("Yes")).ok());
  EXPECT_EQ(world.live.page(ada).call->talk.chat.size(), 2U);
  EXPECT_EQ(world.live.console(eva.id).call->talk.chat.size(), 2U);
  EXPECT_TRUE(world.said(ada, SayCallMedia{{true, false}}).ok());
  EXPECT_TRUE(world.said(eva.id, SayShowItem{"q1"}).ok());
  EXPECT_TRUE(world.said(ada, CallStill{"/9j/"}).ok());
  world.pass(seconds{2});
  EXPECT_EQ(world.live.console(eva.id).call->talk.peer, (MediaSwitches{true, false}));
  EXPECT_TRUE(world.live.page(ada).call->now) << "what is asked now needs no store";

  EXPECT_TRUE(world.said(ada, SayCallReconnect{line}).ok());
  EXPECT_GT(all<CallConnect>(world.live.applicants[ada]).back().negotiation, line);
  world.disconnected(ada);
  world.pass(seconds{5});
  world.connected(ada);
  EXPECT_EQ(world.live.page(ada).call->talk.chat.size(), 2U) << "a reload finds the call";
  EXPECT_EQ(world.said(ada, SayLeaveCall{}).error(), Refusal::unavailable);
  EXPECT_EQ(status(ada), "in_call");

  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, SayLeaveCall{}).ok());
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(all<CallEnded>(world.live.applicants[ada]).size(), 1U);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, TheCheckOfTheDevicesGoesOn) {
  world.executor.silent = true;
  EXPECT_TRUE(world.said(ada, SayWarmUp{}).ok());
  const auto connect = all<CallConnect>(world.live.applicants[ada]).back();
  EXPECT_EQ(connect.purpose, CallPurpose::check);
  EXPECT_TRUE(world.said(ada, CallOffer{connect.negotiation, "offer"}).ok());
  const auto transport = *world.relay.open_transports.begin();
  world.relay_event(TransportConnected{transport});
  EXPECT_TRUE(world.relay.joined.contains({transport, transport}));
  EXPECT_EQ(world.said(ada, SayJoinQueue{}).error(), Refusal::unavailable);
  EXPECT_TRUE(world.relay.joined.contains({transport, transport})) << "still at the check";

  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, SayJoinQueue{}).ok());
  EXPECT_TRUE(world.relay.joined.empty());
  EXPECT_TRUE(world.relay.open_transports.contains(transport)) << "on the same connection";
  EXPECT_EQ(all<CallConnect>(world.live.applicants[ada]).size(), 1U);
}

TEST_F(StoreAwayTest, WhoNeedsItHearsSoAndMayAskAgain) {
  const auto slot = world.clock.now() + std::chrono::minutes{30};
  world.executor.silent = true;
  EXPECT_EQ(world.said(ada, SayJoinQueue{}).error(), Refusal::unavailable);
  EXPECT_EQ(world.said(ada, SayBookSlot{slot}).error(), Refusal::unavailable);
  EXPECT_EQ(world.said(ada, SayRequestCallBack{}).error(), Refusal::unavailable);
  EXPECT_EQ(world.counts().waiting, 0U);
  world.executor.silent = false;
  EXPECT_TRUE(world.said(ada, SayBookSlot{slot}).ok());
  EXPECT_TRUE(world.said(ada, SayJoinQueue{}).ok());
  EXPECT_EQ(world.live.page(ada).queue->place, 1U);
  EXPECT_EQ(events(ada, "verification.waiting"), 1);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, WhoAcceptedInVainCanAcceptAgain) {
  waits(ada);
  available(eva);
  available(sam);
  const auto& first = world.live.console(eva.id).offer ? eva : sam;
  world.executor.silent = true;
  EXPECT_EQ(accepts(first, ada).error(), Refusal::unavailable);
  EXPECT_EQ(accepts(first, ada).error(), Refusal::unavailable) << "however often";
  EXPECT_TRUE(world.live.console(first.id).offer) << "nobody else got the applicant";
  EXPECT_TRUE(all<CallConnect>(world.live.applicants[ada]).empty());

  world.executor.silent = false;
  EXPECT_TRUE(accepts(first, ada).ok());
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_EQ(world.live.console(first.id).call->verification.id, ada);
  EXPECT_EQ(all<CallConnect>(world.live.applicants[ada]).size(), 1U);
  EXPECT_EQ(all<CallConnect>(world.live.staff[first.id]).size(), 1U);
  EXPECT_TRUE(told_once_in_order());
}

TEST_F(StoreAwayTest, AnOfferThatWasAcceptedInVainEndsLikeAnyOther) {
  waits(ada);
  available(eva);
  world.executor.silent = true;
  EXPECT_EQ(accepts(eva, ada).error(), Refusal::unavailable);
  world.pass(seconds{31});
  EXPECT_FALSE(world.live.console(eva.id).offer);
  available(sam);
  ASSERT_TRUE(world.live.console(sam.id).offer) << "bringing people together needs no store";
  world.executor.silent = false;
  EXPECT_EQ(accepts(eva, ada).error(), Refusal::offer_over);
  EXPECT_TRUE(accepts(sam, ada).ok());
}

/// What the store is asked on its way is not answered before the test says so.
TEST_F(StoreAwayTest, WhoGoesWhileTheirAcceptIsOnItsWayHoldsNobodyUp) {
  waits(ada);
  available(eva);
  world.executor.silent = true;
  std::optional<Refusal> refused;
  world.people->said(eva.id, SayAcceptOffer{ada},
                     [&](const auto& begun) { refused = begun.error(); });
  world.people->disconnected(eva.id);
  EXPECT_FALSE(refused);
  world.executor.settle();
  EXPECT_EQ(refused, Refusal::unavailable);
  world.executor.silent = false;
  available(sam);
  EXPECT_TRUE(world.live.console(sam.id).offer);
}

TEST_F(StoreAwayTest, WhatTheServiceDoesByItselfIsDoneAfterwardsAndOnce) {
  waits(ada);
  const auto bob = applicant("bob");
  waits(bob);
  world.executor.silent = true;
  world.disconnected(ada);
  world.pass(seconds{70});
  EXPECT_EQ(status(ada), "waiting");
  EXPECT_EQ(world.live.page(bob).queue->place, 2U) << "what is not committed is not told";
  EXPECT_GT(world.faults, 0);
  world.executor.silent = false;
  world.pass(seconds{6});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(world.live.page(bob).queue->place, 1U);
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
