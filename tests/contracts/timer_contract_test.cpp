#include <stdexcept>

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using app::DueTimer;
using std::chrono::hours;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class TimerContract : public StoreContract {
 protected:
  /// The first step of a verification, with these timers in place of its own.
  void begin(std::uint32_t number, std::vector<Timer> timers) {
    auto step = Story{number, "account" + std::to_string(number)}.begin();
    step.timers = std::move(timers);
    commit(step);
  }
  std::vector<DueTimer> due(Timestamp now, std::size_t limit = 100) {
    return store().due(now, limit);
  }
  static VerificationId id(std::uint32_t number) { return numbered<VerificationId>(number); }

  const Timestamp one = start_of_story + hours{1}, two = one + hours{1}, three = two + hours{1};
};
VISAVIS_ON_EVERY_STORE(TimerContract);

TEST_P(TimerContract, AreDueFromTheirTimeOnLongestDueFirst) {
  begin(1, {{TimerKind::reminder, three}, {TimerKind::overdue, one}});
  begin(2, {{TimerKind::slot, two}});
  EXPECT_THAT(due(one - Duration{1}), IsEmpty());
  EXPECT_THAT(due(one), ElementsAre(DueTimer{id(1), TimerKind::overdue}));
  EXPECT_THAT(due(three),
              ElementsAre(DueTimer{id(1), TimerKind::overdue}, DueTimer{id(2), TimerKind::slot},
                          DueTimer{id(1), TimerKind::reminder}));
  EXPECT_THAT(due(three, 1), ElementsAre(DueTimer{id(1), TimerKind::overdue}));
  EXPECT_THAT(storage->connect()->verifications().due(one, 100),
              ElementsAre(DueTimer{id(1), TimerKind::overdue}));
}

TEST_P(TimerContract, AreOfNoUseFromTheirSecondTimeOn) {
  begin(1, {{TimerKind::slot, one, two}});
  EXPECT_THAT(due(two - Duration{1}), ElementsAre(DueTimer{id(1), TimerKind::slot}));
  EXPECT_THAT(due(two), IsEmpty());
  begin(2, {{TimerKind::overdue, two}});
  EXPECT_THAT(due(two, 1), ElementsAre(DueTimer{id(2), TimerKind::overdue}))
      << "what is useless takes nobody's place";
}

TEST_P(TimerContract, EveryKindIsKept) {
  begin(1, {{TimerKind::reminder, one},
            {TimerKind::overdue, one},
            {TimerKind::slot_reminder, one},
            {TimerKind::slot, one},
            {TimerKind::call_back, one}});
  std::vector<TimerKind> kinds;
  for (const auto& timer : due(one)) kinds.push_back(timer.kind);
  EXPECT_THAT(
      kinds, UnorderedElementsAre(TimerKind::reminder, TimerKind::overdue, TimerKind::slot_reminder,
                                  TimerKind::slot, TimerKind::call_back));
}

TEST_P(TimerContract, AStepTakesThePlaceOfThoseBefore) {
  Story eva{1, "eva"};
  commit(eva.begin());
  const Timestamp deadline = eva.verification().deadline;
  EXPECT_THAT(due(deadline), ElementsAre(DueTimer{id(1), TimerKind::overdue}));
  auto refused = Story{2, "eva"}.begin();
  EXPECT_EQ(refusal(refused), app::CommitRefusal::verification_exists);
  commit(eva.step(GiveConsent{std::string{consent_version}}));
  commit(eva.step(JoinQueue{}));
  EXPECT_THAT(due(deadline + hours{24 * 365}), IsEmpty()) << "its clock stands still";
}

TEST_P(TimerContract, ARefusedStepLeavesThemAsTheyWere) {
  Story eva{1, "eva"};
  const auto first = eva.begin();
  commit(first);
  auto late = first;
  late.timers = {{TimerKind::call_back, one}};
  EXPECT_EQ(refusal(late), app::CommitRefusal::version_conflict);
  EXPECT_THAT(due(one), IsEmpty());
  EXPECT_THAT(due(eva.verification().deadline), ElementsAre(DueTimer{id(1), TimerKind::overdue}));
}

TEST_P(TimerContract, AnotherPolicyGivesOthersToWhatIsNotOver) {
  Story open{1, "open"}, failed{2, "failed"}, verified{3, "verified"}, canceled{4, "canceled"};
  for (auto* story : {&open, &failed, &verified, &canceled}) commit(story->begin());
  commit(canceled.step(Cancel{}));
  for (auto* story : {&failed, &verified}) {
    commit(story->step(GiveConsent{std::string{consent_version}}));
    commit(story->step(JoinQueue{}));
    commit(story->step(start_call(story == &failed ? 1 : 2)));
  }
  commit(failed.step(decide_as(failed, Outcome::failed)));
  commit(failed.step(review_as(Verdict::confirmed)));
  commit(verified.step(decide_as(verified, Outcome::passed)));

  std::vector<Verification> asked;
  store().retime([&](const Verification& v) {
    asked.push_back(v);
    return std::vector<Timer>{{TimerKind::reminder, one}};
  });
  EXPECT_THAT(asked, UnorderedElementsAre(open.verification(), failed.verification()));
  EXPECT_THAT(due(open.verification().deadline),
              UnorderedElementsAre(DueTimer{id(1), TimerKind::reminder},
                                   DueTimer{id(2), TimerKind::reminder}));
}

TEST_P(TimerContract, AFailureAmidRetimingChangesNothing) {
  begin(1, {{TimerKind::overdue, one}});
  begin(2, {{TimerKind::overdue, one}});
  int asked = 0;
  const auto fails_at_the_second = [&](const Verification&) {
    if (++asked == 2) throw std::runtime_error("no policy");
    return std::vector<Timer>{};
  };
  EXPECT_THROW(store().retime(fails_at_the_second), std::runtime_error);
  EXPECT_EQ(due(one).size(), 2U);
}

TEST_P(TimerContract, ACallLeadsToItsVerificationWhileItRuns) {
  Story eva{1, "eva"}, adam{2, "adam", 2};
  for (auto* story : {&eva, &adam}) {
    commit(story->begin());
    commit(story->step(GiveConsent{std::string{consent_version}}));
    commit(story->step(JoinQueue{}));
  }
  const auto of_call = [&](std::uint32_t number) {
    return store().verification_of_call(numbered<CallId>(number));
  };
  EXPECT_EQ(of_call(7), std::nullopt);
  commit(eva.step(start_call(7)));
  commit(adam.step(start_call(8)));
  EXPECT_EQ(of_call(7), id(1));
  EXPECT_EQ(of_call(8), id(2));
  EXPECT_EQ(storage->connect()->verifications().verification_of_call(numbered<CallId>(8)), id(2));
  commit(eva.step(decide_as(eva, Outcome::failed)));
  EXPECT_EQ(of_call(7), std::nullopt) << "its review is no call";
  EXPECT_EQ(of_call(8), id(2));
}

}  // namespace
}  // namespace visavis::contracts
