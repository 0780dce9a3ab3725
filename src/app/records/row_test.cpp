#include "app/records/row.h"

#include <gtest/gtest.h>
#include <set>

#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

constexpr Timestamp noon = from_unix_ms(1'800'000'000'123);
const CallId call{IdBytes{1}};
const StaffId eva{IdBytes{2}};

std::vector<ChecklistItem> checklist() {
  return {{"q1", ChecklistKind::question, "Why \"that\"?\n", true},
          {"document", ChecklistKind::document, "ID", false}};
}

Decision decision() {
  return {.outcome = Outcome::failed,
          .reasons = {ReasonCode::photo_mismatch, ReasonCode::another_person},
          .message = Personal<std::string>{"sorry — später"},
          .internal_text = Personal<std::string>{"int"},
          .checklist = {{"q1", ChecklistMark::not_ok}, {"document", ChecklistMark::skipped}}};
}

Verification full() {
  return {.id = VerificationId{IdBytes{9}},
          .version = 17,
          .marketplace = MarketplaceId{IdBytes{8}},
          .account = AccountId::parse("ada").value(),
          .trigger = Trigger::periodic,
          .profile = {.name = "Ада Лавлейс",
                      .photo_url = "https://x/y.png",
                      .title = "T",
                      .country = "GB",
                      .skills = {"a", "b"},
                      .work = {{"t", "c", "f", "u"}},
                      .education = {{"d", "s", "y"}}},
          .return_url = "https://m/settings",
          .metadata = {{"k", "v"}},
          .contact = Contact{Personal<std::string>{"ada@example.com"}, "uk"},
          .created = noon,
          .deadline = noon + Duration{1},
          .reminder_told = true,
          .overdue_told = true,
          .consent = Consent{"2026-11", noon},
          .failed_since = noon + Duration{2},
          .effects = {{"eff_1", "cancel_active_proposals", true}, {"eff_2", "other", false}},
          .last_result = CallResult{Outcome::inconclusive,
                                    {ReasonCode::poor_visibility},
                                    Personal<std::string>{"m"},
                                    noon},
          .appeal = Appeal{Personal<std::string>{"Bitte — \"lesen\""}, noon, noon + Duration{7}, 2,
                           AppealAnswer{false, Personal<std::string>{"no"}, noon + Duration{9}}},
          .erasure_requested = noon + Duration{11},
          .kept_place = KeptPlace{noon, noon + Duration{3}},
          .slot = Slot{noon + Duration{4}, Duration{5}, true},
          .slots_booked = 2,
          .status = Required{}};
}

TEST(Row, RoundTripsInEveryState) {
  const Status states[] = {
      Required{},
      Waiting{noon},
      Waiting{noon, noon - Duration{9}, CallBack{noon, std::nullopt}},
      Waiting{noon, noon, CallBack{noon, noon + Duration{7}}},
      InCall{call, eva, noon, noon - Duration{5}, checklist(), noon - Duration{9}},
      InReview{call, eva, decision(), noon, noon - Duration{5}, checklist()},
      Verified{noon},
      NotVerified{noon, {eva}},
      Canceled{noon}};
  std::set<std::size_t> kinds;
  for (const auto& state : states) kinds.insert(state.index());
  ASSERT_EQ(kinds.size(), std::variant_size_v<Status>);
  for (const auto& state : states) {
    Verification v = full();
    v.status = state;
    EXPECT_EQ(decode_row(encode_row(v)), v) << name(state);
  }
  Verification bare = full();
  bare.consent.reset();
  bare.contact.reset();
  bare.failed_since.reset();
  bare.last_result.reset();
  bare.effects.clear();
  bare.appeal->answer.reset();
  EXPECT_EQ(decode_row(encode_row(bare)), bare);
  bare.appeal.reset();
  bare.erasure_requested.reset();
  bare.kept_place.reset();
  bare.slot.reset();
  bare.slots_booked = 0;
  EXPECT_EQ(decode_row(encode_row(bare)), bare);
}

