// What is recorded of embedded calls, and when no call begins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;
using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

class RecordingsTest : public testing::Test, protected fakes::Cast {
 protected:
  RecordingsTest() {
    world.meeting_rules.others_kept = KeptFor{};
    world.restart();
    ada = required("ada").verification.id;
    EXPECT_TRUE(give_consent(world, ada, std::string{recorded_consent_version}).ok());
    world.connected(ada);
  }
  /// Ada's call with Eva has begun.
  void call() {
    waits(ada);
    available(eva);
    EXPECT_TRUE(accept(eva, ada).ok());
  }
  /// Both describe themselves for the newest negotiation.
  void describe() {
    const auto connect = last<CallConnect>(ada);
    EXPECT_TRUE(world.said(ada, CallOffer{connect.negotiation, "offer"}).ok());
    EXPECT_TRUE(world.said(eva.id, CallAnswer{connect.negotiation, "answer"}).ok());
  }
  auto recorded() const { return world.recorder.sides(); }
  bool says_recorded() const { return page(ada).recorded; }

  VerificationId ada;
};

constexpr auto both = [] {
  return UnorderedElementsAre(Key(CallSide::applicant), Key(CallSide::representative));
};

TEST_F(RecordingsTest, BothSidesAreFromWhereTheyAreDescribed) {
  EXPECT_TRUE(says_recorded());
  call();
  EXPECT_THAT(recorded(), IsEmpty());
  describe();
  EXPECT_THAT(recorded(), both());
  const auto& side = world.recorder.recorded.begin()->second;
  const auto verification = world.store.verification(ada).value();
  EXPECT_EQ(side.verification, ada);
  EXPECT_EQ(side.account, verification.account);
  EXPECT_EQ(side.call, std::get<InCall>(verification.status).call);
  EXPECT_TRUE(says_recorded());
  EXPECT_TRUE(console(eva).call->recorded);
}

TEST_F(RecordingsTest, TheNextLineGoesOnWhereTheLastOneEnded) {
  call();
  describe();
  const auto before = recorded();
  world.relay_event(TransportLost{before.at(CallSide::applicant)});
  world.pass(seconds{2});
  describe();
  EXPECT_THAT(recorded(), both());
  EXPECT_NE(recorded(), before);
  EXPECT_EQ(world.recorder.begun, 4);
  EXPECT_EQ(world.recorder.recorded.size(), 2U) << "that of the last line is over";
}

TEST_F(RecordingsTest, WhatIsSaidAnewIsTold) {
  call();
  describe();
  const auto codec = [&](CallSide side) {
    return world.recorder.sent.at(recorded().at(side)).streams.at(0).codec;
  };
  EXPECT_EQ(codec(CallSide::applicant), MediaCodec::vp8);
  const auto negotiation = last<CallConnect>(ada).negotiation;
  EXPECT_TRUE(world.said(ada, CallOffer{negotiation, "with h264"}).ok());
  EXPECT_EQ(codec(CallSide::applicant), MediaCodec::h264);
  EXPECT_EQ(codec(CallSide::representative), MediaCodec::vp8);
  EXPECT_TRUE(world.said(eva.id, CallOffer{negotiation, "with h264"}).ok());
  EXPECT_EQ(codec(CallSide::representative), MediaCodec::h264);
  EXPECT_EQ(world.recorder.begun, 2) << "it goes on";
}

TEST_F(RecordingsTest, ItEndsWithTheCall) {
  call();
  describe();
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  EXPECT_THAT(recorded(), IsEmpty());
}

TEST_F(RecordingsTest, WhoWithdrawsTheirConsentEndsIt) {
  call();
  describe();
  EXPECT_TRUE(world.said(ada, say::WithdrawConsent{}).ok());
  EXPECT_THAT(recorded(), IsEmpty());
  const auto after = world.store.verification(ada).value();
  EXPECT_EQ(name(after.status), "required");
  EXPECT_EQ(after.consent, std::nullopt);
  EXPECT_EQ(after.last_result->outcome, Outcome::technical) << "at no cost";
  EXPECT_EQ(world.said(ada, say::JoinQueue{}).error(), Refusal::consent_required);
  EXPECT_EQ(world.said(ada, say::WithdrawConsent{}).error(), Refusal::not_in_call);
}

TEST_F(RecordingsTest, ACallThatGoesOnOverARestartIsRecordedAgain) {
  call();
  describe();
  world.recorder.recorded.clear();
  world.restart();
  world.connected(ada);
  world.connected(eva);
  world.pass(seconds{3});
  describe();
  EXPECT_THAT(recorded(), both());
}

TEST_F(RecordingsTest, WhoDidNotAgreeToItIsNotMatched) {
  const auto bob = consented("bob").verification.id;
  world.connected(bob);
  EXPECT_EQ(world.said(bob, say::JoinQueue{}).error(), Refusal::consent_required);
}

TEST_F(RecordingsTest, NoRoomNoCall) {
  world.recorder.has_room = false;
  waits(ada);
  available(eva);
  world.pass(seconds{1});
  EXPECT_FALSE(console(eva).match);
  EXPECT_TRUE(console(eva).recordings_awaited) << "whoever takes calls sees why none comes";
  world.recorder.has_room = true;
  world.pass(seconds{1});
  EXPECT_TRUE(console(eva).match);
  EXPECT_FALSE(console(eva).recordings_awaited);
}

TEST_F(RecordingsTest, WithoutARecorderNothingIsAndNothingSaysSo) {
  world.meeting_rules.others_kept = std::nullopt;
  world.restart();
  const auto bob = applicant("bob");
  EXPECT_FALSE(page(bob).recorded);
  waits(bob);
  available(eva);
  EXPECT_TRUE(accept(eva, bob).ok());
  EXPECT_FALSE(page(bob).recorded);
  EXPECT_EQ(world.recorder.begun, 0);
}

}  // namespace
}  // namespace visavis::app
