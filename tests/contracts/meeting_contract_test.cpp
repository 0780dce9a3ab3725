#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MeetingContract : public StoreContract {
 protected:
  app::OverMeetings& meetings() { return connection->over_meetings(); }
  std::vector<CallId> due(Timestamp now, std::size_t limit = 10) {
    std::vector<CallId> found;
    for (const auto& one : meetings().due(now, limit)) found.push_back(one.call);
    return found;
  }
  static StartCall in_meeting(std::uint32_t call) {
    auto start = std::get<StartCall>(start_call(call));
    start.meeting = MeetingSpace{"spaces/" + std::to_string(call), "org@market.example",
                                 "https://meet.example/" + std::to_string(call), true, false};
    return start;
  }
  void starts(Story& story, const Command& call) {
    commit(story.begin());
    commit(story.step(GiveConsent{std::string{recorded_consent_version}}));
    commit(story.step(JoinQueue{}));
    commit(story.step(call));
  }
  CallId call(std::uint32_t number) { return numbered<CallId>(number); }

  Story eva{1, "eva"}, adam{2, "adam", 2};
  const Timestamp later = start_of_story + std::chrono::hours{1};
};
VISAVIS_ON_EVERY_DATABASE(MeetingContract);

TEST_P(MeetingContract, OneIsDueFromTheStepOnThatEndsItsCall) {
  starts(eva, in_meeting(7));
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(meetings().next_due(start_of_story), std::nullopt);
  const auto lost = eva.step(LoseCall{call(7)});
  commit(lost);
  EXPECT_THAT(due(lost.event.at - Duration{1}), IsEmpty());
  EXPECT_EQ(meetings().next_due(lost.event.at - Duration{1}), lost.event.at);
  const auto found = meetings().due(lost.event.at, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verification, numbered<VerificationId>(1));
  EXPECT_EQ(found[0].call, call(7));
  EXPECT_EQ(found[0].meeting, in_meeting(7).meeting);
  EXPECT_EQ(found[0].over, lost.event.at);
  EXPECT_FALSE(found[0].ended);
  EXPECT_EQ(found[0].attempts, 0);
}

TEST_P(MeetingContract, EveryEndOfACallCounts) {
  starts(eva, in_meeting(7));
  commit(eva.step(Cancel{}));
  starts(adam, in_meeting(8));
  commit(adam.step(decide_as(adam, Outcome::passed)));
  EXPECT_THAT(due(later), ElementsAre(call(7), call(8)));
  EXPECT_THAT(due(later, 1), ElementsAre(call(7)));
}

TEST_P(MeetingContract, ACallInOurPagesHasNone) {
  starts(eva, start_call(7));
  commit(eva.step(LoseCall{call(7)}));
  EXPECT_THAT(due(later), IsEmpty());
}

TEST_P(MeetingContract, ItIsEndedThenLookedAtThenDone) {
  starts(eva, in_meeting(7));
  commit(eva.step(LoseCall{call(7)}));
  const auto number = meetings().due(later, 10).front().number;
  meetings().again(number, later + Duration{1});
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(meetings().due(later + Duration{1}, 10).front().attempts, 1);
  meetings().ended(number, later + Duration{2});
  EXPECT_THAT(due(later + Duration{1}), IsEmpty());
  const auto ended = meetings().due(later + Duration{2}, 10).front();
  EXPECT_TRUE(ended.ended);
  EXPECT_EQ(ended.attempts, 0);
  meetings().done(number);
  EXPECT_EQ(meetings().next_due(start_of_story), std::nullopt);
}

TEST_P(MeetingContract, AnotherCallOfTheSameApplicantIsAnotherMeeting) {
  starts(eva, in_meeting(7));
  commit(eva.step(LoseCall{call(7), true}));
  commit(eva.step(in_meeting(8)));
  EXPECT_THAT(due(later), ElementsAre(call(7)));
  commit(eva.step(LoseCall{call(8)}));
  EXPECT_THAT(due(later), ElementsAre(call(7), call(8)));
}

}  // namespace
}  // namespace visavis::contracts
