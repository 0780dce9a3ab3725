#include <gtest/gtest.h>

#include "app/wire/shown.h"
#include "app/wire/text.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

class LiveTest : public testing::Test, protected fakes::Cast {
 protected:
  LiveTest() : Cast(Role::supervisor) {}

  Result<Verification, Refusal> decided(const Staff& staff, Outcome outcome) {
    const StaffCall call = console(staff).call.value();
    Decision decision;
    decision.outcome = outcome;
    for (const auto& item : std::get<InCall>(call.verification.status).checklist) {
      decision.checklist.push_back({item.item, ChecklistMark::ok});
    }
    if (outcome == Outcome::failed) decision.checklist.back().result = ChecklistMark::not_ok;
    for (const auto& reason : all_reasons()) {
      if (reason.outcome == outcome && decision.reasons.empty()) decision.reasons = {reason.reason};
    }
    return decide_call(world, staff, std::get<InCall>(call.verification.status).call, decision);
  }
};

TEST_F(LiveTest, LongestWaitingApplicantIsOfferedAndPlacesMoveUp) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  EXPECT_EQ(page(ada).queue->place, 1U);
  EXPECT_EQ(page(bob).queue->place, 2U);
  EXPECT_EQ(page(bob).queue->length, 2U);

  available(eva);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(console(eva).match->verification.id, ada);
  EXPECT_FALSE(accept(eva, bob).ok()) << "nobody picks whom to examine";
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_EQ(status(ada), "in_call");
  world.pass(seconds{1});
  EXPECT_EQ(page(bob).queue->place, 1U);
  EXPECT_EQ(page(ada).call->representative_name, "Eva");
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_FALSE(console(eva).match);
}

TEST_F(LiveTest, TheTwoSidesAndNobodyElseAreJoined) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  available(eva);
  available(sam);
  const auto of_eva = console(eva).match->verification;
  EXPECT_TRUE(accept(eva, of_eva.id).ok());
  const auto first = of_eva.id == ada ? ada : bob;
  const auto second = first == ada ? bob : ada;
  EXPECT_TRUE(accept(sam, second).ok());
  EXPECT_EQ(world.relay.joined.size(), 2U);

  const auto connect = last<CallConnect>(first);
  EXPECT_EQ(connect.role, NegotiationRole::offerer);
  const auto bad = world.said(first, CallOffer{connect.negotiation, "bad"});
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error(), Refusal::sdp_refused);
  EXPECT_TRUE(world.said(first, CallOffer{connect.negotiation, "offer"}).ok());
  ASSERT_EQ(all<CallOffer>(eva).size(), 1U);
  EXPECT_EQ(all<CallOffer>(eva)[0].sdp, "relayed offer");
  EXPECT_TRUE(all<CallOffer>(sam).empty());

  EXPECT_TRUE(world.said(eva.id, CallAnswer{connect.negotiation, "answer"}).ok());
  ASSERT_EQ(all<CallAnswer>(first).size(), 1U);
  EXPECT_TRUE(all<CallAnswer>(second).empty());

  EXPECT_TRUE(world.said(eva.id, CallAnswer{connect.negotiation - 1, "old"}).ok());
  EXPECT_EQ(all<CallAnswer>(first).size(), 1U) << "an older negotiation is ignored";
}

TEST_F(LiveTest, AReloadInTheQueueKeepsThePlaceAndALongAbsenceDoesNot) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  world.disconnected(ada);
  world.pass(seconds{59});
  EXPECT_EQ(status(ada), "waiting");
  world.connected(ada);
  EXPECT_EQ(page(ada).queue->place, 1U);

  world.disconnected(ada);
  world.pass(seconds{61});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(page(bob).queue->place, 1U);
}

TEST_F(LiveTest, SomebodyWhoIsAwayIsNotOffered) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  world.disconnected(ada);
  available(eva);
  EXPECT_EQ(console(eva).match->verification.id, bob);
  EXPECT_TRUE(world.said(eva.id, say::GoAway{}).ok());
  world.connected(ada);
  EXPECT_TRUE(world.said(eva.id, say::GoAvailable{}).ok());
  EXPECT_EQ(console(eva).match->verification.id, ada) << "the place was kept";
}

