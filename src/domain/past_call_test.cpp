#include "domain/past_call.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::chrono::minutes;

constexpr Timestamp noon = from_unix_ms(1'795'435'200'000);
const VerificationId id{IdBytes{7}};
const StaffId eva{IdBytes{10}};
const StaffId sam{IdBytes{11}};

/// A history, a minute a step.
class History {
 public:
  void step(const Command& command) {
    const Timestamp at = events.back().at + minutes{1};
    const auto decided = decide(verification, command, shipped_policy(), at);
    ASSERT_TRUE(decided.ok()) << entry(decided.error()).code;
    events.push_back({verification.version + 1, at, decided.value()});
    verification = apply(verification, events.back());
  }
  void call(std::uint8_t number) {
    if (!verification.consent) step(GiveConsent{std::string{consent_version}});
    step(JoinQueue{});
    step(StartCall{CallId{IdBytes{number}}, eva, {}});
  }
  void decide_as(std::uint8_t number, Outcome outcome, ReasonCode reason) {
    step(Decide{
        CallId{IdBytes{number}}, eva, {outcome, {reason}, {}, Personal<std::string>{"Seen"}, {}}});
  }

  std::vector<Event> events{
      {1, noon,
       VerificationRequired{
           {}, AccountId::parse("42").value(), {}, {}, {}, {}, noon + minutes{9999}}}};
  Verification verification = begin(id, events.front());
};

TEST(PastCalls, AreNoneBeforeTheFirst) {
  const History history;
  EXPECT_TRUE(past_calls(id, history.events).empty());
}

TEST(PastCalls, HaveTheirResultsAsTheApplicantIsTold) {
  History history;
  history.call(1);
  EXPECT_EQ(past_calls(id, history.events)[0].ended, std::nullopt) << "it goes on";
  history.step(LoseCall{CallId{IdBytes{1}}});
  history.call(2);
  history.decide_as(2, Outcome::failed, ReasonCode::photo_mismatch);
  auto calls = past_calls(id, history.events);
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].result->outcome, Outcome::technical);
  EXPECT_EQ(calls[0].result->reasons, std::vector{ReasonCode::connection_lost});
  EXPECT_TRUE(calls[1].ended);
  EXPECT_EQ(calls[1].result, std::nullopt) << "not told before it counts";
  history.step(Review{sam, Verdict::confirmed, {}});
  history.step(GrantRetry{});
  history.call(3);
  history.decide_as(3, Outcome::passed, ReasonCode::profile_confirmed);
  calls = past_calls(id, history.events);
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_EQ(calls[1].result->outcome, Outcome::failed);
  EXPECT_EQ(calls[2].result->outcome, Outcome::passed);
  EXPECT_EQ(calls[2].representative, eva);
  EXPECT_LT(calls[1].started, *calls[1].ended);
}

TEST(PastCalls, ACanceledOneHasEndedWithoutAResult) {
  History history;
  history.call(1);
  history.step(Cancel{});
  const auto calls = past_calls(id, history.events);
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_TRUE(calls[0].ended);
  EXPECT_EQ(calls[0].result, std::nullopt);
}

}  // namespace
}  // namespace visavis
