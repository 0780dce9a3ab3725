#include <gtest/gtest.h>

#include "domain/place.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class MeetingsTest : public testing::Test, protected fakes::Cast {
 protected:
  MeetingsTest() {
    world.meeting_rules = {.set_up = true, .medium = CallMedium::google_meet};
    world.restart();
    meetings_made(1);
  }

  void meetings_made(int count) {
    world.meetings.ready = count;
    world.meeting_event(
        MeetingsReady{static_cast<std::size_t>(count),
                      count > 0 ? std::nullopt : std::optional{MeetingFault::unreachable}});
  }
  /// In a call with Eva; somebody is in the meeting only once they join.
  VerificationId in_call(const std::string& account) {
    available(eva);
    const auto id = waiting(account);
    EXPECT_TRUE(accept(eva, id).ok());
    return id;
  }
  CallId call(VerificationId id) { return running_call(*world.store.verification(id)).value(); }

  static MeetingParticipant guest(const std::string& name) {
    return {name, MeetingGuest::anonymous, Personal<std::string>{name}, "", {}, std::nullopt, 1};
  }
  static MeetingParticipant host() {
    return {
        "host", MeetingGuest::signed_in, Personal<std::string>{"Eva"}, "users/1", {}, std::nullopt,
        1};
  }
  void are_in(VerificationId id, const std::vector<MeetingParticipant>& all) {
    world.meeting_event(MeetingSeen{call(id), all});
  }
};

TEST_F(MeetingsTest, ACallIsAMeetingThatBothAreTold) {
  const auto ada = in_call("ada");
  ASSERT_EQ(world.meetings.followed.size(), 1U);
  EXPECT_EQ(world.meetings.followed.at(call(ada)).representative_email, eva.email);
  EXPECT_EQ(page(ada).call->meeting->url, "https://meet.example/1");
  EXPECT_EQ(console(eva).call->meeting->url, "https://meet.example/1");
  EXPECT_EQ(page(ada).medium, CallMedium::google_meet);
  EXPECT_TRUE(world.relay.open_transports.empty()) << "nothing goes through our relay";

  EXPECT_TRUE(decide_call(world, eva, call(ada),
                          fakes::decision(Outcome::passed,
                                          std::get<InCall>(world.store.verification(ada)->status)))
                  .ok());
  EXPECT_TRUE(world.meetings.followed.empty());
  EXPECT_EQ(status(ada), "verified");
}

TEST_F(MeetingsTest, WhoIsInItIsShown) {
  const auto ada = in_call("ada");
  EXPECT_FALSE(page(ada).call->meeting->seen);
  are_in(ada, {host(), guest("ada")});
  EXPECT_TRUE(page(ada).call->meeting->joined);
  EXPECT_TRUE(page(ada).call->meeting->representative_in);
  ASSERT_EQ(console(eva).call->meeting->people.size(), 2U);
  EXPECT_EQ(console(eva).call->meeting->people[1].role, MeetingRole::applicant);

  auto left = guest("ada");
  left.left = world.clock.now();
  are_in(ada, {host(), left});
  EXPECT_FALSE(page(ada).call->meeting->joined);
  EXPECT_TRUE(page(ada).call->meeting->joined_before);
  world.meeting_event(MeetingUnseen{call(ada), MeetingFault::unreachable});
  EXPECT_FALSE(page(ada).call->meeting->seen);
}

TEST_F(MeetingsTest, WhoNeverJoinsLosesTheCallAndNothingElse) {
  const auto ada = in_call("ada");
  are_in(ada, {host()});
  world.pass(minutes{3} - seconds{1}, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
  world.pass(seconds{2}, seconds{1});
  EXPECT_EQ(status(ada), "required") << "an open page is no reason to ask for the next call";
  const auto stored = *world.store.verification(ada);
  EXPECT_EQ(stored.last_result->outcome, Outcome::technical);
  EXPECT_EQ(stored.last_result->reasons, std::vector{ReasonCode::meeting_not_joined});
  EXPECT_TRUE(stored.kept_place);
}

TEST_F(MeetingsTest, WhoLeavesAndComesBackInTimeGoesOn) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  world.pass(minutes{10}, seconds{1});
  are_in(ada, {host()});
  world.pass(absence_limit - seconds{1}, seconds{1});
  are_in(ada, {host(), guest("ada")});
  world.pass(absence_limit * 2, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
  are_in(ada, {host()});
  world.pass(absence_limit + seconds{1}, seconds{1});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(world.store.verification(ada)->last_result->reasons,
            std::vector{ReasonCode::meeting_left});
}

TEST_F(MeetingsTest, APageThatSleepsOnAPhoneIsNoAbsence) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  world.disconnected(ada);
  world.disconnected(eva.id);
  world.pass(minutes{10}, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
}

TEST_F(MeetingsTest, WhileNobodyKnowsWhoIsInItThePagesCount) {
  const auto ada = in_call("ada");
  are_in(ada, {host()});
  world.meeting_event(MeetingUnseen{call(ada), MeetingFault::unreachable});
  world.pass(minutes{10}, seconds{1});
  EXPECT_EQ(status(ada), "in_call") << "Google's outage ends no call";
  are_in(ada, {host()});
  world.pass(seconds{10}, seconds{1});
  EXPECT_EQ(status(ada), "in_call") << "they have their time again";
  world.meeting_event(MeetingUnseen{call(ada), MeetingFault::unreachable});
  world.disconnected(ada);
  world.pass(absence_limit + seconds{1}, seconds{1});
  EXPECT_EQ(status(ada), "required");
}

TEST_F(MeetingsTest, AnOutageEndsNoCallOfWhoWasInIt) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  world.disconnected(ada);
  world.disconnected(eva.id);
  world.pass(minutes{10}, seconds{1});
  world.meeting_event(MeetingUnseen{call(ada), MeetingFault::unreachable});
  world.pass(minutes{9}, seconds{1});
  EXPECT_EQ(status(ada), "in_call") << "on a phone the page has slept all the time";
  world.pass(minutes{2}, seconds{1});
  EXPECT_EQ(status(ada), "required") << "nobody can say any more that anybody is there";
}