TEST_F(LiveTest, AnOfferThatIsNotAcceptedGoesToTheNext) {
  const auto ada = waiting("ada");
  available(eva);
  ASSERT_TRUE(console(eva).match);
  available(sam);
  EXPECT_FALSE(console(sam).match);
  world.pass(seconds{31});
  EXPECT_FALSE(console(eva).match);
  EXPECT_FALSE(console(eva).available);
  ASSERT_TRUE(console(sam).match);
  EXPECT_EQ(console(sam).match->verification.id, ada);
  const auto late = accept(eva, ada);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error(), Refusal::match_over);
}

TEST_F(LiveTest, AfterTheWrapUpTheNextIsOfferedByItself) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(decided(eva, Outcome::passed).ok());
  world.pass(seconds{1});
  EXPECT_FALSE(console(eva).match) << "in wrap-up";
  EXPECT_TRUE(page(bob).queue->estimate) << "and back in a minute";
  EXPECT_TRUE(page(bob).opening.staff_available);
  world.pass(wrap_up_time - seconds{3});
  EXPECT_FALSE(console(eva).match);
  world.pass(seconds{3});
  ASSERT_TRUE(console(eva).match);
  EXPECT_TRUE(console(eva).available);
  EXPECT_EQ(console(eva).match->verification.id, bob);
}

TEST_F(LiveTest, WhoIsAwayAfterACallPromisesNobodyAnything) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(decided(eva, Outcome::passed).ok());
  EXPECT_TRUE(world.said(eva.id, say::GoAway{}).ok());
  world.pass(seconds{1});
  EXPECT_FALSE(page(bob).queue->estimate);
  EXPECT_FALSE(page(bob).opening.staff_available);
  world.pass(wrap_up_time);
  EXPECT_FALSE(console(eva).available) << "a pause lasts until it is ended";
}

TEST_F(LiveTest, AnOfferThatIsDeclinedGoesToTheNextAtOnce) {
  const auto ada = waiting("ada");
  available(eva);
  available(sam);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(world.said(sam.id, say::DeclineMatch{ada}).error(), Refusal::match_over)
      << "not on their screen";
  EXPECT_TRUE(console(sam).available);
  EXPECT_TRUE(world.said(eva.id, say::DeclineMatch{ada}).ok());
  EXPECT_FALSE(console(eva).match);
  EXPECT_FALSE(console(eva).available) << "declining pauses, or they would be asked again at once";
  ASSERT_TRUE(console(sam).match);
  EXPECT_EQ(console(sam).match->verification.id, ada);
  EXPECT_EQ(world.said(eva.id, say::DeclineMatch{ada}).error(), Refusal::match_over);
  EXPECT_EQ(accept(eva, ada).error(), Refusal::match_over);
}

TEST_F(LiveTest, LeavingWithdrawsTheOffer) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(world.said(ada, say::LeaveQueue{}).ok());
  EXPECT_FALSE(console(eva).match);
  EXPECT_TRUE(console(eva).available) << "not the representative's fault";
}

TEST_F(LiveTest, AReloadInACallNegotiatesAnew) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto first = last<CallConnect>(ada).negotiation;
  world.pass(seconds{5});
  world.disconnected(ada);
  EXPECT_FALSE(console(eva).call->applicant_present);
  world.pass(seconds{50});
  EXPECT_EQ(status(ada), "in_call");
  world.connected(ada);
  EXPECT_TRUE(console(eva).call->applicant_present);
  EXPECT_TRUE(world.said(ada, say::CallAlive{0}).ok());
  const auto second = last<CallConnect>(ada).negotiation;
  EXPECT_GT(second, first);
  EXPECT_EQ(last<CallConnect>(eva).negotiation, second);
  EXPECT_EQ(world.relay.open_transports.size(), 2U) << "the old transports are closed";

  world.disconnected(eva.id);
  EXPECT_FALSE(page(ada).call->peer_present);
  world.pass(seconds{10});
  world.connected(eva);
  EXPECT_EQ(all<CallConnect>(ada).size(), 2U);
  world.pass(seconds{3});
  EXPECT_EQ(all<CallConnect>(ada).size(), 3U) << "a page that says nothing";
}

