// Pictures that a representative asks for: who may send them, what is limited, what both are shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;
using testing::IsEmpty;
using testing::SizeIs;

class StillsTest : public testing::Test, protected fakes::Cast {
 protected:
  StillsTest() {
    world.meeting_rules.others_kept = KeptFor{};
    world.restart();
    ada = required("ada").verification.id;
    EXPECT_TRUE(give_consent(world, ada, std::string{recorded_consent_version}).ok());
    world.connected(ada);
    waits(ada);
    available(eva);
    EXPECT_TRUE(accept(eva, ada).ok());
  }
  Result<Done, Refusal> ask(StillOf of = StillOf::face) {
    return world.said(eva.id, say::CallTakeStill{of});
  }
  std::optional<WantedStill> wanted() { return page(ada).call->still; }
  std::vector<SeenStill> seen() { return console(eva).call->stills->taken; }
  SeenStill last_seen() { return seen().back(); }
  /// A part of a picture of so many bytes.
  Result<std::size_t, Refusal> part(EvidenceId still, std::uint64_t number, std::size_t bytes,
                                    std::uint64_t take = 1, DeviceId device = {}) {
    const auto from = static_cast<std::size_t>(number) * still_part_bytes;
    const auto size = std::min(still_part_bytes, bytes - std::min(from, bytes));
    return world.people->still_uploads().part(
        ada, device,
        {still, take, number, bytes, std::string(size, static_cast<char>('a' + number))});
  }
  CallId call() { return std::get<InCall>(world.store.verification(ada)->status).call; }
  KeptStill kept(EvidenceId still, StillSource source = StillSource::camera) {
    return {.evidence = source == StillSource::camera ? still : EvidenceId{IdBytes{77}},
            .asked = still,
            .of = StillOf::face,
            .source = source,
            .taken = world.clock.now()};
  }

  VerificationId ada;
};

TEST_F(StillsTest, IsAskedForShownAndSentInPartsInAnyOrder) {
  EXPECT_FALSE(wanted());
  EXPECT_THAT(seen(), IsEmpty());
  ASSERT_TRUE(ask(StillOf::document_front));
  ASSERT_TRUE(wanted());
  const EvidenceId still = wanted()->still;
  EXPECT_EQ(wanted()->of, StillOf::document_front);
  EXPECT_EQ(last_seen().state, StillState::asked);

  const std::size_t bytes = 2 * still_part_bytes + 5;
  EXPECT_EQ(part(still, 2, bytes).value(), 2U);
  EXPECT_EQ(part(still, 0, bytes).value(), 1U);
  EXPECT_EQ(part(still, 0, bytes).value(), 1U) << "its answer was lost";
  EXPECT_EQ(last_seen().state, StillState::coming);
  EXPECT_EQ(last_seen().percent, 66U);
  ASSERT_THAT(world.stills.relayed, SizeIs(1)) << "as the service saw it when it began to come";
  EXPECT_EQ(part(still, 1, bytes).value(), 0U);
  EXPECT_EQ(last_seen().state, StillState::reading);

  ASSERT_THAT(world.stills.kept, SizeIs(1));
  const auto& [asked, file] = world.stills.kept.front();
  EXPECT_EQ(asked.still, still);
  EXPECT_EQ(asked.whose.verification, ada);
  EXPECT_EQ(asked.whose.call, call());
  ASSERT_EQ(file.size(), bytes);
  EXPECT_EQ(file.front(), 'a');
  EXPECT_EQ(file[still_part_bytes], 'b');
  EXPECT_EQ(file.back(), 'c');
  EXPECT_EQ(part(still, 1, bytes).value(), 0U) << "said again, it is still there";
  world.tick();
  EXPECT_FALSE(wanted()) << "the page has nothing more to do";
}

TEST_F(StillsTest, WhatBecameOfItIsShown) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  EXPECT_EQ(part(still, 0, 10).value(), 0U);
  auto relayed = kept(still, StillSource::relay);
  EXPECT_TRUE(change(world, ada, KeepStill{call(), relayed}).ok());
  EXPECT_EQ(last_seen().state, StillState::reading) << "the camera's is what was asked for";
  EXPECT_EQ(last_seen().relay, relayed);
  auto camera = kept(still);
  camera.verdict = PictureVerdict::blurred;
  camera.beside = StillBeside{relayed.evidence, Likeness::different};
  EXPECT_TRUE(change(world, ada, KeepStill{call(), camera}).ok());
  EXPECT_EQ(last_seen().state, StillState::kept);
  EXPECT_EQ(last_seen().camera, camera);
}

