#include "app/desk/desks.h"

#include <gtest/gtest.h>

#include "fakes/clock.h"
#include "fakes/entropy.h"

namespace visavis::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class DesksTest : public testing::Test {
 protected:
  DesksTest() {
    for (const auto& one : {eva, sam}) {
      desks.came(one);
      EXPECT_TRUE(desks.go_available(one.id).ok());
    }
  }

  static VerificationId applicant(std::uint8_t number) { return VerificationId{IdBytes{number}}; }
  static CallId call(std::uint8_t number) { return CallId{IdBytes{number}}; }

  std::vector<StaffId> becomes(VerificationId id, Status status) {
    const VerificationRequired required{MarketplaceId{IdBytes{5}},
                                        AccountId::parse("a").value(),
                                        Trigger::manual,
                                        {},
                                        "",
                                        {},
                                        clock.now() + std::chrono::days{7}};
    Event event{1, clock.now(), required};
    Verification after = begin(id, event);
    after.status = std::move(status);
    return desks.on(CommittedStep{++position, event, after, after, 0});
  }
  std::vector<StaffId> is_in_call(VerificationId id, const Staff& staff, CallId which) {
    return becomes(id, InCall{which, staff.id, clock.now(), clock.now(), {}});
  }
  std::optional<VerificationId> on_screen(const Staff& staff) {
    const auto& match = desks.find(staff.id)->match;
    if (!match) return std::nullopt;
    return match->verification;
  }

  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  Desks desks{clock, entropy};
  Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
  Staff sam{StaffId{IdBytes{2}}, "sam@visavis.example", "Sam", Role::representative, ""};
  std::int64_t position = 0;
};

TEST_F(DesksTest, OneMatchARepresentative) {
  const auto first = desks.match(applicant(1));
  const auto second = desks.match(applicant(2));
  ASSERT_TRUE(first && second);
  EXPECT_NE(*first, *second);
  EXPECT_EQ(desks.match(applicant(3)), std::nullopt) << "all are busy";
  EXPECT_EQ(desks.matched_with(applicant(1)), *first);
  EXPECT_EQ(desks.accept(*first, applicant(2)).error(), Refusal::match_over);
  EXPECT_EQ(desks.withdraw_match_with(applicant(1)), *first);
  EXPECT_EQ(desks.match(applicant(3)), *first) << "free again";
}

TEST_F(DesksTest, OneCallARepresentative) {
  EXPECT_EQ(is_in_call(applicant(1), eva, call(1)), std::vector{eva.id});
  EXPECT_EQ(desks.go_available(eva.id).error(), Refusal::already_in_call);
  EXPECT_EQ(desks.match(applicant(2)), sam.id);
  EXPECT_EQ(desks.match(applicant(3)), std::nullopt);
  EXPECT_EQ(desks.accept(eva.id, applicant(2)).error(), Refusal::already_in_call);

  EXPECT_TRUE(is_in_call(applicant(4), eva, call(4)).empty()) << "begun somewhere else";
  EXPECT_EQ(desks.find(eva.id)->call, applicant(1));
  EXPECT_EQ(desks.surplus(), (std::map{std::pair{applicant(4), call(4)}}));
  EXPECT_EQ(becomes(applicant(1), Required{}), std::vector{eva.id});
  EXPECT_EQ(desks.find(eva.id)->call, std::nullopt);
  EXPECT_TRUE(is_in_call(applicant(4), eva, call(4)).empty()) << "surplus it stays when told again";
  EXPECT_TRUE(becomes(applicant(4), Waiting{clock.now()}).empty());
  EXPECT_TRUE(desks.surplus().empty());
  EXPECT_EQ(is_in_call(applicant(4), eva, call(5)), std::vector{eva.id});
}

