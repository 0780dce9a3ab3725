#include "domain/notice.h"

#include <gtest/gtest.h>

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
  };
  for (const auto& one : cases) EXPECT_EQ(notice_of(one.event), one.expected) << one.event.index();
}

TEST(Notice, NamesAreTheCatalogues) {
  EXPECT_EQ(name(NoticeKind::nearly_your_turn), "nearly_your_turn");
  EXPECT_EQ(opens(NoticeKind::nearly_your_turn), NoticeOpens::fresh);
  EXPECT_EQ(opens(NoticeKind::required), NoticeOpens::marketplace);
}

}  // namespace
}  // namespace visavis
