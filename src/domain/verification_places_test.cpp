// Places that are kept, call backs and booked slots, case by case.
#include <gtest/gtest.h>

#include "domain/hold.h"
#include "domain/verification.h"

namespace visavis {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + hours{12}};
const CallId call_1{IdBytes{1}};
const StaffId eva{IdBytes{10}};

Verification after(const Verification& verification, const Command& command, Timestamp at) {
  const auto decided = decide(verification, command, shipped_policy(), at);
  EXPECT_TRUE(decided.ok()) << entry(decided.error()).code;
  return apply(verification, Event{verification.version + 1, at, decided.value()});
}

std::optional<Refusal> refusal(const Verification& verification, const Command& command,
                               Timestamp at = noon) {
  const auto decided = decide(verification, command, shipped_policy(), at);
  if (decided) return std::nullopt;
  return decided.error();
}

Verification consented(bool with_contact = true) {
  VerificationRequired required{
      MarketplaceId{IdBytes{3}},       AccountId::parse("ada").value(), Trigger::manual, {}, "", {},
      noon + shipped_policy().deadline};
  required.profile = Personal{Profile{.name = "Ada"}};
  if (with_contact) required.contact = Contact{Personal<std::string>{"ada@example.com"}, "en"};
  const auto v = begin(VerificationId{IdBytes{7}}, Event{1, noon, required});
  return after(v, GiveConsent{std::string{consent_version}}, noon);
}

/// Waited since noon, and the call began half an hour later.
Verification in_call() {
  const auto waiting = after(consented(), JoinQueue{}, noon);
  return after(waiting, StartCall{call_1, eva, {}}, noon + minutes{30});
}

Timestamp place_of(const Verification& v) { return std::get<Waiting>(v.status).place_since; }

Decide decide_as(Outcome outcome, ReasonCode reason) {
  Decision decision;
  decision.outcome = outcome;
  decision.reasons = {reason};
  return {call_1, eva, decision};
}

TEST(Places, ATechnicalEndKeepsThePlaceForADay) {
  const Timestamp end = noon + minutes{40};
  const struct {
    const char* what;
    Command ends;
    bool kept;
  } cases[] = {
      {"lost while the applicant was away", LoseCall{call_1, false}, true},
      {"decided as technical", decide_as(Outcome::technical, ReasonCode::no_video), true},
      {"inconclusive", decide_as(Outcome::inconclusive, ReasonCode::need_more_time), false},
  };
  for (const auto& one : cases) {
    const auto ended = after(in_call(), one.ends, end);
    EXPECT_EQ(name(ended.status), "required") << one.what;
    EXPECT_EQ(ended.deadline, noon + shipped_policy().deadline + minutes{40}) << one.what;
    const auto in_time = after(ended, JoinQueue{}, end + hours{24});
    EXPECT_EQ(place_of(in_time), one.kept ? noon : end + hours{24}) << one.what;
    EXPECT_EQ(in_time.kept_place, std::nullopt) << one.what;
    const auto late = after(ended, JoinQueue{}, end + hours{24} + Duration{1});
    EXPECT_EQ(place_of(late), end + hours{24} + Duration{1}) << one.what;
  }
}

TEST(Places, WhoIsHereWhenACallIsLostIsBackInLineAtOnce) {
  const Timestamp end = noon + minutes{40};
  const auto back = after(in_call(), LoseCall{call_1, true}, end);
  ASSERT_EQ(name(back.status), "waiting");
  EXPECT_EQ(place_of(back), noon);
  EXPECT_EQ(std::get<Waiting>(back.status).since, end);
  EXPECT_EQ(back.last_result->outcome, Outcome::technical);
  // The clock stood still from joining to leaving, through both waits.
  const auto left = after(back, LeaveQueue{}, end + minutes{20});
  EXPECT_EQ(left.deadline, noon + shipped_policy().deadline + hours{1});
  EXPECT_EQ(left.kept_place, std::nullopt) << "leaving gives the place up";
}

TEST(Places, AnAbsenceKeepsThePlaceForTenMinutes) {
  const auto waiting = after(consented(), JoinQueue{}, noon);
  const auto absent = after(waiting, LeaveQueue{LeaveReason::absent}, noon + minutes{5});
  EXPECT_EQ(place_of(after(absent, JoinQueue{}, noon + minutes{15})), noon);
  const Timestamp late = noon + minutes{15} + Duration{1};
  EXPECT_EQ(place_of(after(absent, JoinQueue{}, late)), late);
  const auto left = after(waiting, LeaveQueue{}, noon + minutes{5});
  EXPECT_EQ(place_of(after(left, JoinQueue{}, noon + minutes{6})), noon + minutes{6});
}

TEST(CallBack, IsAskedForToldOnceAndEnded) {
  const auto waiting = after(consented(), JoinQueue{}, noon);
  EXPECT_EQ(refusal(consented(), RequestCallBack{}), Refusal::not_waiting);
  EXPECT_EQ(refusal(waiting, EndCallBack{}), Refusal::no_call_back);
  EXPECT_EQ(refusal(waiting, TellCallBack{}), Refusal::no_call_back);
  EXPECT_EQ(refusal(after(consented(false), JoinQueue{}, noon), RequestCallBack{}),
            Refusal::contact_unknown);

  const auto asked = after(waiting, RequestCallBack{}, noon + minutes{1});
  EXPECT_EQ(std::get<Waiting>(asked.status).call_back, CallBack{noon + minutes{1}});
  EXPECT_EQ(refusal(asked, RequestCallBack{}), Refusal::call_back_asked);
  const auto told = after(asked, TellCallBack{}, noon + hours{1});
  EXPECT_EQ(refusal(told, TellCallBack{}), Refusal::no_call_back) << "once";
  const auto here = after(told, EndCallBack{}, noon + hours{1});
  EXPECT_EQ(place_of(here), noon);
  EXPECT_EQ(std::get<Waiting>(here.status).call_back, std::nullopt);

  const auto missed = after(told, LeaveQueue{LeaveReason::absent}, noon + hours{2});
  EXPECT_EQ(place_of(after(missed, JoinQueue{}, noon + hours{26})), noon)
      << "who was told at a bad time keeps the place for a day";
  EXPECT_EQ(missed.deadline, noon + shipped_policy().deadline + hours{2});
}