TEST_F(DesksTest, AnAcceptedMatchSurvivesExpiryAndLeaving) {
  const auto staff = desks.match(applicant(1)).value();
  EXPECT_TRUE(desks.accept(staff, applicant(1)).ok());
  EXPECT_EQ(desks.accept(staff, applicant(1)).error(), Refusal::already_in_call)
      << "a second click";
  clock.pass(match_limit + seconds{1});
  EXPECT_TRUE(desks.end_old_matches().empty());
  desks.left(staff);
  EXPECT_EQ(desks.withdraw_match_of(staff), std::nullopt);
  EXPECT_EQ(desks.withdraw_match_with(applicant(1)), std::nullopt);
  EXPECT_EQ(desks.matched_with(applicant(1)), staff);

  desks.not_accepted(staff, applicant(2));
  EXPECT_TRUE(desks.end_old_matches().empty()) << "another's answer";
  desks.not_accepted(staff, applicant(1));
  const auto ended = desks.end_old_matches();
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].staff, staff);
  EXPECT_EQ(ended[0].applicant, applicant(1));
  EXPECT_FALSE(desks.find(staff)->available) << "did not take it: away";
}

TEST_F(DesksTest, AMatchThatIsNotAcceptedEndsInTime) {
  const auto staff = desks.match(applicant(1)).value();
  clock.pass(match_limit - seconds{1});
  EXPECT_TRUE(desks.end_old_matches().empty());
  clock.pass(seconds{1});
  EXPECT_EQ(desks.end_old_matches().size(), 1U);
  EXPECT_EQ(desks.matched_with(applicant(1)), std::nullopt);
  EXPECT_EQ(desks.accept(staff, applicant(1)).error(), Refusal::match_over);
}

TEST_F(DesksTest, AMatchIsOverWhenTheApplicantCannotBeMatchedAnyMore) {
  for (const Status& status :
       {Status{Required{}}, Status{Waiting{clock.now(), clock.now(), CallBack{clock.now()}}}}) {
    const auto staff = desks.match(applicant(1)).value();
    EXPECT_TRUE(becomes(applicant(1), Waiting{clock.now()}).empty()) << "still waits";
    EXPECT_EQ(becomes(applicant(1), status), std::vector{staff});
    EXPECT_EQ(desks.matched_with(applicant(1)), std::nullopt);
    EXPECT_TRUE(desks.find(staff)->available) << "not the representative's fault";
  }
}

TEST_F(DesksTest, ACallThatBeginsTakesTheScreen) {
  const auto staff = desks.match(applicant(1)).value();
  const auto& chosen = staff == eva.id ? eva : sam;
  EXPECT_EQ(is_in_call(applicant(2), chosen, call(2)), std::vector{staff});
  EXPECT_EQ(on_screen(chosen), std::nullopt);
}

TEST_F(DesksTest, StaffingCountsTheWrapUpAndWhoIsNear) {
  EXPECT_EQ(desks.staffing(), (Staffing{2, 2, true, minutes{6}}));
  is_in_call(applicant(1), eva, call(1));
  desks.left(sam.id);
  EXPECT_EQ(desks.staffing(), (Staffing{2, 1, true, minutes{6}}))
      << "a reload is no end of a shift";
  clock.pass(seconds{11});
  EXPECT_EQ(desks.staffing(), (Staffing{1, 0, true, minutes{6}}));
  becomes(applicant(1), Required{});
  EXPECT_EQ(desks.staffing(), (Staffing{1, 0, false, minutes{6}})) << "in wrap-up";
  desks.go_away(eva.id);
  EXPECT_EQ(desks.staffing(), (Staffing{0, 0, false, minutes{6}})) << "away is away at once";
}

TEST_F(DesksTest, AfterTheWrapUpARepresentativeIsAvailableByThemselves) {
  is_in_call(applicant(1), eva, call(1));
  becomes(applicant(1), Required{});
  EXPECT_FALSE(desks.find(eva.id)->available);
  EXPECT_EQ(desks.find(eva.id)->wrap_up_until, clock.steady() + wrap_up_time);
  clock.pass(wrap_up_time - seconds{1});
  EXPECT_TRUE(desks.end_wrap_ups().empty());
  EXPECT_EQ(desks.staffing().free, 1U) << "only Sam";
  clock.pass(seconds{1});
  EXPECT_EQ(desks.end_wrap_ups(), std::vector{eva.id});
  EXPECT_TRUE(desks.find(eva.id)->available);
  EXPECT_EQ(desks.find(eva.id)->wrap_up_until, std::nullopt);
  EXPECT_EQ(desks.staffing().free, 2U);
  EXPECT_TRUE(desks.end_wrap_ups().empty()) << "once";
}

