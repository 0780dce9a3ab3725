// What another process, or another connection to the store, commits: it comes in by the same door.
#include <gtest/gtest.h>

#include "app/access/secrets.h"
#include "app/access/staff_access.h"
#include "app/access/staff_photo.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

class ElsewhereTest : public testing::Test, protected fakes::Cast {
 protected:
  void elsewhere(VerificationId id, const Command& command) {
    EXPECT_TRUE(other.change(id, command).ok());
  }
  /// A call for a representative, begun by somebody who knows nothing of this process.
  void is_called_elsewhere(VerificationId id, const Staff& staff) {
    const auto checklist = draw_checklist(world.store.verification(id)->profile.reveal(), 1);
    elsewhere(id, StartCall{CallId{world.entropy.id_bytes()}, staff.id, checklist});
  }
  void other_act(const ActBody& body) {
    world.store.append({std::nullopt, world.clock.now(), body});
  }
  const PermissionEntry& permissions(const std::string& account) {
    return world.board.entries.at({market, AccountId::parse(account).value()});
  }

  Steps other{world.store, world.store, world.clock, {world.policy, true}};
};

TEST_F(ElsewhereTest, APhotoGivenOnTheCommandLineIsOnThePageOfTheRunningCall) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  ASSERT_TRUE(page(ada).call);
  EXPECT_FALSE(page(ada).call->representative_has_photo);
  EXPECT_TRUE(set_staff_photo(world.store, world.store, world.clock, "eva@visavis.example",
                              "\x89PNG\r\n\x1A\n", std::nullopt));
  world.pass(seconds{1});
  EXPECT_TRUE(page(ada).call->representative_has_photo);
}

TEST_F(ElsewhereTest, PlacesMoveAndPagesShowIt) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  elsewhere(ada, LeaveQueue{});
  EXPECT_EQ(page(bob).queue->place, 2U) << "nobody has told us yet";
  world.pass(seconds{1});
  EXPECT_EQ(page(bob).queue->place, 1U);
  EXPECT_EQ(name(page(ada).verification.status), "required");
  EXPECT_FALSE(page(ada).queue);
  elsewhere(ada, JoinQueue{});
  world.pass(seconds{1});
  EXPECT_EQ(page(ada).queue->place, 2U);
  EXPECT_EQ(page(bob).queue->length, 2U);
}

TEST_F(ElsewhereTest, ItIsToldWithTheNextStepOfOursInTheOrderOfTheLog) {
  const auto ada = waiting("ada");
  const auto bob = applicant("bob");
  told_positions.clear();
  elsewhere(ada, LeaveQueue{});
  EXPECT_TRUE(world.said(bob, say::JoinQueue{}).ok());
  EXPECT_EQ(page(bob).queue->place, 1U) << "before the answer";
  elsewhere(ada, JoinQueue{});
  EXPECT_TRUE(world.said(bob, say::LeaveQueue{}).ok());
  world.pass(seconds{2});
  const auto last = world.store.last_position();
  EXPECT_EQ(told_positions, (std::vector{last - 3, last - 2, last - 1, last})) << "each once";
}

TEST_F(ElsewhereTest, ThePermissionBoardFollows) {
  applicant("ada");
  const auto ada = permissions("ada").verification.value();
  EXPECT_TRUE(permissions("ada").hold);
  elsewhere(ada, Cancel{});
  EXPECT_TRUE(other
                  .begin(VerificationId{world.entropy.id_bytes()},
                         {market,
                          AccountId::parse("bob").value(),
                          Trigger::manual,
                          {},
                          "",
                          {},
                          world.clock.now() + world.policy.deadline})
                  .ok());
  EXPECT_TRUE(permissions("ada").hold);
  world.pass(seconds{1});
  EXPECT_FALSE(permissions("ada").hold);
  EXPECT_TRUE(permissions("bob").hold);
}

TEST_F(ElsewhereTest, ACallThatBeginsForAFreeRepresentativeIsHeldHere) {
  const auto ada = waiting("ada");
  world.connected(eva);
  is_called_elsewhere(ada, eva);
  world.pass(seconds{1});
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_EQ(page(ada).call->representative_name, "Eva");
  EXPECT_EQ(world.relay.joined.size(), 1U);
  world.pass(seconds{5});
  EXPECT_EQ(status(ada), "in_call");
}

TEST_F(ElsewhereTest, ARepresentativeWhoIsNotHereYetHasTimeToCome) {
  const auto ada = waiting("ada");
  is_called_elsewhere(ada, eva);
  world.pass(absence_limit / 2);
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_FALSE(page(ada).call->peer_present);
  world.connected(eva);
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_EQ(page(ada).call->representative_name, "Eva");
  world.pass(absence_limit * 2);
  EXPECT_EQ(status(ada), "in_call");
}

TEST_F(ElsewhereTest, ARepresentativeWhoDoesNotComeLosesTheCallInTime) {
  const auto ada = waiting("ada");
  is_called_elsewhere(ada, eva);
  world.pass(absence_limit + seconds{2});
  EXPECT_EQ(status(ada), "waiting") << "in the same place";
  EXPECT_EQ(world.counts().calls, 0U);
}

