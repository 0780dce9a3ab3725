#include <set>

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class VerificationContract : public StoreContract {
 protected:
  std::vector<VerificationId> ids(const app::VerificationFilter& filter) {
    std::vector<VerificationId> found;
    for (const auto& one : store().list(filter)) found.push_back(one.id);
    return found;
  }
  /// Everything of a marketplace.
  static app::VerificationFilter of(std::uint32_t number) {
    app::VerificationFilter filter;
    filter.marketplace = marketplace(number);
    return filter;
  }
  /// Whose timer of that kind is due.
  std::vector<VerificationId> due_at(TimerKind kind, Timestamp now) {
    std::vector<VerificationId> found;
    for (const auto& one : store().due(now, 1000))
      if (one.kind == kind) found.push_back(one.verification);
    return found;
  }
  static VerificationId id(std::uint32_t number) { return numbered<VerificationId>(number); }
  static MarketplaceId marketplace(std::uint32_t number) { return numbered<MarketplaceId>(number); }
};
VISAVIS_ON_EVERY_STORE(VerificationContract);

TEST_P(VerificationContract, EveryStepComesBackAsItWas) {
  const auto other = storage->connect();
  std::set<std::size_t> kinds, states;
  std::vector<Event> events;
  Story story{7, "eva"};
  const auto check = [&](const app::Step& step) {
    commit(step);
    kinds.insert(step.event.body.index());
    states.insert(step.after.status.index());
    events.push_back(step.event);
    EXPECT_EQ(store().verification(step.after.id), step.after);
    const auto seen = other->verifications().history(step.after.id);
    ASSERT_EQ(seen.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(seen[i].event, events[i]);
    EXPECT_EQ(seen.back().type, step.type);
    EXPECT_EQ(seen.back().body, step.body);
    EXPECT_EQ(seen.back().previous_status, step.previous_status);
    EXPECT_EQ(seen.back().account, "eva");
    EXPECT_EQ(seen.back().marketplace, marketplace(1));
    EXPECT_EQ(seen.back().verification, step.after.id);
  };
  const auto call = [&](std::uint32_t number) {
    check(story.step(JoinQueue{}));
    check(story.step(start_call(number)));
  };

  check(story.begin());
  check(story.step(GiveConsent{std::string{consent_version}}));
  check(story.step(JoinQueue{}));
  check(story.step(LeaveQueue{LeaveReason::left}));
  check(story.step(JoinQueue{}));
  check(story.step(LeaveQueue{LeaveReason::absent}));
  check(story.step(JoinQueue{}));
  check(story.step(RequestCallBack{}));
  check(story.step(TellCallBack{}));
  check(story.step(EndCallBack{}));
  check(story.step(LeaveQueue{LeaveReason::left}));
  check(story.step(BookSlot{story.now() + std::chrono::hours{2}}));
  check(story.step(CancelSlot{}));
  check(story.step(BookSlot{story.now() + std::chrono::minutes{17}}));
  check(story.step(JoinQueue{}));
  check(story.step(LeaveQueue{LeaveReason::left}));
  story.wait(std::chrono::minutes{2});
  check(story.step(RemindSlot{}));
  check(story.step(JoinQueue{}));
  story.wait(std::chrono::minutes{10});
  check(story.step(UseSlot{}));
  check(story.step(LeaveQueue{LeaveReason::absent}));
  call(1);
  check(story.step(LoseCall{story.call()}));
  call(31);
  check(story.step(LeaveCall{story.call()}));
  call(21);
  check(story.step(LoseCall{story.call(), true}));
  check(story.step(LeaveQueue{LeaveReason::left}));
  call(2);
  check(story.step(decide_as(story, Outcome::technical)));
  call(3);
  check(story.step(decide_as(story, Outcome::inconclusive)));
  story.wait(story.verification().deadline - story.now() - std::chrono::hours{1});
  check(story.step(MarkReminder{}));
  story.wait(std::chrono::hours{24 * 30});
  check(story.step(MarkOverdue{}));
  call(4);
  check(story.step(decide_as(story, Outcome::failed)));
  check(story.step(review_as(Verdict::overturned)));
  call(5);
  check(story.step(decide_as(story, Outcome::failed)));
  check(story.step(review_as(Verdict::confirmed)));
  ASSERT_FALSE(story.verification().effects.empty());
  check(story.step(ReportEffectDone{story.verification().effects.front().id}));
  const RequestAppeal appeal{Personal<std::string>{"I have a \"new\" passport."}};
  check(story.step(appeal));
  check(story.step(
      AnswerAppeal{numbered<StaffId>(3), false, Personal<std::string>{"It had expired."}}));
  check(story.step(appeal));
  check(story.step(AnswerAppeal{numbered<StaffId>(3), true, {}}));
  call(6);
  check(story.step(decide_as(story, Outcome::failed)));
  check(story.step(review_as(Verdict::confirmed)));
  check(story.step(GrantRetry{}));
  check(story.step(RequestErasure{}));
  check(story.step(RequestLink{}));
  check(story.step(KeepPhoto{"e3b0"}));
  call(7);
  check(story.step(decide_as(story, Outcome::passed)));
  check(story.step(NoteArtifacts{numbered<CallId>(7),
                                 {{ArtifactKind::transcript, "conferenceRecords/1/transcripts/2",
                                   "file", story.now(), story.now() + std::chrono::minutes{5}}}}));
  const EvidenceId evidence = numbered<EvidenceId>(1);
  check(story.step(KeepRecording{numbered<CallId>(7),
                                 {evidence, CallSide::representative, story.now(), Duration{1500},
                                  "video/webm", 1'234'567, "e3b0", "f4c1", false}}));
  check(story.step(LoseRecording{numbered<CallId>(7), evidence, CallSide::applicant,
                                 RecordingLoss::nothing_received}));
  check(story.step(EraseEvidence{evidence, ErasedBecause::asked_for}));
  check(story.step(KeepStill{numbered<CallId>(7), {.evidence = evidence, .asked = evidence}}));
  check(story.step(MissStill{numbered<CallId>(7), evidence, StillOf::face, StillLoss::not_kept}));

  Story second{8, "eva"};
  commit(second.begin());
  const auto missed = second.step(MissPhoto{"HTTP 404"});
  commit(missed);
  const auto canceled = second.step(Cancel{});
  commit(canceled);
  kinds.insert(missed.event.body.index());
  kinds.insert(canceled.event.body.index());
  states.insert(canceled.after.status.index());
  EXPECT_EQ(store().verification(id(8)), canceled.after);

  EXPECT_EQ(kinds.size(), std::variant_size_v<EventBody>) << "every kind of event was stored";
  EXPECT_EQ(states.size(), std::variant_size_v<Status>) << "every state was stored";
}

/// More than are decoded at once.
TEST_P(VerificationContract, TellsEachCurrentOneOnce) {
  constexpr std::uint32_t all = 2049;
  connection->store().together([&] {
    for (std::uint32_t number = 1; number <= all; ++number)
      commit(Story{number, "account" + std::to_string(number)}.begin());
  });
  std::set<VerificationId> told;
  std::size_t times = 0;
  store().each_current([&](const Verification& one) {
    told.insert(one.id);
    ++times;
  });
  EXPECT_EQ(told.size(), all);
  EXPECT_EQ(times, all);
}

TEST_P(VerificationContract, KnowsOnlyWhatWasCommitted) {
  EXPECT_EQ(store().verification(id(1)), std::nullopt);
  EXPECT_EQ(store().current(marketplace(1), account("eva")), std::nullopt);
  EXPECT_THAT(store().history(id(1)), IsEmpty());
  EXPECT_THAT(store().list(of(1)), IsEmpty());
  EXPECT_THAT(store().events_after(0, 10, std::nullopt), IsEmpty());
}

TEST_P(VerificationContract, RefusesAStepThatIsNotTheNext) {
  Story story{1, "eva"};
  const auto first = story.begin();
  const auto second = story.step(GiveConsent{std::string{consent_version}});
  const auto third = story.step(JoinQueue{});
  EXPECT_EQ(refusal(second), app::CommitRefusal::version_conflict) << "nothing to follow";
  commit(first);
  EXPECT_EQ(refusal(first), app::CommitRefusal::version_conflict) << "twice";
  EXPECT_EQ(refusal(third), app::CommitRefusal::version_conflict) << "one is left out";
  commit(second);
  EXPECT_EQ(refusal(second), app::CommitRefusal::version_conflict) << "twice";
  EXPECT_EQ(store().verification(id(1)), second.after) << "a refused step changes nothing";
  EXPECT_EQ(store().history(id(1)).size(), 2U);
}

TEST_P(VerificationContract, AnAccountHasOneOpenOrFailedVerification) {
  Story first{1, "eva"};
  commit(first.begin());
  EXPECT_EQ(refusal(Story(2, "eva").begin()), app::CommitRefusal::verification_exists);
  commit(Story(3, "adam").begin());
  commit(Story(4, "eva", 2).begin());

  commit(first.step(GiveConsent{std::string{consent_version}}));
  commit(first.step(JoinQueue{}));
  EXPECT_EQ(refusal(Story(2, "eva").begin()), app::CommitRefusal::verification_exists);
  commit(first.step(start_call(1)));
  EXPECT_EQ(refusal(Story(2, "eva").begin()), app::CommitRefusal::verification_exists);
  commit(first.step(decide_as(first, Outcome::failed)));
  EXPECT_EQ(refusal(Story(2, "eva").begin()), app::CommitRefusal::verification_exists);
  commit(first.step(review_as(Verdict::confirmed)));
  EXPECT_EQ(refusal(Story(2, "eva").begin()), app::CommitRefusal::verification_exists) << "failed";

  commit(first.step(GrantRetry{}));
  commit(first.step(JoinQueue{}));
  commit(first.step(start_call(2)));
  commit(first.step(decide_as(first, Outcome::passed)));
  Story second{2, "eva"};
  commit(second.begin());
  commit(second.step(Cancel{}));
  commit(Story(5, "eva").begin());
}

TEST_P(VerificationContract, TheCurrentOneIsTheLatestThatIsNotCanceled) {
  Story first{9, "eva"};
  commit(first.begin());
  EXPECT_EQ(store().current(marketplace(1), account("eva"))->id, id(9));
  commit(first.step(Cancel{}));
  EXPECT_EQ(store().current(marketplace(1), account("eva")), std::nullopt);
  Story second{5, "eva"};
  commit(second.begin());
  commit(second.step(GiveConsent{std::string{consent_version}}));
  commit(second.step(JoinQueue{}));
  commit(second.step(start_call(1)));
  commit(second.step(decide_as(second, Outcome::passed)));
  Story third{7, "eva"};
  commit(third.begin());
  EXPECT_EQ(store().current(marketplace(1), account("eva"))->id, id(7));
  commit(third.step(Cancel{}));
  EXPECT_EQ(store().current(marketplace(1), account("eva"))->id, id(5));
  EXPECT_EQ(store().current(marketplace(2), account("eva")), std::nullopt);

  commit(Story(11, "adam").begin());
  commit(Story(12, "eva", 2).begin());
  std::vector<VerificationId> all;
  store().each_current([&](const Verification& one) { all.push_back(one.id); });
  EXPECT_THAT(all, UnorderedElementsAre(id(5), id(11), id(12)));
}

TEST_P(VerificationContract, ListsByMarketplaceAccountAndStatusNewestFirst) {
  Story canceled{1, "eva"};
  commit(canceled.begin());
  commit(canceled.step(Cancel{}));
  commit(Story(2, "adam").begin());
  commit(Story(3, "eva").begin());
  commit(Story(4, "eva", 2).begin());

  auto filter = of(1);
  EXPECT_THAT(ids(filter), ElementsAre(id(3), id(2), id(1)));
  filter.account = account("eva");
  EXPECT_THAT(ids(filter), ElementsAre(id(3), id(1)));
  filter.status = "required";
  EXPECT_THAT(ids(filter), ElementsAre(id(3)));
  filter.account.reset();
  EXPECT_THAT(ids(filter), ElementsAre(id(3), id(2)));
  filter.status = "no such status";
  EXPECT_THAT(ids(filter), IsEmpty());
  EXPECT_THAT(ids(of(2)), ElementsAre(id(4)));
  EXPECT_THAT(ids(of(3)), IsEmpty());
}

TEST_P(VerificationContract, PagesWithoutMissingOrRepeating) {
  for (std::uint32_t i = 1; i <= 7; ++i) commit(Story(i, "a" + std::to_string(i)).begin());
  auto filter = of(1);
  filter.limit = 3;
  EXPECT_THAT(ids(filter), ElementsAre(id(7), id(6), id(5)));
  filter.starting_after = id(5);
  commit(Story(8, "a8").begin());
  EXPECT_THAT(ids(filter), ElementsAre(id(4), id(3), id(2))) << "newer ones do not move a page";
  filter.starting_after = id(2);
  EXPECT_THAT(ids(filter), ElementsAre(id(1)));
  filter.starting_after = id(1);
  EXPECT_THAT(ids(filter), IsEmpty());
  filter.starting_after = id(99);
  EXPECT_THAT(ids(filter), IsEmpty()) << "an unknown cursor";
  filter = of(2);
  filter.starting_after = id(5);
  EXPECT_THAT(ids(filter), IsEmpty()) << "another marketplace's cursor";
}

TEST_P(VerificationContract, FindsByStatusOldestFirstOverAllMarketplaces) {
  Story first{5, "eva"}, second{3, "adam", 2};
  commit(first.begin());
  commit(second.begin());
  for (auto* story : {&second, &first}) {
    commit(story->step(GiveConsent{std::string{consent_version}}));
    commit(story->step(JoinQueue{}));
  }
  EXPECT_THAT(store().with_status("waiting"),
              ElementsAre(first.verification(), second.verification()));
  EXPECT_THAT(store().with_status("required"), IsEmpty());
}

TEST_P(VerificationContract, CountsBookedSlotsAndSaysWhomToRemind) {
  using std::chrono::hours;
  using std::chrono::minutes;
  const Timestamp one = start_of_story + hours{2}, two = one + minutes{30};
  Story eva{1, "eva"}, adam{2, "adam", 2}, zoe{3, "zoe"};
  for (auto* story : {&eva, &adam, &zoe}) {
    commit(story->begin());
    commit(story->step(GiveConsent{std::string{consent_version}}));
  }
  EXPECT_THAT(store().booked_slots(start_of_story, two), IsEmpty());
  commit(eva.step(BookSlot{one}));
  commit(adam.step(BookSlot{one}));
  commit(zoe.step(BookSlot{two}));
  const auto other = storage->connect();
  EXPECT_THAT(other->verifications().booked_slots(one, two),
              ElementsAre(app::BookedSlot{one, 2}, app::BookedSlot{two, 1}));
  EXPECT_THAT(store().booked_slots(one + Duration{1}, two - Duration{1}), IsEmpty());

  const auto due = [&](Timestamp at) { return due_at(TimerKind::slot_reminder, at); };
  EXPECT_THAT(due(one - slot_reminder_before - Duration{1}), IsEmpty());
  EXPECT_THAT(due(one - slot_reminder_before), UnorderedElementsAre(id(1), id(2)));
  EXPECT_EQ(store().due(one - slot_reminder_before, 1).size(), 1U);
  EXPECT_THAT(due(one), IsEmpty()) << "nobody is reminded of what has begun";

  commit(adam.step(JoinQueue{}));
  EXPECT_THAT(due(one - minutes{1}), ElementsAre(id(1))) << "who waits is here";
  eva.wait(one - minutes{10} - eva.now());
  commit(eva.step(RemindSlot{}));
  EXPECT_THAT(due(one - minutes{1}), IsEmpty()) << "reminded once";
  commit(eva.step(CancelSlot{}));
  commit(zoe.step(Cancel{}));
  EXPECT_THAT(store().booked_slots(one, two), ElementsAre(app::BookedSlot{one, 1}))
      << "what is given back can be booked again";
}

TEST_P(VerificationContract, TellsWhoseDeadlinePassedOnce) {
  Story eva{1, "eva"}, adam{2, "adam"}, waiting{3, "waits"};
  for (auto* story : {&eva, &adam, &waiting}) commit(story->begin());
  commit(waiting.step(GiveConsent{std::string{consent_version}}));
  commit(waiting.step(JoinQueue{}));
  const Timestamp deadline = eva.verification().deadline;

  EXPECT_THAT(due_at(TimerKind::overdue, deadline - Duration{1}), IsEmpty());
  EXPECT_THAT(due_at(TimerKind::overdue, deadline), UnorderedElementsAre(id(1), id(2)));
  EXPECT_EQ(store().due(deadline, 1).size(), 1U);

  eva.wait(std::chrono::hours{24 * 8});
  commit(eva.step(MarkOverdue{}));
  EXPECT_THAT(due_at(TimerKind::overdue, deadline), ElementsAre(id(2))) << "told already";
  commit(adam.step(Cancel{}));
  EXPECT_THAT(due_at(TimerKind::overdue, deadline), IsEmpty());

  waiting.wait(std::chrono::hours{1});
  commit(waiting.step(LeaveQueue{}));
  const Timestamp moved = waiting.verification().deadline;
  EXPECT_GT(moved, deadline) << "the clock stood still";
  EXPECT_THAT(due_at(TimerKind::overdue, moved - Duration{1}), IsEmpty());
  EXPECT_THAT(due_at(TimerKind::overdue, moved), ElementsAre(id(3)));
}

TEST_P(VerificationContract, TellsWhoIsToBeRemindedOnce) {
  Story eva{1, "eva"}, waiting{2, "waits"};
  for (auto* story : {&eva, &waiting}) commit(story->begin());
  commit(waiting.step(GiveConsent{std::string{consent_version}}));
  commit(waiting.step(JoinQueue{}));
  const Timestamp deadline = eva.verification().deadline;
  const Timestamp remind = deadline - reminder_lead(shipped_policy());
  const auto due = [&](Timestamp at) { return due_at(TimerKind::reminder, at); };
  EXPECT_THAT(due(remind - Duration{1}), IsEmpty());
  EXPECT_THAT(due(remind), ElementsAre(id(1)));
  EXPECT_THAT(due(deadline - Duration{1}), ElementsAre(id(1)));
  EXPECT_THAT(due(deadline), IsEmpty()) << "useless: the deadline has passed";
  eva.wait(std::chrono::days{6});
  commit(eva.step(MarkReminder{}));
  EXPECT_THAT(due(eva.now()), IsEmpty()) << "told already";
  EXPECT_THAT(due_at(TimerKind::overdue, deadline), ElementsAre(id(1)));
}

TEST_P(VerificationContract, KnowsWhoseAppealsWait) {
  const auto fail = [&](Story& story, std::uint32_t call) {
    commit(story.begin());
    commit(story.step(GiveConsent{std::string{consent_version}}));
    commit(story.step(JoinQueue{}));
    commit(story.step(start_call(call)));
    commit(story.step(decide_as(story, Outcome::failed)));
    commit(story.step(review_as(Verdict::confirmed)));
  };
  Story eva{1, "eva"}, adam{2, "adam"};
  fail(eva, 1);
  fail(adam, 2);
  EXPECT_THAT(store().open_appeals(), IsEmpty());
  const RequestAppeal appeal{Personal<std::string>{"I have a new passport."}};
  eva.wait(std::chrono::hours{1});
  commit(adam.step(appeal));
  commit(eva.step(appeal));
  const auto open = store().open_appeals();
  ASSERT_EQ(open.size(), 2U);
  EXPECT_EQ(open[0], adam.verification()) << "longest waiting first";
  EXPECT_EQ(open[1], eva.verification());
  commit(eva.step(AnswerAppeal{numbered<StaffId>(3), true, {}}));
  commit(adam.step(GrantRetry{}));
  EXPECT_THAT(store().open_appeals(), IsEmpty());
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

}  // namespace
}  // namespace visavis::contracts
