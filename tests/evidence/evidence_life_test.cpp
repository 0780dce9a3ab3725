// A piece of evidence from its first byte on.
#include "evidence/evidence_life.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/vault/bucket_vault.h"
#include "app/evidence/evidence_reading.h"
#include "app/evidence/expire_evidence.h"
#include "app/evidence/move_evidence.h"
#include "app/records/hash_chain.h"

#include "fakes/memory_objects.h"

namespace visavis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(EvidenceLife, WhatIsWrittenIsKnownBeforeItsFirstByte) {
  const auto one = sink(CallSide::representative);
  EXPECT_THAT(connection.evidence().growing_evidence(), IsEmpty());
  one->begin({.start = clock.steady() - std::chrono::seconds{2}});
  const auto all = connection.evidence().growing_evidence();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].began, clock.now() - std::chrono::seconds{2});
  EXPECT_EQ(all[0].side, CallSide::representative);
  EXPECT_EQ(all[0].verification, story.verification().id);
  EXPECT_TRUE(growing.has(all[0].id)) << "nobody finishes it meanwhile";
  one->finish();
  EXPECT_FALSE(growing.has(all[0].id));
}

TEST_F(EvidenceLife, EachFileOfARecordingIsAPieceOfItsOwn) {
  const auto one = sink();
  one->begin({.start = clock.steady()});
  one->append(bytes_of("first"));
  one->begin({.start = clock.steady()});
  one->append(bytes_of("second"));
  one->finish();
  const auto all = connection.evidence().growing_evidence();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_NE(all[0].wrapped_key, all[1].wrapped_key);
  for (const auto& record : all) EXPECT_FALSE(growing.has(record.id));
}

TEST_F(EvidenceLife, WhatIsFinishedIsToldOfWithItsHashes) {
  const auto record = grown("moving pictures");
  finish(record);
  const std::string made = std::string{made_of} + "moving pictures";
  const RecordedFile file{record.id,
                          CallSide::applicant,
                          record.began,
                          Duration{1500},
                          "video/webm",
                          made.size(),
                          app::sha256_text(made),
                          app::sha256_text("moving pictures"),
                          true};
  EXPECT_EQ(last_event(), EventBody(RecordingKept{record.call, file}));
  EXPECT_EQ(now(record).file, file);
  EXPECT_THAT(files(), ElementsAre(app::VaultFile::finished)) << "what grew is gone";
}

TEST_F(EvidenceLife, WhatWasCutOffIsKeptAsSuch) {
  const auto record = grown("moving pict", false);
  finish(record);
  ASSERT_TRUE(now(record).file);
  EXPECT_FALSE(now(record).file->whole);
}

TEST_F(EvidenceLife, WhatWasInterruptedIsDoneAgain) {
  const auto record = grown("moving pictures");
  const auto stopped = [](app::RecordingSource& from, const std::function<void(Bytes)>& to) {
    (void)copied(from, to);
    throw std::runtime_error("stopped");
    return copied(from, to);
  };
  EXPECT_THROW(finish(record, stopped), std::runtime_error);
  EXPECT_EQ(now(record).state, EvidenceState::growing);
  finish(record);
  EXPECT_EQ(now(record).state, EvidenceState::kept);
  // Finished, and the process was gone before it was told.
  const auto again = grown("more");
  const auto key = app::new_key(entropy);
  {
    const auto writer = vault.create(again.id, key);
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->append(bytes_of("half told")));
    ASSERT_TRUE((*writer)->finish());
  }
  // Or gone while it made another one.
  auto half_made = vault.create(again.id, key);
  EXPECT_FALSE(half_made) << "under the name of the one that is there";
  vault.erase(again.id, app::VaultFile::finished);
  half_made = vault.create(again.id, key);
  ASSERT_TRUE(half_made);
  finish(again);
  EXPECT_EQ(now(again).file->sha256, app::sha256_text(std::string{made_of} + "more"));
}

