// Places that outlive a page, with the people who are here: the head of the queue after a technical
// end, call backs, booked slots, and what is said when nobody is on duty.
#include <gtest/gtest.h>

#include "app/verification/view_verification.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class PlacesTest : public testing::Test, protected fakes::Cast {
 protected:
  explicit PlacesTest(bool with_mails = true) : Cast(Role::supervisor, with_mails) {
    with_contact = true;
  }

  void say(VerificationId id, const FromApplicant& message) {
    const auto said = world.said(id, message);
    EXPECT_TRUE(said.ok()) << entry(said.error()).code;
  }
  std::optional<Refusal> refused(VerificationId id, const FromApplicant& message) {
    const auto said = world.said(id, message);
    if (said.ok()) return std::nullopt;
    return said.error();
  }
  void decide_as(const Staff& staff, VerificationId id, Outcome outcome, ReasonCode reason) {
    Decision decision;
    decision.outcome = outcome;
    decision.reasons = {reason};
    const auto call = std::get<InCall>(world.store.verification(id)->status).call;
    EXPECT_TRUE(decide_call(world, staff, call, decision).ok());
  }

  std::optional<VerificationId> offered(const Staff& staff) {
    const auto view = console(staff);
    if (!view.match) return std::nullopt;
    return view.match->verification.id;
  }
  QueuePlace place(VerificationId id) { return page(id).queue.value(); }
  Timestamp now() const { return world.clock.now(); }

  void pass(Duration time, Duration step = seconds{1}) { world.pass(time, step); }
};

TEST_F(PlacesTest, WhenTheRepresentativeIsLostTheApplicantIsBackAtTheHeadAtOnce) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto bob = waiting("bob");
  world.disconnected(eva.id);
  pass(seconds{62});
  EXPECT_EQ(status(ada), "waiting");
  EXPECT_EQ(place(ada).place, 1U);
  EXPECT_TRUE(place(ada).kept);
  EXPECT_EQ(place(bob).place, 2U);
  available(sam);
  EXPECT_EQ(offered(sam), ada) << "before everybody who came later";
}

TEST_F(PlacesTest, ATechnicalDecisionAndATunnelKeepThePlaceAlsoOverARestart) {
  const auto ada = waiting("ada");
  available(eva);
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto bob = waiting("bob");
  decide_as(eva, ada, Outcome::technical, ReasonCode::no_video);
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(page(ada).kept_place, now() + hours{24});
  world.restart();
  world.connected(bob);
  world.connected(ada);
  say(ada, say::JoinQueue{});
  pass(seconds{1});
  EXPECT_EQ(place(ada).place, 1U);
  EXPECT_EQ(place(bob).place, 2U);

  world.disconnected(ada);
  pass(seconds{62});
  EXPECT_EQ(status(ada), "required");
  EXPECT_EQ(place(bob).place, 1U);
  world.connected(ada);
  EXPECT_GT(page(ada).kept_place, now() + minutes{9});
  say(ada, say::JoinQueue{});
  pass(seconds{1});
  EXPECT_EQ(place(ada).place, 1U) << "nobody loses half an hour for a tunnel";
  say(ada, say::LeaveQueue{});
  EXPECT_EQ(page(ada).kept_place, std::nullopt);
  say(ada, say::JoinQueue{});
  pass(seconds{1});
  EXPECT_EQ(place(ada).place, 2U) << "leaving is leaving";
}