TEST_F(LiveTest, MediaThatOutlivesTheWebSocketIsLeftAlone) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto lives = last<CallConnect>(ada).negotiation;
  world.pass(seconds{5});
  world.disconnected(ada);
  world.disconnected(eva.id);
  world.pass(seconds{10});
  world.connected(ada);
  EXPECT_TRUE(world.said(ada, say::CallAlive{lives}).ok());
  world.connected(eva);
  EXPECT_TRUE(world.said(eva.id, say::CallAlive{lives}).ok());
  world.pass(seconds{10});
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U);
  const auto served = all<CallPurposeChanged>(ada);
  ASSERT_FALSE(served.empty()) << "that it serves the call may have been lost with the line";
  EXPECT_EQ(served.back().purpose, CallPurpose::call);
  EXPECT_EQ(last<CallPurposeChanged>(eva).negotiation, lives);

  // What the relay lost meanwhile is made anew whatever the page believes.
  world.disconnected(ada);
  world.relay_event(TransportLost{*world.relay.open_transports.begin()});
  world.connected(ada);
  EXPECT_TRUE(world.said(ada, say::CallAlive{lives}).ok());
  EXPECT_EQ(all<CallConnect>(ada).size(), 2U);
}

TEST_F(LiveTest, StillsReachTheOtherSideOfTheCallAloneAndNotTooOften) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_EQ(world.said(ada, CallStill{"/9j/"}).error(), Refusal::not_in_call);
  EXPECT_EQ(world.said(eva.id, CallStill{"/9j/"}).error(), Refusal::not_in_call)
      << "an offer is no call";
  EXPECT_TRUE(accept(eva, ada).ok());
  int sent = 0;
  for (int i = 0; i < 20; ++i) sent += world.said(ada, CallStill{"/9j/"}).ok() ? 1 : 0;
  EXPECT_EQ(sent, 2);
  EXPECT_EQ(all<CallStill>(eva).size(), 2U);
  EXPECT_TRUE(world.said(ada, CallStill{""}).ok()) << "video comes again";
  EXPECT_TRUE(world.said(eva.id, CallStill{"/9j/eva"}).ok());
  EXPECT_EQ(last<CallStill>(ada).jpeg, "/9j/eva");
}

TEST_F(LiveTest, AnotherOfferOnTheSameConnectionRestartsIce) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto n = last<CallConnect>(ada).negotiation;
  EXPECT_FALSE(world.said(eva.id, CallOffer{n, "early"}).ok() && !all<CallAnswer>(eva).empty());
  EXPECT_TRUE(world.said(ada, CallOffer{n, "offer"}).ok());
  EXPECT_TRUE(world.said(eva.id, CallAnswer{n, "answer"}).ok());
  EXPECT_TRUE(world.said(ada, CallOffer{n, "again"}).ok());
  EXPECT_EQ(last<CallAnswer>(ada).sdp, "answer to again");
  EXPECT_EQ(all<CallOffer>(eva).size(), 1U) << "nobody else is concerned";
  EXPECT_TRUE(world.said(eva.id, CallOffer{n, "mine"}).ok());
  EXPECT_EQ(last<CallAnswer>(eva).sdp, "answer to mine");
  EXPECT_EQ(world.said(ada, CallOffer{n, "bad"}).error(), Refusal::sdp_refused);
}

TEST_F(LiveTest, ARefusedDescriptionIsToldWithItsReasonAndTheOtherSideHearsOfIt) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto n = last<CallConnect>(ada).negotiation;
  EXPECT_EQ(world.said(ada, CallOffer{n, "bad"}).error(), Refusal::sdp_refused);
  EXPECT_EQ(last<CallRefused>(ada).negotiation, n);
  EXPECT_NE(last<CallRefused>(ada).detail.value_or("").find("RFC 8866"), std::string::npos);
  EXPECT_EQ(last<CallRefused>(eva).negotiation, n);
  EXPECT_EQ(last<CallRefused>(eva).detail, std::nullopt) << "it was not hers";

  EXPECT_TRUE(world.said(ada, CallOffer{n, "offer"}).ok()) << "corrected";
  EXPECT_EQ(world.said(eva.id, CallAnswer{n, "bad"}).error(), Refusal::sdp_refused);
  EXPECT_TRUE(last<CallRefused>(eva).detail);
  EXPECT_EQ(all<CallRefused>(ada).size(), 2U);
  EXPECT_FALSE(last<CallRefused>(ada).detail);
  EXPECT_TRUE(world.said(eva.id, CallAnswer{n, "answer"}).ok());

  // From here on media runs: a description that is refused changes nothing for the other side.
  EXPECT_EQ(world.said(ada, CallOffer{n, "bad"}).error(), Refusal::sdp_refused);
  EXPECT_EQ(all<CallRefused>(ada).size(), 3U);
  EXPECT_EQ(world.said(eva.id, CallOffer{n, "bad"}).error(), Refusal::sdp_refused);
  EXPECT_EQ(all<CallRefused>(eva).size(), 3U);
  EXPECT_EQ(all<CallRefused>(ada).size(), 3U);
}