TEST_F(StillsTest, OneAtATimeAndNoMoreThanThePolicySays) {
  world.policy.stills_max = 2;
  ASSERT_TRUE(ask());
  EXPECT_EQ(ask().error(), Refusal::still_under_way);
  EXPECT_EQ(part(wanted()->still, 0, 10).value(), 0U);
  ASSERT_TRUE(ask()) << "while the last one is being read";
  EXPECT_EQ(console(eva).call->stills->left, 0);
  EXPECT_EQ(part(wanted()->still, 0, 10).value(), 0U);
  EXPECT_EQ(ask().error(), Refusal::too_many_stills);
}

TEST_F(StillsTest, AKeyThatIsHeldDownTakesNoHundred) {
  int taken = 0;
  while (ask()) {
    EXPECT_EQ(part(wanted()->still, 0, 10).value(), 0U);
    ++taken;
  }
  EXPECT_EQ(taken, 4);
  EXPECT_EQ(ask().error(), Refusal::too_many_attempts);
  world.pass(seconds{2});
  EXPECT_TRUE(ask());
}

TEST_F(StillsTest, NothingComesInThatNobodyAskedFor) {
  const EvidenceId none{IdBytes{9}};
  EXPECT_EQ(part(none, 0, 10).error(), Refusal::still_not_wanted);
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  EXPECT_EQ(part(none, 0, 10).error(), Refusal::still_not_wanted);
  EXPECT_EQ(part(still, 0, 10, 1, DeviceId{{7}}).error(), Refusal::device_not_in_charge);
  EXPECT_EQ(part(still, 0, 13 * 1024 * 1024).error(), Refusal::invalid_request);
  EXPECT_EQ(part(still, 1, 10).error(), Refusal::invalid_request);
  EXPECT_EQ(part(still, 0, 10).value(), 0U);
  const auto left = world.said(ada, say::LeaveCall{});
  ASSERT_TRUE(left);
  EXPECT_EQ(part(still, 0, 10).error(), Refusal::still_not_wanted) << "the call is over";
}

TEST_F(StillsTest, APictureThatIsTakenAnewAfterAReloadBeginsAnew) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  EXPECT_EQ(part(still, 0, still_part_bytes + 1, 1).value(), 1U);
  EXPECT_EQ(part(still, 1, 2 * still_part_bytes, 2).value(), 1U);
  EXPECT_EQ(part(still, 0, 2 * still_part_bytes, 2).value(), 0U);
  EXPECT_THAT(world.stills.kept.front().second, SizeIs(2 * still_part_bytes));
  EXPECT_THAT(world.stills.relayed, SizeIs(1));
}

TEST_F(StillsTest, NothingThatIsNoPartDisturbsWhatComes) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  EXPECT_EQ(part(still, 1, 10, 2).error(), Refusal::invalid_request);
  EXPECT_THAT(world.stills.relayed, IsEmpty());
  EXPECT_EQ(part(still, 0, still_part_bytes + 1, 1).value(), 1U);
  EXPECT_EQ(part(still, 2, still_part_bytes + 1, 2).error(), Refusal::invalid_request);
  EXPECT_EQ(part(still, 1, still_part_bytes + 1, 1).value(), 0U) << "the first take goes on";
}

TEST_F(StillsTest, APageBeginsAnewAFewTimesOnly) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  for (std::uint64_t take = 1; take <= 3; ++take)
    EXPECT_EQ(part(still, 0, still_part_bytes + 1, take).value(), 1U);
  EXPECT_EQ(part(still, 0, still_part_bytes + 1, 4).error(), Refusal::still_not_wanted);
  EXPECT_EQ(part(still, 1, still_part_bytes + 1, 3).value(), 0U);
}

TEST_F(StillsTest, WhatIsSentAgainAndAgainHoldsNothingUp) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(part(still, 0, still_part_bytes + 1).value(), 1U);
    world.pass(seconds{10});
  }
  world.tick();
  EXPECT_EQ(last_seen().why, StillLoss::no_answer);
  EXPECT_TRUE(ask());
}