TEST_F(ElsewhereTest, ASecondCallOfARepresentativeEndsAsTechnicalAndTheFirstGoesOn) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto bob = waiting("bob");
  const auto cem = waiting("cem");
  const auto line = world.relay.joined;
  const auto connects = all<CallConnect>(eva).size();
  is_called_elsewhere(bob, eva);
  world.pass(seconds{2});

  EXPECT_EQ(status(bob), "waiting");
  EXPECT_EQ(world.store.verification(bob)->last_result->outcome, Outcome::technical);
  EXPECT_EQ(page(bob).queue->place, 1U) << "in the same place";
  EXPECT_EQ(page(cem).queue->place, 2U);
  EXPECT_EQ(status(ada), "in_call");
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_EQ(world.relay.joined, line) << "nobody looks into the other's call";
  EXPECT_EQ(all<CallConnect>(eva).size(), connects);
  EXPECT_EQ(all<CallEnded>(eva).size(), 0U) << "hers has not ended";

  available(sam);
  EXPECT_EQ(console(sam).match->verification.id, bob);
  EXPECT_TRUE(accept(sam, bob).ok());
  EXPECT_EQ(page(bob).call->representative_name, "Sam");
}

TEST_F(ElsewhereTest, ASecondCallEndsAlsoAfterAFaultAndARestart) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto bob = waiting("bob");
  is_called_elsewhere(bob, eva);
  bool failing = false;
  world.store.trouble = [&] {
    if (failing) throw StoreFailure("no disk");
  };
  world.executor.tell = [&, tell = world.executor.tell](const auto& committed) {
    failing = true;
    tell(committed);
  };
  world.pass(seconds{2});
  failing = false;
  EXPECT_EQ(status(bob), "in_call");
  world.store.trouble = [] {};
  world.restart();
  for (const auto& id : {ada, bob}) world.connected(id);
  world.connected(eva);
  world.pass(seconds{2});
  EXPECT_EQ(world.counts().calls, 1U);
  EXPECT_NE(status(ada), status(bob)) << "one of the two is back in the queue";
}

TEST_F(ElsewhereTest, WhoWasOnTheRepresentativesScreenWaitsForAnother) {
  const auto ada = waiting("ada");
  available(eva);
  ASSERT_EQ(console(eva).match->verification.id, ada);
  const auto bob = waiting("bob");
  is_called_elsewhere(bob, eva);
  world.pass(seconds{1});
  EXPECT_EQ(console(eva).call->verification.id, bob);
  EXPECT_FALSE(console(eva).match);
  available(sam);
  ASSERT_TRUE(console(sam).match);
  EXPECT_EQ(console(sam).match->verification.id, ada);
}

TEST_F(ElsewhereTest, SomebodyElseMayTakeWhoWasOnTheScreen) {
  const auto ada = waiting("ada");
  available(eva);
  world.connected(sam);
  is_called_elsewhere(ada, sam);
  EXPECT_EQ(world.said(eva.id, say::AcceptMatch{ada}).error(), Refusal::already_in_call);
  world.pass(seconds{1});
  EXPECT_FALSE(console(eva).match);
  EXPECT_EQ(console(sam).call->verification.id, ada);
  EXPECT_EQ(all<CallConnect>(eva).size(), 0U);
}

TEST_F(ElsewhereTest, WhoIsDisabledSeesNobodyAnyMoreAndTheirCallEnds) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_EQ(world.relay.joined.size(), 1U);
  EXPECT_TRUE(disable_staff(world.store, world.store, world.clock, eva.email, std::nullopt).ok());
  world.pass(seconds{1});
  EXPECT_TRUE(world.live.closed_staff.contains(eva.id));
  EXPECT_TRUE(world.relay.joined.empty()) << "the face is gone at once";
  world.pass(seconds{1});
  EXPECT_EQ(status(ada), "waiting") << "in the same place";
  EXPECT_EQ(world.store.verification(ada)->last_result->outcome, Outcome::technical);
  world.pass(seconds{5});
  EXPECT_FALSE(console(eva).match) << "and nobody comes on their screen";
  EXPECT_FALSE(world.said(eva.id, say::GoAvailable{}).ok());
}

TEST_F(ElsewhereTest, WhoGetsAnotherRoleSignsInAnewAndMayCallOnlyIfTheRoleMay) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(
      set_staff_role(world.store, world.store, world.clock, eva.email, "auditor", std::nullopt)
          .ok());
  world.pass(seconds{2});
  EXPECT_TRUE(world.live.closed_staff.contains(eva.id));
  EXPECT_EQ(status(ada), "waiting");
}

TEST_F(ElsewhereTest, WhoseSessionsEndHasTimeToSignInAgainAndGoOn) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  EXPECT_TRUE(
      end_staff_sessions(world.store, world.store, world.clock, eva.email, std::nullopt).ok());
  world.pass(seconds{1});
  EXPECT_TRUE(world.live.closed_staff.contains(eva.id));
  EXPECT_TRUE(world.relay.joined.empty());
  world.disconnected(eva.id);
  world.pass(absence_limit / 2);
  EXPECT_EQ(status(ada), "in_call");
  world.connected(eva);
  world.pass(seconds{2});
  EXPECT_EQ(console(eva).call->verification.id, ada);
  EXPECT_EQ(world.relay.joined.size(), 1U);
}

TEST_F(ElsewhereTest, WhoWasDisabledWhileNobodyServedLosesTheirCallAtTheStart) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  world.store.set_staff_disabled(eva.id, world.clock.now());
  world.restart();
  world.connected(ada);
  world.pass(seconds{2});
  EXPECT_NE(status(ada), "in_call");
}

TEST_F(ElsewhereTest, AKeyThatIsRevokedLeavesTheBoard) {
  const auto key = hash_secret("vv_live_1");
  world.board.publish_key(key, market);
  other_act(ApiKeyRevoked{market, id_of(key)});
  EXPECT_TRUE(world.board.keys.contains(key)) << "nobody has told us yet";
  world.pass(seconds{1});
  EXPECT_FALSE(world.board.keys.contains(key));
}

}  // namespace
}  // namespace visavis::app