TEST_F(DesksTest, AWrapUpEndsAtOnceWhenTheRepresentativeSaysSo) {
  for (const bool pause : {false, true}) {
    EXPECT_TRUE(desks.go_available(eva.id).ok());
    is_in_call(applicant(1), eva, call(1));
    becomes(applicant(1), Required{});
    if (pause)
      desks.go_away(eva.id);
    else
      EXPECT_TRUE(desks.go_available(eva.id).ok());
    EXPECT_EQ(desks.find(eva.id)->wrap_up_until, std::nullopt);
    clock.pass(wrap_up_time);
    EXPECT_TRUE(desks.end_wrap_ups().empty());
    EXPECT_EQ(desks.find(eva.id)->available, !pause);
  }
}

TEST_F(DesksTest, AWrapUpEndsInAvailableOnlyWhereAConsoleIsOpen) {
  is_in_call(applicant(1), eva, call(1));
  becomes(applicant(1), Required{});
  clock.pass(wrap_up_time - seconds{1});
  desks.left(eva.id);
  clock.pass(seconds{2});
  EXPECT_TRUE(desks.end_wrap_ups().empty()) << "it reloads";
  clock.pass(seconds{10});
  EXPECT_EQ(desks.end_wrap_ups(), std::vector{eva.id});
  EXPECT_FALSE(desks.find(eva.id)->available) << "it has gone";
  desks.came(eva);
  EXPECT_TRUE(desks.end_wrap_ups().empty());
  EXPECT_FALSE(desks.find(eva.id)->available);
}

TEST_F(DesksTest, WhoHasGoneFromACallOrAskedForAPauseInItIsAwayAfterIt) {
  is_in_call(applicant(1), eva, call(1));
  desks.left(eva.id);
  is_in_call(applicant(2), sam, call(2));
  desks.go_away(sam.id);
  clock.pass(seconds{11});
  becomes(applicant(1), Required{});
  becomes(applicant(2), Required{});
  for (const auto& one : {eva, sam}) EXPECT_EQ(desks.find(one.id)->wrap_up_until, std::nullopt);
  EXPECT_EQ(desks.staffing().working, 0U);
}

TEST_F(DesksTest, WhoIsInACallIsNotForgotten) {
  is_in_call(applicant(1), eva, call(1));
  desks.left(eva.id);
  desks.left(sam.id);
  clock.pass(minutes{10});
  desks.forget(clock.steady());
  EXPECT_EQ(desks.all(), std::vector{eva.id});
  EXPECT_TRUE(desks.gone_since(sam.id, clock.steady()));
}

TEST_F(DesksTest, WhoseCallBeganElsewhereHasTimeToCome) {
  const Staff kim{StaffId{IdBytes{3}}, "kim@visavis.example", "Kim", Role::representative, ""};
  EXPECT_EQ(is_in_call(applicant(1), kim, call(1)), std::vector{kim.id});
  EXPECT_EQ(desks.find(kim.id)->call, applicant(1));
  EXPECT_FALSE(desks.gone_since(kim.id, clock.steady() - seconds{1}));
  EXPECT_TRUE(desks.gone_since(kim.id, clock.steady())) << "away from the beginning";
  desks.came(kim);
  EXPECT_EQ(desks.find(kim.id)->call, applicant(1));
  EXPECT_EQ(desks.find(kim.id)->staff.name, "Kim");
}

TEST_F(DesksTest, AtTheStartASecondRunningCallIsSurplus) {
  Desks restored{clock, entropy};
  restored.restore(eva, applicant(1), InCall{call(1), eva.id, clock.now(), clock.now(), {}});
  restored.restore(eva, applicant(2), InCall{call(2), eva.id, clock.now(), clock.now(), {}});
  EXPECT_EQ(restored.find(eva.id)->call, applicant(1));
  EXPECT_TRUE(restored.surplus().contains(applicant(2)));
}

}  // namespace
}  // namespace visavis::app