TEST_F(StillsTest, WhatComesTooSlowlyIsGivenUp) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  const std::size_t bytes = 20 * still_part_bytes;
  for (std::uint64_t number = 0; number < 8; ++number) {
    EXPECT_TRUE(part(still, number, bytes));
    world.pass(seconds{20});
  }
  EXPECT_EQ(last_seen().state, StillState::coming);
  EXPECT_TRUE(part(still, 8, bytes));
  world.pass(seconds{21});
  EXPECT_EQ(last_seen().why, StillLoss::no_answer) << "three minutes are over";
}

TEST_F(StillsTest, WhatHasNotComeWhenTheCallEndsIsMissed) {
  ASSERT_TRUE(ask());
  EXPECT_EQ(part(wanted()->still, 0, still_part_bytes + 1).value(), 1U);
  ASSERT_TRUE(world.said(ada, say::LeaveCall{}));
  world.pass(seconds{1});
  EXPECT_EQ(events(ada, "verification.still_missed"), 1);
}

TEST_F(StillsTest, WhatThePageCannotTakeIsToldAndRecorded) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  ASSERT_TRUE(world.said(ada, say::CallStillMissed{still, StillTrouble::no_camera}));
  EXPECT_THAT(world.stills.relayed, IsEmpty()) << "there is nothing to be seen";
  world.pass(seconds{1});
  EXPECT_EQ(last_seen().state, StillState::missed);
  EXPECT_EQ(last_seen().why, StillLoss::no_camera);
  EXPECT_EQ(events(ada, "verification.still_missed"), 1);
  EXPECT_EQ(world.said(ada, say::CallStillMissed{still, StillTrouble::no_camera}).error(),
            Refusal::still_not_wanted);
  EXPECT_TRUE(ask()) << "and may be asked for again";
}

TEST_F(StillsTest, WhatDoesNotComeIsGivenUp) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  world.pass(seconds{20});
  EXPECT_EQ(part(still, 0, still_part_bytes + 1).value(), 1U);
  world.pass(seconds{20});
  EXPECT_EQ(last_seen().state, StillState::coming) << "it moves";
  world.pass(seconds{11});
  EXPECT_EQ(last_seen().why, StillLoss::no_answer);
  EXPECT_FALSE(wanted());
  EXPECT_EQ(part(still, 1, still_part_bytes + 1).error(), Refusal::still_not_wanted);
  EXPECT_EQ(events(ada, "verification.still_missed"), 1);
}

TEST_F(StillsTest, WhatIsKeptIsKnownAfterARestart) {
  ASSERT_TRUE(ask());
  const EvidenceId still = wanted()->still;
  const auto v = world.store.verification(ada).value();
  (void)world.with_store([&](StoreConnection& all, Steps& steps) {
    EvidenceRecord record{
        still,  ada, v.marketplace, v.account, call(), CallSide::applicant, world.clock.now(),
        "a key"};
    record.still_of = StillOf::face;
    all.evidence().add_evidence(record);
    return steps.change(ada, KeepStill{call(), kept(still)});
  });
  world.restart();
  world.connected(ada);
  world.connected(eva);
  ASSERT_THAT(seen(), SizeIs(1));
  EXPECT_EQ(last_seen().state, StillState::kept);
  EXPECT_FALSE(wanted());
}

TEST_F(StillsTest, TheApplicantsCameraIsTheOneThatIsWanted) {
  EXPECT_FALSE(page(ada).call->camera);
  ASSERT_TRUE(world.said(eva.id, say::CallWantCamera{CameraFacing::environment}));
  world.tick();
  EXPECT_EQ(page(ada).call->camera, CameraFacing::environment);
  EXPECT_EQ(console(eva).call->camera, CameraFacing::environment);
  ASSERT_TRUE(world.said(eva.id, say::CallWantCamera{std::nullopt}));
  world.tick();
  EXPECT_FALSE(page(ada).call->camera);
}

/// Of calls that are not recorded nothing is kept.
class StillsElsewhere : public testing::Test, protected fakes::Cast {};

TEST_F(StillsElsewhere, NoneAreTakenWhereNothingIsKept) {
  const auto ada = required("ada").verification.id;
  EXPECT_TRUE(give_consent(world, ada, std::string{consent_version}).ok());
  world.connected(ada);
  waits(ada);
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_FALSE(console(eva).call->stills);
  EXPECT_EQ(world.said(eva.id, say::CallTakeStill{StillOf::face}).error(),
            Refusal::stills_not_kept);
}

}  // namespace
}  // namespace visavis::app
