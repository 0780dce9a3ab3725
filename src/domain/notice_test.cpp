#include "domain/notice.h"

#include <gtest/gtest.h>
#include <set>

namespace visavis {
namespace {

CallDecided decided(Outcome outcome, bool needs_review = false) {
  CallDecided event{};
  event.decision.outcome = outcome;
  event.needs_review = needs_review;
  return event;
}
DecisionReviewed reviewed(Verdict verdict) {
  DecisionReviewed event{};
  event.verdict = verdict;
  return event;
}
AppealAnswered answered(bool granted) {
  AppealAnswered event{};
  event.granted = granted;
  return event;
}
VerificationRequired required() { return {{}, AccountId::parse("42").value(), {}, {}, {}, {}, {}}; }

TEST(Notice, WhichEventTellsWhat) {
  const struct {
    EventBody event;
    std::optional<NoticeKind> expected;
  } cases[] = {
      {required(), NoticeKind::required},
      {ConsentGiven{}, std::nullopt},
      {QueueJoined{}, std::nullopt},
      {QueueLeft{}, std::nullopt},
      {CallStarted{}, std::nullopt},
      {decided(Outcome::passed), NoticeKind::verified},
      {decided(Outcome::failed, true), NoticeKind::in_review},
      {decided(Outcome::failed), NoticeKind::not_verified},
      {decided(Outcome::inconclusive), NoticeKind::inconclusive},
      {decided(Outcome::technical), NoticeKind::technical},
      {CallLost{}, NoticeKind::technical},
      {CallLost{.call = {}, .back_in_line = true}, std::nullopt},
      {reviewed(Verdict::confirmed), NoticeKind::not_verified},
      {reviewed(Verdict::overturned), NoticeKind::inconclusive},
      {ReminderDue{}, NoticeKind::reminder},
      {DeadlinePassed{}, NoticeKind::overdue},
      {RetryGranted{}, NoticeKind::retry_granted},
      {AppealRequested{}, NoticeKind::appeal_requested},
      {answered(true), NoticeKind::appeal_granted},
      {answered(false), NoticeKind::appeal_declined},
      {ErasureRequested{}, NoticeKind::erasure_requested},
      {VerificationCanceled{}, NoticeKind::canceled},
      {EffectDone{}, std::nullopt},
      {CallLeft{}, std::nullopt},
      {CallBackRequested{}, std::nullopt},
      {CallBackTold{}, NoticeKind::nearly_your_turn},
      {SlotBooked{}, NoticeKind::slot_booked},
      {SlotCanceled{}, std::nullopt},
      {SlotReminded{}, NoticeKind::slot_soon},
      {LinkRequested{}, NoticeKind::new_link},
  };
  for (const auto& one : cases) EXPECT_EQ(notice_of(one.event), one.expected) << one.event.index();
}

TEST(Notice, WhatWasOvertakenIsTakenBack) {
  Verification v = begin(VerificationId{}, {1, {}, required()});
  using enum NoticeKind;
  const auto outdated = [&](Status status, std::optional<NoticeKind> told = {}) {
    v.status = std::move(status);
    std::set<NoticeKind> all;
    for (const auto kind : outdated_notices(v, told)) all.insert(kind);
    return all;
  };
  const std::set<NoticeKind> about_the_call{required,  reminder,      overdue,       inconclusive,
                                            technical, retry_granted, appeal_granted};
  const std::set<NoticeKind> about_a_slot{slot_booked, slot_soon};
  const auto all = [](std::set<NoticeKind> one, const std::set<NoticeKind>& other) {
    one.insert(other.begin(), other.end());
    return one;
  };
  const std::set<NoticeKind> elsewhere = all(about_a_slot, {in_review, nearly_your_turn});
  EXPECT_EQ(outdated(Required{}), elsewhere) << "the call can still be made";
  EXPECT_EQ(outdated(Required{}, overdue), all(about_the_call, elsewhere))
      << "one of them is enough";
  EXPECT_EQ(outdated(Verified{}, verified), all(about_the_call, elsewhere));
  EXPECT_EQ(outdated(NotVerified{}, appeal_declined), all(about_the_call, elsewhere))
      << "no news are lost";
  EXPECT_EQ(outdated(Waiting{}), all(about_the_call, elsewhere));

  v.slot = Slot{};
  EXPECT_EQ(outdated(Required{}).count(slot_booked), 0U);
  EXPECT_EQ(outdated(Required{}, slot_soon).count(slot_booked), 1U);
  EXPECT_EQ(outdated(Verified{}).count(slot_soon), 1U);
  Waiting called_back;
  called_back.call_back = CallBack{};
  EXPECT_EQ(outdated(called_back).count(nearly_your_turn), 0U);
  EXPECT_EQ(outdated(InReview{}).count(in_review), 0U);
  EXPECT_EQ(outdated(Required{}, new_link).count(new_link), 1U) << "the newer link is enough";
  EXPECT_EQ(outdated(Verified{}, verified).count(new_link), 0U) << "whatever happens";
}

TEST(Notice, NamesAreTheCatalogues) {
  EXPECT_EQ(name(NoticeKind::nearly_your_turn), "nearly_your_turn");
  EXPECT_EQ(opens(NoticeKind::nearly_your_turn), NoticeOpens::fresh);
  EXPECT_EQ(opens(NoticeKind::required), NoticeOpens::marketplace);
}

}  // namespace
}  // namespace visavis