TEST(Slot, LeadsToTheHeadOfTheQueueAroundItsTime) {
  const Timestamp slot = noon + hours{5};
  const auto booked = after(consented(), BookSlot{slot}, noon);
  const struct {
    Timestamp at;
    bool counts;
  } cases[] = {{slot - minutes{5} - Duration{1}, false},
               {slot - minutes{5}, true},
               {slot, true},
               {slot + minutes{15}, true},
               {slot + minutes{15} + Duration{1}, false}};
  for (const auto& one : cases) {
    const auto joined = after(booked, JoinQueue{}, one.at);
    EXPECT_EQ(place_of(joined) < one.at - days{20}, one.counts) << to_rfc3339(one.at);
  }

  const auto early = after(booked, JoinQueue{}, slot - minutes{6});
  EXPECT_EQ(refusal(early, UseSlot{}, slot - minutes{6}), Refusal::no_slot);
  const auto used = after(early, UseSlot{}, slot - minutes{5});
  EXPECT_EQ(place_of(used), place_of(after(booked, JoinQueue{}, slot)))
      << "who came too early is not worse off";
  EXPECT_EQ(refusal(used, UseSlot{}, slot), Refusal::no_slot) << "once";

  const auto later = after(consented(), BookSlot{slot + minutes{30}}, noon);
  EXPECT_LT(place_of(used), place_of(after(later, JoinQueue{}, slot + minutes{30})))
      << "fair among slots";
  const auto called = after(used, StartCall{call_1, eva, {}}, slot);
  EXPECT_EQ(called.slot, std::nullopt) << "used";
}

TEST(Slot, MovesTheDeadlineAndOnlyAsLongAsItIsBooked) {
  const Timestamp deadline = consented().deadline;
  EXPECT_EQ(after(consented(), BookSlot{deadline - hours{2}}, noon).deadline, deadline);

  const auto booked = after(consented(), BookSlot{deadline + hours{3}}, noon);
  EXPECT_EQ(booked.deadline, deadline + hours{4});
  EXPECT_EQ(after(booked, CancelSlot{}, noon).deadline, deadline);
  EXPECT_EQ(after(booked, BookSlot{deadline - hours{2}}, noon).deadline, deadline);
  EXPECT_EQ(after(booked, BookSlot{deadline + hours{5}}, noon).deadline, deadline + hours{6});
  const auto given_back = after(booked, CancelSlot{}, deadline + hours{2});
  EXPECT_EQ(given_back.deadline, deadline + hours{3}) << "nobody is overdue at once for it";
  const auto missed = derive_hold(booked, shipped_policy(), deadline + hours{4} - Duration{1});
  EXPECT_EQ(missed->kind, HoldKind::pending) << "a missed slot costs nothing";

  const auto late = after(consented(), BookSlot{deadline + hours{3}}, deadline);
  EXPECT_EQ(derive_hold(late, shipped_policy(), deadline)->kind, HoldKind::overdue)
      << "booking late is no way out of overdue";
}

TEST(Slot, BookingsAreCountedAndRefusedByName) {
  auto v = consented();
  EXPECT_EQ(refusal(v, CancelSlot{}), Refusal::no_slot);
  EXPECT_EQ(refusal(v, BookSlot{noon}), Refusal::slot_not_offered);
  EXPECT_EQ(refusal(in_call(), BookSlot{noon + hours{9}}), Refusal::already_in_call);
  EXPECT_EQ(refusal(after(v, Cancel{}, noon), BookSlot{noon + hours{9}}), Refusal::not_open);
  for (int i = 1; i <= 3; ++i) v = after(v, BookSlot{noon + hours{i}}, noon);
  EXPECT_EQ(v.slot->at, noon + hours{3}) << "one at a time";
  EXPECT_EQ(refusal(v, BookSlot{noon + hours{4}}), Refusal::too_many_bookings);
  EXPECT_EQ(after(v, Cancel{}, noon).slot, std::nullopt) << "free for others";
}

TEST(Slot, IsRemindedOfOnceAQuarterOfAnHourBefore) {
  const Timestamp slot = noon + hours{5};
  const auto booked = after(consented(), BookSlot{slot}, noon);
  EXPECT_EQ(refusal(booked, RemindSlot{}, slot - minutes{15} - Duration{1}), Refusal::no_slot);
  const auto reminded = after(booked, RemindSlot{}, slot - minutes{15});
  EXPECT_EQ(refusal(reminded, RemindSlot{}, slot - minutes{14}), Refusal::no_slot);
  EXPECT_EQ(refusal(booked, RemindSlot{}, slot), Refusal::no_slot);
  EXPECT_EQ(
      refusal(after(booked, JoinQueue{}, slot - minutes{10}), RemindSlot{}, slot - minutes{9}),
      Refusal::no_slot)
      << "who waits is here";
  const auto soon = after(consented(), BookSlot{noon + minutes{15}}, noon);
  EXPECT_EQ(refusal(soon, RemindSlot{}, noon + minutes{1}), Refusal::no_slot)
      << "who booked a moment ago knows";
}

}  // namespace
}  // namespace visavis