TEST_F(PlacesTest, TheEstimateFollowsWhoIsThereAndHowLongCallsTake) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  EXPECT_EQ(place(ada).estimate, std::nullopt) << "nobody is there";
  available(eva);
  pass(seconds{1});
  EXPECT_EQ(place(ada).estimate, Duration{0});
  EXPECT_EQ(place(bob).estimate, minutes{6});
  EXPECT_TRUE(accept(eva, ada).ok());
  pass(minutes{2});
  decide_as(eva, ada, Outcome::inconclusive, ReasonCode::need_more_time);
  pass(wrap_up_time - seconds{1});
  EXPECT_EQ(place(bob).estimate, minutes{6}) << "a wrap-up is no end of the shift";
  available(eva);
  EXPECT_TRUE(accept(eva, bob).ok());
  const auto cem = waiting("cem");
  EXPECT_EQ(place(cem).estimate, minutes{5}) << "the mean of one call of 3 minutes and two assumed";
  available(sam);
  pass(seconds{1});
  EXPECT_EQ(place(cem).estimate, Duration{0});
}

TEST_F(PlacesTest, WhoIsCalledBackLeavesThePageAndKeepsThePlace) {
  const auto ada = waiting("ada");
  const auto bob = waiting("bob");
  say(ada, say::RequestCallBack{});
  world.disconnected(ada);
  pass(minutes{10}, seconds{5});
  EXPECT_EQ(status(ada), "waiting");
  EXPECT_EQ(place(bob).place, 2U);
  EXPECT_EQ(events(ada, "verification.call_back_told"), 0) << "nobody works: it is not their turn";

  world.restart();
  world.connected(bob);
  pass(minutes{2}, seconds{5});
  EXPECT_EQ(status(ada), "waiting");
  available(eva);
  pass(seconds{1});
  EXPECT_EQ(events(ada, "verification.call_back_told"), 1);
  EXPECT_EQ(offered(eva), bob) << "passed over, not dropped";
  EXPECT_TRUE(accept(eva, bob).ok());
  pass(minutes{20}, seconds{5});
  EXPECT_EQ(events(ada, "verification.call_back_told"), 1) << "told once";

  world.connected(ada);
  EXPECT_TRUE(place(ada).call_back);
  say(ada, say::EndCallBack{});
  EXPECT_FALSE(place(ada).call_back);
  EXPECT_EQ(place(ada).place, 1U);
  available(sam);
  EXPECT_EQ(offered(sam), ada);
}

TEST_F(PlacesTest, WhoIsToldAndDoesNotComeIsTakenOutAndKeepsThePlaceForADay) {
  const auto ada = waiting("ada");
  say(ada, say::RequestCallBack{});
  world.disconnected(ada);
  available(eva);
  pass(minutes{29}, seconds{5});
  EXPECT_EQ(status(ada), "waiting");
  pass(minutes{2}, seconds{5});
  EXPECT_EQ(status(ada), "required");
  const auto bob = waiting("bob");
  world.connected(ada);
  EXPECT_GT(page(ada).kept_place, now() + hours{23});
  say(ada, say::JoinQueue{});
  pass(seconds{1});
  EXPECT_EQ(place(ada).place, 1U);
  EXPECT_EQ(place(bob).place, 2U);
}

TEST_F(PlacesTest, NobodyIsToldInTheWrapUpOfOneWhoMayBeGoingHome) {
  const auto ada = waiting("ada");
  available(eva);
  pass(seconds{1});
  EXPECT_TRUE(accept(eva, ada).ok());
  decide_as(eva, ada, Outcome::inconclusive, ReasonCode::need_more_time);
  const auto bob = waiting("bob");
  say(bob, say::RequestCallBack{});
  pass(wrap_up_time - seconds{5});
  EXPECT_EQ(events(bob, "verification.call_back_told"), 0);
  pass(seconds{6});
  EXPECT_EQ(events(bob, "verification.call_back_told"), 1) << "available by themselves";
}

TEST_F(PlacesTest, OneAfterAnotherIsToldSoThatNobodySitsIdle) {
  std::vector<VerificationId> away;
  for (const auto* name : {"ada", "bob", "cem", "dan"}) {
    away.push_back(waiting(name));
    say(away.back(), say::RequestCallBack{});
    world.disconnected(away.back());
  }
  const auto told = [&] {
    int count = 0;
    for (const auto& id : away) count += events(id, "verification.call_back_told");
    return count;
  };
  available(eva);
  pass(seconds{5});
  EXPECT_EQ(told(), 2);
  pass(minutes{4}, seconds{5});
  EXPECT_EQ(told(), 2) << "they may be on their way";
  pass(minutes{2}, seconds{5});
  EXPECT_EQ(told(), 4);
}