TEST_F(MeetingsTest, WhoHadJoinedBeforeARestartHasJoined) {
  const auto ada = in_call("ada");
  world.restart();
  world.connected(ada);
  world.connected(eva);
  auto left = guest("ada");
  left.left = world.clock.now();
  are_in(ada, {host(), left});
  EXPECT_TRUE(page(ada).call->meeting->joined_before);
  world.pass(absence_limit + seconds{1}, seconds{1});
  EXPECT_EQ(world.store.verification(ada)->last_result->reasons,
            std::vector{ReasonCode::meeting_left});
}

TEST_F(MeetingsTest, WhoWaitsWhenCallsComeToBeRecordedAgreesFirst) {
  const auto ada = waiting("ada");
  world.meeting_rules.recorded = true;
  world.restart();
  world.meetings.records = true;
  meetings_made(2);
  world.connected(ada);
  available(eva);
  EXPECT_FALSE(console(eva).match) << "nobody is asked to accept what would be refused";
  const auto bob = applicant("bob");
  EXPECT_TRUE(give_consent(world, bob, std::string{recorded_consent_version}).ok());
  waits(bob);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(console(eva).match->verification.id, bob);
  world.disconnected(bob);
  EXPECT_FALSE(console(eva).match);
  EXPECT_TRUE(give_consent(world, ada, std::string{recorded_consent_version}).ok());
  ASSERT_TRUE(console(eva).match);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(page(ada).recorded);
}

TEST_F(MeetingsTest, WhatACallWasBegunAsItStays) {
  const auto ada = in_call("ada");
  world.meeting_rules.recorded = true;
  world.restart();
  world.connected(ada);
  EXPECT_FALSE(page(ada).recorded) << "its meeting was made before";
}

TEST_F(MeetingsTest, NoMoreAreMatchedThanThereAreMeetings) {
  const Staff rob{StaffId{IdBytes{7}}, "rob@visavis.example", "Rob", Role::representative, ""};
  world.store.add_staff(rob, world.clock.now());
  available(eva);
  available(rob);
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  ASSERT_TRUE(console(eva).match);
  EXPECT_FALSE(console(rob).match) << "there is one meeting";
  EXPECT_FALSE(page(bob).meeting_awaited) << "the next one is being made";
  meetings_made(2);
  ASSERT_TRUE(console(rob).match);
  EXPECT_EQ(console(rob).match->verification.id, bob);
  EXPECT_EQ(console(eva).match->verification.id, ada);
}

TEST_F(MeetingsTest, ARepresentativeWhoNeverJoinsKeepsNobody) {
  const auto ada = in_call("ada");
  are_in(ada, {guest("ada")});
  world.pass(minutes{3} - seconds{1}, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_EQ(page(ada).call->meeting->alone_by, console(eva).call->meeting->alone_by);
  ASSERT_TRUE(page(ada).call->meeting->alone_by);
  EXPECT_EQ(*page(ada).call->meeting->alone_by - world.clock.now(), seconds{1});
  world.pass(seconds{2}, seconds{1});
  EXPECT_EQ(status(ada), "waiting") << "in the same place again";
  EXPECT_EQ(world.store.verification(ada)->last_result->reasons,
            std::vector{ReasonCode::representative_absent});
  EXPECT_EQ(last<CallEnded>(eva).reason, ReasonCode::representative_absent);
}

TEST_F(MeetingsTest, ARepresentativeWhoLeavesTheMeetingHasAWhile) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  are_in(ada, {guest("ada")});
  world.pass(absence_limit - seconds{1}, seconds{1});
  are_in(ada, {host(), guest("ada")});
  world.pass(absence_limit * 2, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
  are_in(ada, {guest("ada")});
  world.pass(absence_limit + seconds{1}, seconds{1});
  EXPECT_EQ(status(ada), "waiting");
}

TEST_F(MeetingsTest, WhatIsNotSeenIsHeldAgainstNobody) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  are_in(ada, {guest("ada")});
  world.meeting_event(MeetingUnseen{call(ada)});
  world.pass(absence_limit * 2, seconds{1});
  EXPECT_EQ(status(ada), "in_call");
}