TEST(Row, EveryEventRoundTrips) {
  const Verification v = full();
  const EventBody bodies[] = {
      VerificationRequired{v.marketplace, v.account, v.trigger, v.profile, v.return_url, v.metadata,
                           v.deadline, v.contact},
      ConsentGiven{"2026-11"},
      QueueJoined{},
      QueueJoined{noon},
      QueueLeft{LeaveReason::absent, noon},
      CallStarted{call, eva, checklist()},
      CallDecided{call, eva, decision(), true, {}},
      CallDecided{call, eva, decision(), false, {}, noon},
      CallLost{call},
      CallLeft{call},
      CallLost{call, true, std::nullopt},
      CallLost{call, false, noon},
      DecisionReviewed{
          eva, Verdict::confirmed, Personal<std::string>{"i"}, {"cancel_active_proposals"}},
      ReminderDue{},
      DeadlinePassed{},
      RetryGranted{noon},
      AppealRequested{Personal<std::string>{"a"}, noon},
      AppealAnswered{eva, true, Personal<std::string>{"yes"}, noon},
      ErasureRequested{},
      VerificationCanceled{},
      EffectDone{"eff_1"},
      CallBackRequested{},
      CallBackEnded{},
      CallBackTold{},
      SlotBooked{noon, Duration{6}, true},
      SlotCanceled{Duration{6}},
      SlotReminded{},
      SlotUsed{noon}};
  std::set<std::size_t> kinds;
  for (const auto& body : bodies) kinds.insert(body.index());
  ASSERT_EQ(kinds.size(), std::variant_size_v<EventBody>);
  for (const auto& body : bodies) {
    const Event event{5, noon, body};
    EXPECT_EQ(decode_event(encode_event(event)), event) << encode_event(event);
  }
  EXPECT_NE(encode_event({5, noon, QueueLeft{LeaveReason::left}}),
            encode_event({5, noon, QueueLeft{LeaveReason::absent}}));
}

TEST(Row, RowsFromBeforeAppealsAreRead) {
  Verification v = full();
  v.reminder_told = false;
  v.status = NotVerified{noon};
  std::string old = encode_row(v);
  for (const std::string gone : {R"("reminder_told":false,)", R"(,"deciders":[])"}) {
    const auto at = old.find(gone);
    ASSERT_NE(at, std::string::npos) << gone;
    old.erase(at, gone.size());
  }
  EXPECT_EQ(decode_row(old), v);
}

TEST(Row, WhatWasWrittenBeforePlacesWereKeptIsRead) {
  Verification v = full();
  v.status = Waiting{noon};
  std::string row = encode_row(v);
  const std::string added = R"(,"place_since":)" + std::to_string(to_unix_ms(noon));
  ASSERT_NE(row.find(added), std::string::npos);
  row.erase(row.find(added), added.size());
  EXPECT_EQ(decode_row(row), v);
}

TEST(Row, WhatWasNotWrittenIsRefused) {
  for (const auto* wrong : {"", "{", "[]", "{}", R"({"kind":"unknown","sequence":1,"at":0})"}) {
    EXPECT_ANY_THROW(decode_event(wrong)) << wrong;
    EXPECT_ANY_THROW(decode_row(wrong)) << wrong;
  }
}

TEST(HashChain, EveryPartCounts) {
  const ChainedEvent event{VerificationId{IdBytes{1}}, 2, noon, "event", "body", "type", "waiting"};
  const Hash base = chain_hash({}, event);
  EXPECT_EQ(chain_hash({}, event), base);
  EXPECT_NE(chain_hash({1}, event), base);
  const auto changed = [&](auto change) {
    ChainedEvent other = event;
    change(other);
    return chain_hash({}, other);
  };
  EXPECT_NE(changed([](auto& e) { e.verification = VerificationId{IdBytes{2}}; }), base);
  EXPECT_NE(changed([](auto& e) { e.sequence = 3; }), base);
  EXPECT_NE(changed([](auto& e) { e.at += Duration{1}; }), base);
  EXPECT_NE(changed([](auto& e) { e.content = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.body = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.type = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.previous_status = "required"; }), base);
  EXPECT_NE(changed([](auto& e) { e.content = "eventb", e.body = "ody"; }), base)
      << "lengths keep the parts apart";
}

}  // namespace
}  // namespace visavis::app