TEST_F(PlacesTest, AnOfferEndsWhenTheApplicantWantsToBeCalledBack) {
  const auto ada = waiting("ada");
  available(eva);
  ASSERT_EQ(offered(eva), ada);
  say(ada, say::RequestCallBack{});
  EXPECT_EQ(offered(eva), std::nullopt);
  with_contact = false;
  const auto bob = applicant("bob");
  say(bob, say::JoinQueue{});
  EXPECT_EQ(refused(bob, say::RequestCallBack{}), Refusal::contact_unknown);
}

class PlacesWithoutMailsTest : public PlacesTest {
 protected:
  PlacesWithoutMailsTest() : PlacesTest(false) {}
};

TEST_F(PlacesWithoutMailsTest, NobodyIsCalledBack) {
  const auto cem = waiting("cem");
  EXPECT_EQ(refused(cem, say::RequestCallBack{}), Refusal::contact_unknown) << "no mail server";
}

TEST_F(PlacesTest, NobodyIsWrittenToAgainAndAgain) {
  const auto ada = waiting("ada");
  std::optional<Refusal> refusal;
  for (int i = 0; i < 10 && !refusal; ++i) {
    refusal = refused(ada, say::RequestCallBack{});
    if (!refusal) say(ada, say::EndCallBack{});
  }
  EXPECT_EQ(refusal, Refusal::too_many_attempts);
  pass(seconds{10}, seconds{1});
  EXPECT_EQ(refused(ada, say::RequestCallBack{}), std::nullopt);
}

TEST_F(PlacesTest, SlotsHaveRoomForSoManyAlsoOverARestart) {
  world.schedule.slots.each = 2;
  const Timestamp slot = now() + minutes{30};
  const auto ada = applicant("ada"), bob = applicant("bob"), cem = applicant("cem");
  const auto room = [&] {
    const auto free = free_slots(world, *world.store.verification(cem));
    return free.slots.front().at == slot ? free.slots.front().free : 0;
  };
  EXPECT_EQ(room(), 2U);
  say(ada, say::BookSlot{slot});
  EXPECT_EQ(page(ada).slot->at, slot);
  world.restart();
  for (const auto& id : {ada, bob, cem}) world.connected(id);
  EXPECT_EQ(room(), 1U);
  say(bob, say::BookSlot{slot});
  EXPECT_EQ(room(), 0U);
  EXPECT_EQ(refused(cem, say::BookSlot{slot}), Refusal::slot_taken);
  EXPECT_EQ(refused(cem, say::BookSlot{slot + minutes{1}}), Refusal::slot_not_offered);
  say(ada, say::CancelSlot{});
  EXPECT_EQ(page(ada).slot, std::nullopt);
  say(cem, say::BookSlot{slot});
  for (int tap = 0; tap < 5; ++tap) say(cem, say::BookSlot{slot});
  EXPECT_EQ(events(cem, "verification.slot_booked"), 1) << "the same again is no other booking";
}