TEST_F(MeetingsTest, ARepresentativeWhoIsGoneFromBothEndsTheCall) {
  const auto ada = in_call("ada");
  are_in(ada, {host(), guest("ada")});
  world.disconnected(eva.id);
  world.pass(absence_limit * 2, seconds{1});
  EXPECT_EQ(status(ada), "in_call") << "Eva is in the meeting";
  are_in(ada, {guest("ada")});
  world.pass(seconds{1});
  EXPECT_EQ(status(ada), "waiting") << "in the same place again";
}

TEST_F(MeetingsTest, WithoutMeetingsTheyWaitAndAreTold) {
  meetings_made(0);
  available(eva);
  const auto ada = waiting("ada");
  EXPECT_FALSE(console(eva).match);
  EXPECT_TRUE(console(eva).meetings_awaited);
  EXPECT_TRUE(page(ada).meeting_awaited);
  EXPECT_EQ(page(ada).queue->estimate, std::nullopt) << "nobody knows when there will be one";
  meetings_made(1);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(console(eva).match->medium, CallMedium::google_meet);
  EXPECT_FALSE(page(ada).meeting_awaited);
  EXPECT_TRUE(page(ada).queue->estimate);
  EXPECT_FALSE(console(eva).meetings_awaited);
}

TEST_F(MeetingsTest, TheLastMeetingMayBeGoneWhenItIsAccepted) {
  available(eva);
  const auto ada = waiting("ada");
  ASSERT_TRUE(console(eva).match);
  world.meetings.ready = 0;
  const auto accepted = accept(eva, ada);
  ASSERT_FALSE(accepted.ok());
  EXPECT_EQ(accepted.error(), Refusal::meeting_unavailable);
  EXPECT_EQ(status(ada), "waiting");
  world.meetings.ready = 1;
  EXPECT_TRUE(accept(eva, ada).ok()) << "they may press again";
}

TEST_F(MeetingsTest, WhereThePolicySaysSoTheCallIsEmbeddedThen) {
  world.meeting_rules.falls_back = true;
  world.restart();
  meetings_made(1);
  const auto ada = applicant("ada");
  EXPECT_EQ(page(ada).medium, CallMedium::google_meet);
  meetings_made(0);
  EXPECT_EQ(page(ada).medium, CallMedium::embedded) << "told before it begins";
  available(eva);
  waits(ada);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(console(eva).match->medium, CallMedium::embedded);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_FALSE(page(ada).call->meeting);
  EXPECT_EQ(page(ada).medium, CallMedium::embedded);
  EXPECT_FALSE(world.relay.open_transports.empty());
}

TEST_F(MeetingsTest, WhoWaitsForAMeetingDoesNotHoldUpTheOthers) {
  meetings_made(0);
  available(eva);
  const auto ada = waiting("ada");
  auto request = RequireVerification{AccountId::parse("bob").value(), Trigger::manual, {}, "", {}};
  request.medium = CallMedium::embedded;
  const auto bob = require_verification(world, market, request)->verification.id;
  EXPECT_TRUE(give_consent(world, bob, std::string{consent_version}).ok());
  world.connected(bob);
  waits(bob);
  ASSERT_TRUE(console(eva).match);
  EXPECT_EQ(console(eva).match->verification.id, bob);
  EXPECT_EQ(page(ada).queue->place, 1U);
}

TEST_F(MeetingsTest, AMarketplaceMayHaveItsOwnWay) {
  const auto ada = applicant("ada");
  EXPECT_EQ(page(ada).medium, CallMedium::google_meet);
  world.with_store([&](StoreConnection& store, Steps&) {
    store.marketplaces().set_medium(market, CallMedium::embedded);
    store.acts().append({std::nullopt, world.clock.now(), MediumChanged{market}});
    return Done{};
  });
  EXPECT_EQ(page(ada).medium, CallMedium::embedded) << "told at once";
}

TEST_F(MeetingsTest, ACallGoesOnOverARestart) {
  const auto ada = in_call("ada");
  world.meetings.followed.clear();
  world.restart();
  EXPECT_TRUE(world.meetings.followed.contains(call(ada)));
  EXPECT_EQ(world.meetings.followed.at(call(ada)).representative_email, eva.email);
  world.connected(ada);
  EXPECT_EQ(page(ada).call->meeting->url, "https://meet.example/1");
}

TEST_F(MeetingsTest, ARecordedCallNeedsAnAgreementToIt) {
  world.meeting_rules.recorded = true;
  world.restart();
  const auto ada = applicant("ada");
  EXPECT_TRUE(page(ada).recorded);
  EXPECT_EQ(world.said(ada, say::JoinQueue{}).error(), Refusal::consent_required)
      << "what they agreed to said that it is not";
  EXPECT_TRUE(give_consent(world, ada, std::string{recorded_consent_version}).ok());
  EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
}

TEST_F(MeetingsTest, WithoutAServiceForThemNobodyCanAskForOne) {
  world.meeting_rules = {};
  world.restart();
  EXPECT_EQ(page(applicant("ada")).medium, CallMedium::embedded);
}

}  // namespace
}  // namespace visavis::app