TEST_F(LiveTest, SixtySecondsApartEndTheCallAsTechnicalWithoutPenalty) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  world.disconnected(ada);
  world.pass(seconds{61});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(world.store.verification(ada)->last_result->outcome, Outcome::technical);
  EXPECT_FALSE(console(eva).call);
  EXPECT_TRUE(world.relay.open_transports.empty());
}

TEST_F(LiveTest, AFailingConnectionIsNegotiatedAtMostOnceASecond) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  for (int i = 0; i < 10; ++i) {
    const auto negotiation = last<CallConnect>(ada).negotiation;
    EXPECT_TRUE(world.said(ada, say::CallReconnect{negotiation}).ok());
  }
  EXPECT_EQ(all<CallConnect>(ada).size(), 1U);
  world.pass(seconds{2});
  EXPECT_EQ(all<CallConnect>(ada).size(), 2U) << "the wish is not forgotten";

  const auto transport = *world.relay.open_transports.begin();
  world.pass(seconds{2});
  world.relay_event(TransportLost{transport});
  EXPECT_EQ(all<CallConnect>(ada).size(), 3U);
}

TEST_F(LiveTest, PassedEndsTheCallAndLiftsTheHoldOnTheBoard) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const std::pair key{market, AccountId::parse("ada").value()};
  EXPECT_TRUE(world.board.entries.at(key).hold);
  EXPECT_TRUE(decided(eva, Outcome::passed).ok());
  EXPECT_FALSE(world.board.entries.at(key).hold);
  EXPECT_EQ(page(ada).verification.status, world.store.verification(ada)->status);
  EXPECT_FALSE(console(eva).call);
  EXPECT_FALSE(console(eva).available) << "a breath before the next";
  EXPECT_EQ(console(eva).wrap_up_until, world.clock.now() + wrap_up_time);
  EXPECT_EQ(all<CallEnded>(ada).size(), 1U);
  EXPECT_TRUE(world.relay.open_transports.empty());
}

TEST_F(LiveTest, FailedGoesToAnotherReviewer) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(decided(eva, Outcome::failed).ok());
  EXPECT_EQ(status(ada), "in_review");
  EXPECT_EQ(last<CallEnded>(ada).outcome, Outcome::inconclusive)
      << "an unconfirmed failure is not told";
  ASSERT_EQ(open_reviews(world, eva).size(), 1U);
  EXPECT_TRUE(open_reviews(world, eva)[0].mine);
  EXPECT_NE(text(shape::shown(open_reviews(world, sam))).find(R"("result":"ok")"),
            std::string::npos)
      << "the second reviewer sees how each item went";
  EXPECT_EQ(open_reviews(world, sam)[0].denied_actions,
            world.policy.action_names(world.policy.failed.denies))
      << "and what confirming it does";
  EXPECT_EQ(open_reviews(world, sam)[0].effects,
            std::vector<std::string>{"cancel_active_proposals"});
  EXPECT_EQ(review_decision(world, eva, ada, Verdict::confirmed, "").error(),
            Refusal::same_reviewer);
  EXPECT_TRUE(review_decision(world, sam, ada, Verdict::confirmed, "").ok());
  EXPECT_EQ(status(ada), "not_verified");
  const auto effects = world.store.verification(ada)->effects;
  ASSERT_EQ(effects.size(), 1U);
  const auto account = AccountId::parse("ada").value();
  EXPECT_TRUE(report_effect_done(world, market, account, effects[0].id)->done);
  EXPECT_TRUE(report_effect_done(world, market, account, effects[0].id)->done)
      << "twice is no error";
  EXPECT_EQ(report_effect_done(world, market, account, "eff_none").error(),
            Refusal::unknown_effect);
}