TEST_F(PlacesTest, ABookedTimeIsRemindedOfAndLeadsToTheHead) {
  const Timestamp slot = now() + minutes{30};
  const auto ada = applicant("ada"), bob = applicant("bob");
  say(ada, say::BookSlot{slot});
  say(bob, say::BookSlot{slot});
  world.disconnected(ada);
  const auto cem = waiting("cem");
  pass(minutes{14}, seconds{5});
  EXPECT_EQ(events(ada, "verification.slot_reminded"), 0);
  say(bob, say::JoinQueue{});
  pass(minutes{2}, seconds{5});
  EXPECT_EQ(events(ada, "verification.slot_reminded"), 1);
  EXPECT_EQ(events(bob, "verification.slot_reminded"), 0) << "is here";
  EXPECT_EQ(place(cem).place, 1U);
  EXPECT_EQ(place(bob).place, 2U) << "too early";
  world.restart();
  for (const auto& id : {ada, bob, cem}) world.connected(id);
  pass(minutes{10}, seconds{5});
  EXPECT_EQ(place(bob).place, 1U) << "the booked time has come while they waited";
  EXPECT_FALSE(place(bob).kept) << "nobody had this place before";
  say(ada, say::JoinQueue{});
  pass(seconds{1});
  EXPECT_EQ(place(ada).place + place(bob).place, 3U);
  EXPECT_EQ(place(cem).place, 3U);
  available(eva);
  EXPECT_LE(console(eva).longest_wait, minutes{27}) << "a place is not a wait";
  EXPECT_TRUE(accept(eva, *offered(eva)).ok());
}

TEST_F(PlacesTest, AMissedSlotCostsNothing) {
  const auto deadline = world.store.verification(applicant("bob"))->deadline;
  const auto ada = applicant("ada");
  world.schedule.slots.days_ahead = 8;
  say(ada, say::BookSlot{deadline});
  pass(deadline + minutes{50} - now(), minutes{10});
  EXPECT_FALSE(page(ada).overdue);
  EXPECT_EQ(events(ada, "verification.overdue"), 0);
  world.connected(ada);
  EXPECT_EQ(page(ada).slot, std::nullopt) << "over";
  const auto detail = detail_of(*world.store.verification(ada), world.policy, now());
  EXPECT_EQ(detail.slot, std::nullopt) << "for the marketplace as well";
  pass(minutes{20}, minutes{10});
  EXPECT_EQ(events(ada, "verification.overdue"), 1);
}

TEST_F(PlacesTest, EverybodySeesWhetherSomebodyIsOnDuty) {
  world.schedule.opening = OpeningHours::parse({"mon-fri 09:00-17:00"}).value();
  // The world begins on a Friday at 08:00.
  const auto ada = applicant("ada");
  EXPECT_FALSE(page(ada).opening.open);
  EXPECT_EQ(page(ada).opening.opens, now() + hours{1});
  EXPECT_FALSE(page(ada).opening.staff_available);
  pass(hours{1}, seconds{30});
  EXPECT_TRUE(page(ada).opening.open);
  available(eva);
  pass(seconds{1});
  EXPECT_TRUE(page(ada).opening.staff_available);
  world.disconnected(eva.id);
  pass(seconds{5});
  EXPECT_TRUE(page(ada).opening.staff_available) << "a reload";
  pass(seconds{10});
  EXPECT_FALSE(page(ada).opening.staff_available);
  available(eva);
  say(ada, say::JoinQueue{});
  EXPECT_TRUE(accept(eva, ada).ok());
  const auto bob = applicant("bob");
  pass(seconds{1});
  EXPECT_TRUE(page(bob).opening.staff_available) << "is in a call, and comes back";
}

TEST_F(PlacesTest, TheDeadlinesClockStandsStillInEveryKindOfWait) {
  const auto ada = waiting("ada");
  const auto deadline = world.store.verification(ada)->deadline;
  say(ada, say::RequestCallBack{});
  world.disconnected(ada);
  pass(hours{24 * 8}, minutes{10});
  EXPECT_EQ(status(ada), "waiting");
  world.connected(ada);
  EXPECT_FALSE(page(ada).overdue) << "nobody was on duty for a week: not the applicant's fault";
  say(ada, say::LeaveQueue{});
  EXPECT_GE(world.store.verification(ada)->deadline, deadline + hours{24 * 8});
  EXPECT_EQ(events(ada, "verification.overdue"), 0);
}

}  // namespace
}  // namespace visavis::app