TEST_F(EvidenceLife, WhereNothingCameThatIsTold) {
  const auto record = grown("");
  finish(record);
  EXPECT_EQ(last_event(), EventBody(RecordingLost{record.call, record.id, CallSide::applicant,
                                                  RecordingLoss::nothing_received}));
  EXPECT_EQ(now(record).state, EvidenceState::lost);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(EvidenceLife, WhatNoFileCanBeMadeOfIsToldAndGone) {
  const auto record = grown("noise");
  finish(record, [](app::RecordingSource&, const std::function<void(Bytes)>& to) {
    to(bytes_of("a beginning"));
    return Result<app::FinishedFile, RecordingLoss>{refuse(RecordingLoss::cannot_be_played)};
  });
  EXPECT_EQ(last_event(), EventBody(RecordingLost{record.call, record.id, CallSide::applicant,
                                                  RecordingLoss::cannot_be_played}));
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(EvidenceLife, ExpiresAndSaysSo) {
  const auto record = grown("moving pictures");
  finish(record);
  const auto expire = [&](Timestamp then) {
    return app::expire_evidence(places(), steps, {then, then}, 10);
  };
  EXPECT_EQ(expire(record.began), 0U);
  EXPECT_EQ(expire(record.began + Duration{1}), 1U);
  EXPECT_EQ(last_event(), EventBody(EvidenceErased{record.id, ErasedBecause::expired}));
  EXPECT_EQ(now(record).state, EvidenceState::erased);
  EXPECT_EQ(now(record).wrapped_key, "");
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_EQ(expire(record.began + Duration{1}), 0U);
}

TEST_F(EvidenceLife, IsErasedOnceItsConsentIsWithdrawn) {
  const auto change = [&](const Command& command) {
    EXPECT_TRUE(steps.change(story.verification().id, command));
  };
  change(GiveConsent{std::string{recorded_consent_version}});
  change(JoinQueue{.recorded = true});
  const auto record = grown("moving pictures");
  change(contracts::start_call(7));
  change(LeaveCall{record.call, true});
  EXPECT_EQ(app::erase_withdrawn(places(), steps, 10), 0U) << "it grows";
  finish(record);
  EXPECT_EQ(app::erase_withdrawn(places(), steps, 10), 1U);
  EXPECT_EQ(last_event(), EventBody(EvidenceErased{record.id, ErasedBecause::withdrawn}));
  EXPECT_EQ(now(record).wrapped_key, "");
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(EvidenceLife, WhatASecondReviewNeedsDoesNotExpire) {
  const auto change = [&](const Command& command) {
    EXPECT_TRUE(steps.change(story.verification().id, command));
  };
  change(GiveConsent{std::string{recorded_consent_version}});
  change(JoinQueue{.recorded = true});
  change(contracts::start_call(7));
  const auto record = grown("moving pictures");
  finish(record);
  Story now_in_call{store.verification(story.verification().id).value(), clock.now()};
  change(contracts::decide_as(now_in_call, Outcome::failed));
  const auto later = record.began + std::chrono::hours{1};
  app::expire_evidence(places(), steps, {later, later}, 10);
  EXPECT_EQ(now(record).state, EvidenceState::kept);
  change(contracts::review_as(Verdict::confirmed));
  app::expire_evidence(places(), steps, {later, later}, 10);
  EXPECT_EQ(now(record).state, EvidenceState::erased);
}

TEST_F(EvidenceLife, WithoutItsAccountsKeyNobodyOpensIt) {
  const auto kept = grown("moving pictures");
  finish(kept);
  const auto& v = story.verification();
  keys.erase(v.marketplace, v.account, clock.now());
  app::EvidenceReading reading{vault, more_keys()};
  const auto read = reading.read(now(kept), 0, 100);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(), app::UnreadEvidence::erased);
  // What still grew is lost with it.
  const auto late = [&] {
    auto one = sink();
    one->begin({.start = clock.steady()});
    one->append(bytes_of("late"));
    one->finish();
    return connection.evidence().growing_evidence().back();
  }();
  keys.erase(v.marketplace, v.account, clock.now());
  finish(late);
  EXPECT_EQ(last_event(), EventBody(RecordingLost{late.call, late.id, CallSide::applicant,
                                                  RecordingLoss::unreadable}));
}

TEST_F(EvidenceLife, IsReadAtAnyPlaceByWhoHasTheKeys) {
  const auto record = grown("moving pictures");
  finish(record);
  app::EvidenceReading reading{vault, more_keys()};
  EXPECT_EQ(reading.read(now(record), 9, 6).value(), "moving");
  EXPECT_EQ(reading.read(now(record), 16, 100).value(), "pictures");
  EXPECT_EQ(reading.read(now(record), 1000, 100).value(), "");
}

TEST_F(EvidenceLife, WhatHasAGapIsKeptAsSuch) {
  auto one = sink();
  one->missed();
  one->begin({.start = clock.steady()});
  one->append(bytes_of("moving"));
  one->finish();
  one->begin({.start = clock.steady()});
  one->append(bytes_of("pictures"));
  one->finish();
  const auto all = connection.evidence().growing_evidence();
  ASSERT_EQ(all.size(), 2U);
  for (const auto& record : all) finish(record);
  EXPECT_FALSE(now(all[0]).file->whole) << "what came before it is missing";
  EXPECT_EQ(now(all[0]).file->received_sha256, app::sha256_text("moving"));
  EXPECT_TRUE(now(all[1]).file->whole);
}

TEST_F(EvidenceLife, AFileThatCannotBeBegunIsToldOfAndTheNextOneIsNot) {
  const auto where = folder / "vault";
  auto one = sink();
  std::filesystem::rename(where, folder / "elsewhere");
  EXPECT_THROW(one->begin({.start = clock.steady()}), app::VaultFailure);
  const auto record = connection.evidence().growing_evidence().at(0);
  EXPECT_FALSE(growing.has(record.id));
  std::filesystem::rename(folder / "elsewhere", where);
  finish(record);
  EXPECT_EQ(last_event(), EventBody(RecordingLost{record.call, record.id, CallSide::applicant,
                                                  RecordingLoss::nothing_received}));
  one->begin({.start = clock.steady()});
  one->append(bytes_of("on it goes"));
  one->finish();
  finish(connection.evidence().growing_evidence().at(0));
  EXPECT_TRUE(std::holds_alternative<RecordingKept>(last_event()));
}

TEST_F(EvidenceLife, AKeyThatAnotherStoreMayHaveIsNoReasonToThrowAnythingAway) {
  const auto kept = grown("moving pictures");
  finish(kept);
  const auto growing_one = grown("more");
  keys::SqliteAccountKeys others{folder / "other keys", app::MasterKey{master.copy()}, entropy};
  app::EvidenceFinisher finisher{{connection, others, vault, entropy, clock}, steps, copied};
  EXPECT_THROW(finisher.finish(growing_one), app::StoreFailure);
  EXPECT_EQ(now(growing_one).state, EvidenceState::growing);
  app::EvidenceReading reading{
      vault, std::make_unique<keys::SqliteAccountKeys>(folder / "other keys",
                                                       app::MasterKey{master.copy()}, entropy)};
  EXPECT_THROW((void)reading.read(now(kept), 0, 10), app::StoreFailure);
  finish(growing_one);
  EXPECT_EQ(now(growing_one).state, EvidenceState::kept);
}

/// Changes a byte of the only file that grows.
void change_byte(const std::filesystem::path& vault, std::streamoff at, char to) {
  for (const auto& one : std::filesystem::recursive_directory_iterator{vault}) {
    if (one.path().extension() != ".growing") continue;
    std::fstream file{one.path(), std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(at);
    file.put(to);
  }
}

TEST_F(EvidenceLife, WhatANewerProgramWroteIsLeftToIt) {
  constexpr std::streamoff version_at = 8;
  const auto record = grown("moving pictures");
  change_byte(folder / "vault", version_at, 2);
  EXPECT_THROW(finish(record), app::VaultFailure);
  EXPECT_EQ(now(record).state, EvidenceState::growing);
  change_byte(folder / "vault", version_at, 1);
  finish(record);
  EXPECT_EQ(now(record).state, EvidenceState::kept);
}

TEST_F(EvidenceLife, WhatWasChangedIsNotSaidToHaveBeenNothing) {
  const auto record = grown("moving pictures");
  change_byte(folder / "vault", 0, 'x');
  finish(record);
  EXPECT_EQ(last_event(), EventBody(RecordingLost{record.call, record.id, CallSide::applicant,
                                                  RecordingLoss::unreadable}));
}

TEST_F(EvidenceLife, OnlyWhatIsToldMovesIntoTheBucket) {
  fakes::MemoryObjects bucket;
  vault::BucketVault moving{folder / "vault", entropy, bucket};
  const auto kept = grown("moving pictures");
  finish(kept);
  // Finished, and the process was gone before it was told: it is made again.
  const auto untold = grown("more");
  ASSERT_TRUE(vault.create(untold.id, app::new_key(entropy)).value()->finish());

  const auto on = [] { return true; };
  EXPECT_EQ(app::move_evidence(store, moving, on), (app::MovedEvidence{.moved = 1}));
  EXPECT_THAT(bucket.objects, ElementsAre(testing::Key(vault::VaultFolder::name_of(kept.id))));
  app::EvidenceReading reading{moving, more_keys()};
  EXPECT_EQ(reading.read(now(kept), 9, 6).value(), "moving");
  finish(untold);
  EXPECT_EQ(app::move_evidence(store, moving, [] { return false; }),
            (app::MovedEvidence{.waits = 1}));
  EXPECT_EQ(app::move_evidence(store, moving, on), (app::MovedEvidence{.moved = 1}));
}

TEST_F(EvidenceLife, WhatMovedExpiresOnceTheBucketIsInReach) {
  fakes::MemoryObjects bucket;
  vault::BucketVault moving{folder / "vault", entropy, bucket};
  const auto kept = grown("moving pictures");
  finish(kept);
  app::move_evidence(store, moving, [] { return true; });
  const app::EvidencePlaces with_bucket{connection, keys, moving, entropy, clock};
  const auto later = kept.began + std::chrono::hours{1};
  bucket.reachable = false;
  EXPECT_THROW(app::expire_evidence(with_bucket, steps, {later, later}, 10), app::VaultFailure);
  EXPECT_EQ(now(kept).state, EvidenceState::kept);
  bucket.reachable = true;
  EXPECT_EQ(app::expire_evidence(with_bucket, steps, {later, later}, 10), 1U);
  EXPECT_EQ(now(kept).state, EvidenceState::erased);
  EXPECT_TRUE(bucket.objects.empty());
}

}  // namespace
}  // namespace visavis