TEST_F(LiveTest, ARestartKeepsPlacesAndCalls) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto before = last<CallConnect>(ada).negotiation;

  world.clock.pass(seconds{5});
  world.restart();
  world.connected(bob);
  EXPECT_EQ(page(bob).queue->place, 1U);
  world.connected(ada);
  world.connected(eva);
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_GT(last<CallConnect>(ada).negotiation, before);
  EXPECT_TRUE(world.board.entries.at({market, AccountId::parse("bob").value()}).hold);
}

TEST_F(LiveTest, AfterARestartNobodyWaitsForeverForSomebodyWhoIsGone) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  world.restart();
  world.clock.pass(seconds{61});
  world.tick();
  EXPECT_EQ(status(ada), "required");
}

TEST_F(LiveTest, ThePassedDeadlineIsRecordedOnceAndTold) {
  const auto ada = consented("ada").verification.id;
  world.clock.pass(world.policy.deadline);
  world.pass(seconds{5});
  EXPECT_EQ(events(ada, "verification.overdue"), 1);
}

TEST_F(LiveTest, ConsentIsRecordedOnce) {
  const auto ada = applicant("ada");
  const auto events = world.store.history(ada).size();
  EXPECT_TRUE(give_consent(world, ada, std::string{consent_version}).ok());
  EXPECT_EQ(world.store.history(ada).size(), events);
  EXPECT_EQ(give_consent(world, ada, "2020-01").error(), Refusal::consent_version_unknown);
}

TEST_F(LiveTest, CancelingEndsTheCall) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(decided(eva, Outcome::inconclusive).ok());
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
  EXPECT_TRUE(world.said(eva.id, say::GoAvailable{}).ok());
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(cancel_verification(world, market, ada).ok());
  EXPECT_FALSE(console(eva).call);
  EXPECT_EQ(last<CallEnded>(eva).outcome, Outcome::technical) << "not the earlier call's";
  EXPECT_TRUE(world.relay.open_transports.empty());
  EXPECT_EQ(cancel_verification(world, MarketplaceId{IdBytes{9}}, ada).error(),
            Refusal::verification_unknown)
      << "another marketplace learns nothing";
}

TEST_F(LiveTest, AuditorsTakeNoCalls) {
  const Staff ann{StaffId{IdBytes{3}}, "ann@visavis.example", "Ann", Role::auditor, ""};
  world.connected(ann);
  EXPECT_EQ(world.said(ann.id, say::GoAvailable{}).error(), Refusal::role_not_allowed);
  EXPECT_TRUE(open_reviews(world, ann).empty());
}

TEST_F(LiveTest, RemindsThenTellsThatTheDeadlinePassedAndWritesAMailForEach) {
  RequireVerification request{AccountId::parse("ada").value(), Trigger::manual, {}, "", {}};
  request.profile = Personal{Profile{.name = "Ada"}};
  request.contact = Contact{Personal<std::string>{"ada@home.example"}, "en"};
  const auto required = require_verification(world, market, request);
  ASSERT_TRUE(required.ok());
  world.clock.pass(std::chrono::days{5} - seconds{10});
  world.pass(seconds{5});
  const auto kinds = [&] {
    std::vector<std::string> all;
    for (const auto& mail : world.store.mails) all.push_back(mail.kind);
    return all;
  };
  EXPECT_EQ(kinds(), (std::vector<std::string>{"required"}));
  world.pass(seconds{10});
  EXPECT_EQ(kinds(), (std::vector<std::string>{"required", "reminder"})) << "once";
  world.clock.pass(std::chrono::days{2});
  world.pass(seconds{5});
  EXPECT_EQ(kinds(), (std::vector<std::string>{"required", "reminder", "overdue"}));
  EXPECT_GE(world.mailer.wakes, 3);
}

TEST_F(LiveTest, NobodyIsWrittenToWithoutAMailServerOrAnAddress) {
  RequireVerification request{AccountId::parse("ada").value(), Trigger::manual, {}, "", {}};
  request.contact = Contact{Personal<std::string>{"ada@home.example"}, "en"};
  fakes::World without_mails{1, false};
  without_mails.store.add_marketplace({market, "Market", "", ""}, without_mails.clock.now());
  ASSERT_TRUE(require_verification(without_mails, market, request).ok());
  EXPECT_TRUE(without_mails.store.mails.empty());
  applicant("bob");
  EXPECT_TRUE(world.store.mails.empty());
}

}  // namespace
}  // namespace visavis::app
