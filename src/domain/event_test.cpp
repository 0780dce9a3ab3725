#include "domain/event.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

/// Marketplaces go by these: an event that is renamed keeps its type.
TEST(Events, HaveTheTypesThatMarketplacesKnow) {
  Decision passed, failed, inconclusive;
  passed.outcome = Outcome::passed;
  failed.outcome = Outcome::failed;
  inconclusive.outcome = Outcome::inconclusive;
  DecisionReviewed confirmed, overturned;
  confirmed.verdict = Verdict::confirmed;
  overturned.verdict = Verdict::overturned;
  const VerificationRequired required{.marketplace = {},
                                      .account = *AccountId::parse("42"),
                                      .trigger = Trigger::manual,
                                      .profile = {},
                                      .return_url = {},
                                      .metadata = {},
                                      .deadline = {}};
  const std::pair<EventBody, std::string_view> types[] = {
      {required, "verification.required"},
      {RetryGranted{}, "verification.required"},
      {ConsentGiven{}, "verification.consent_given"},
      {QueueJoined{}, "verification.waiting"},
      {QueueLeft{}, "verification.left_queue"},
      {CallBackRequested{}, "verification.call_back_requested"},
      {CallBackEnded{}, "verification.call_back_ended"},
      {CallBackTold{}, "verification.call_back_told"},
      {SlotBooked{}, "verification.slot_booked"},
      {SlotCanceled{}, "verification.slot_canceled"},
      {SlotReminded{}, "verification.slot_reminded"},
      {SlotUsed{}, "verification.slot_used"},
      {CallStarted{}, "verification.call_started"},
      {CallLost{}, "verification.technical"},
      {CallLeft{}, "verification.technical"},
      {CallDecided{.call = {}, .author = {}, .decision = passed}, "verification.verified"},
      {CallDecided{.call = {}, .author = {}, .decision = failed}, "verification.not_verified"},
      {CallDecided{.call = {}, .author = {}, .decision = failed, .needs_review = true},
       "verification.in_review"},
      {CallDecided{.call = {}, .author = {}, .decision = inconclusive},
       "verification.inconclusive"},
      {CallDecided{}, "verification.technical"},
      {confirmed, "verification.not_verified"},
      {overturned, "verification.inconclusive"},
      {ReminderDue{}, "verification.reminder"},
      {DeadlinePassed{}, "verification.overdue"},
      {AppealRequested{}, "verification.appeal_requested"},
      {AppealAnswered{}, "verification.appeal_answered"},
      {ErasureRequested{}, "verification.erasure_requested"},
      {LinkRequested{}, "verification.link_requested"},
      {VerificationCanceled{}, "verification.canceled"},
      {EffectDone{}, "effect.done"},
      {PhotoKept{}, "verification.photo_kept"},
      {PhotoMissed{}, "verification.photo_missed"},
      {ArtifactsFound{}, "verification.artifacts_found"},
      {RecordingKept{}, "verification.recording_kept"},
      {RecordingLost{}, "verification.recording_lost"},
      {EvidenceErased{}, "verification.evidence_erased"},
      {StillKept{}, "verification.still_kept"},
      {StillMissed{}, "verification.still_missed"},
  };
  for (const auto& [body, type] : types) EXPECT_EQ(public_type(body), type);
}

}  // namespace
}  // namespace visavis
