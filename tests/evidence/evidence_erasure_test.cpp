// What keeps evidence, and what makes that it is gone in every copy.
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/keys/tombstone_file.h"
#include "app/evidence/erase_account.h"
#include "app/evidence/evidence_key.h"
#include "app/evidence/expire_evidence.h"
#include "app/evidence/find_strays.h"
#include "app/evidence/legal_hold.h"
#include "app/evidence/rotate_account.h"
#include "app/evidence/sample_evidence.h"
#include "app/evidence/verify_evidence.h"

#include "evidence/evidence_life.h"

namespace visavis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class EvidenceErasure : public EvidenceLife {
 protected:
  EvidenceErasure() { store.add_marketplace(contracts::a_marketplace(1), clock.now()); }

  app::EvidenceRecord kept(std::string_view text = "moving pictures") {
    const auto record = grown(text);
    finish(record);
    return now(record);
  }
  app::HeldEvidence eva() const {
    return {story.verification().marketplace, story.verification().account};
  }
  /// What was refused; empty: it was done.
  std::string hold(const app::HeldEvidence& on, const app::AskedBy& by) {
    const auto done = app::hold_evidence(connection, clock, on, by);
    return done ? "" : std::string{done.error()};
  }
  std::size_t expire() {
    clock.pass(std::chrono::hours{1});
    return app::expire_evidence(places(), steps, {clock.now(), clock.now()}, 100);
  }
  Result<std::size_t, std::string_view> erase() {
    return app::erase_account(places(), steps, tombstones, eva(), ours);
  }
  std::vector<ActBody> acts() {
    std::vector<ActBody> bodies;
    for (const auto& one : connection.acts().acts_after(0, 100)) bodies.push_back(one.act.body);
    return bodies;
  }
  std::filesystem::path copy_of(const std::string& name) const {
    const auto to = folder / (name + ".copy");
    std::filesystem::remove(to);
    std::filesystem::copy(folder / name, to);
    return to;
  }

  const app::AskedBy ours{"Dana Reyes", "Court file 7"};
  keys::TombstoneFile tombstones{folder / "tombstones"};
};

TEST_F(EvidenceErasure, ALegalHoldStopsTheClockUntilItIsReleased) {
  const auto record = kept();
  EXPECT_EQ(hold(eva(), ours), "");
  EXPECT_EQ(hold(eva(), ours), "there is a legal hold on this already");
  EXPECT_EQ(expire(), 0U);
  EXPECT_EQ(now(record).state, EvidenceState::kept);
  EXPECT_TRUE(app::release_evidence(connection, clock, eva(), ours));
  EXPECT_FALSE(app::release_evidence(connection, clock, eva(), ours));
  EXPECT_EQ(expire(), 1U);
  EXPECT_THAT(acts(), ElementsAre(ActBody(EvidenceHeld{eva().marketplace, eva().account,
                                                       std::nullopt, ours.who, ours.why}),
                                  ActBody(EvidenceReleased{eva().marketplace, eva().account,
                                                           std::nullopt, ours.who, ours.why})));
}

TEST_F(EvidenceErasure, WhoAndWhyAreSaid) {
  EXPECT_THAT(hold(eva(), {"", "File 7"}), HasSubstr("--who"));
  EXPECT_THAT(hold(eva(), {"Dana", " \t"}), HasSubstr("--why"));
  EXPECT_THAT(hold(eva(), {"Dana", std::string(501, 'x')}), HasSubstr("--why"));
  EXPECT_THAT(acts(), IsEmpty());
}

TEST_F(EvidenceErasure, WhatIsHeldIsNamedByVerificationOrAccount) {
  const auto& v = story.verification();
  const auto named = [&](const std::string& marketplace, const std::string& account,
                         const std::string& verification) {
    return app::evidence_named(connection, marketplace, account, verification);
  };
  EXPECT_EQ(named(v.marketplace.text(), "eva", "").value(), eva());
  app::HeldEvidence once = eva();
  once.verification = v.id;
  EXPECT_EQ(named("", "", v.id.text()).value(), once);
  EXPECT_THAT(std::string{named("", "adam", v.id.text()).error()}, HasSubstr("--account"));
  EXPECT_THAT(std::string{named("", "", "ver_x").error()}, HasSubstr("--verification"));
  EXPECT_THAT(std::string{named("mkt_x", "eva", "").error()}, HasSubstr("--marketplace"));
  EXPECT_THAT(std::string{named(v.marketplace.text(), "adam", "").error()}, HasSubstr("--account"));
}

TEST_F(EvidenceErasure, MoreThanATransactionTakesExpiresAtOnce) {
  std::vector<app::EvidenceRecord> records;
  for (int i = 0; i < 25; ++i) records.push_back(kept());
  EXPECT_EQ(expire(), 25U);
  for (const auto& one : records) EXPECT_EQ(now(one).state, EvidenceState::erased);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(EvidenceErasure, ErasesAnAccountAndSaysSo) {
  const auto record = kept();
  const auto erased = erase();
  ASSERT_TRUE(erased);
  EXPECT_EQ(*erased, 1U);
  EXPECT_EQ(last_event(), EventBody(EvidenceErased{record.id, ErasedBecause::asked_for}));
  EXPECT_EQ(now(record).state, EvidenceState::erased);
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_THAT(
      acts(),
      ElementsAre(ActBody(AccountErased{eva().marketplace, eva().account, ours.who, ours.why})));
  const auto listed = tombstones.all();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0], keys.tombstones(0, 1).at(0).tombstone);
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, record), app::EvidenceFault::no_key);
}

TEST_F(EvidenceErasure, AHoldOrARecordingThatRunsStandsInItsWay) {
  const auto record = kept();
  EXPECT_EQ(hold(eva(), ours), "");
  EXPECT_THAT(std::string{erase().error()}, HasSubstr("legal hold"));
  EXPECT_TRUE(app::release_evidence(connection, clock, eva(), ours));
  const auto runs = sink();
  runs->begin({.start = clock.steady()});
  EXPECT_THAT(std::string{erase().error()}, HasSubstr("after the call"));
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, record), std::nullopt);
  EXPECT_THAT(tombstones.all(), IsEmpty());
}

/// Everything that a backup can have is put back: store, files, key store.
TEST_F(EvidenceErasure, WhatWasErasedStaysErasedAfterARestore) {
  const auto record = kept();
  const auto bytes = [&] {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder / "vault"})
      if (entry.path().filename() == record.id.text()) return entry.path();
    return std::filesystem::path{};
  }();
  const auto file_copy = folder / "evidence.copy";
  std::filesystem::copy(bytes, file_copy);
  const auto keys_copy = copy_of("keys");
  ASSERT_TRUE(erase());

  // Without the tombstones, the copies would open it: this is what they are for.
  std::filesystem::copy(file_copy, bytes);
  keys::SqliteAccountKeys restored{keys_copy, app::MasterKey{master.copy()}, entropy};
  EXPECT_TRUE(app::evidence_key(restored, record));
  EXPECT_TRUE(app::open_evidence(restored, vault, record));

  // The store of before said that it is kept.
  fakes::MemoryStore old_store;
  fakes::MemoryConnection old{old_store};
  old.together([&] {
    Story again{1, "eva"};
    EXPECT_TRUE(old.verifications().commit(again.begin()));
    auto growing_one = record;
    growing_one.state = EvidenceState::growing;
    growing_one.file.reset();
    old.evidence().add_evidence(growing_one);
    EXPECT_TRUE(old.verifications().commit(again.step(KeepRecording{record.call, *record.file})));
  });
  app::Steps old_steps{old_store, old_store, clock, {policy}};
  const app::EvidencePlaces old_places{old, restored, vault, entropy, clock};
  EXPECT_EQ(app::replay_erasures(old_places, old_steps, tombstones), 1U);
  const auto key = app::evidence_key(restored, record);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error(), app::NoEvidenceKey::erased);
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_EQ(old.evidence().evidence(record.id)->state, EvidenceState::erased);
  EXPECT_EQ(app::replay_erasures(old_places, old_steps, tombstones), 0U) << "once is enough";
}

TEST_F(EvidenceErasure, TheListIsMadeGoodFromTheKeyStore) {
  kept();
  const auto tombstone = keys.erase(eva().marketplace, eva().account, clock.now());
  EXPECT_EQ(app::replay_erasures(places(), steps, tombstones), 0U);
  EXPECT_THAT(tombstones.all(), ElementsAre(tombstone));
  app::replay_erasures(places(), steps, tombstones);
  EXPECT_THAT(tombstones.all(), ElementsAre(tombstone));
}

TEST_F(EvidenceErasure, AnAccountThatComesBackKeepsWhatIsNew) {
  kept();
  ASSERT_TRUE(erase());
  clock.pass(std::chrono::hours{1});
  const auto later = kept("new pictures");
  EXPECT_EQ(app::replay_erasures(places(), steps, tombstones), 0U);
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, later), std::nullopt);
}

TEST_F(EvidenceErasure, AnAccountsKeyIsRotatedWithoutTouchingAFile) {
  const auto record = kept();
  EXPECT_EQ(app::rotate_account(places(), eva()), 1U);
  EXPECT_NE(now(record).wrapped_key, record.wrapped_key);
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, now(record)), std::nullopt);
  EXPECT_FALSE(app::evidence_key(keys, record)) << "the old key is forgotten";
  EXPECT_THAT(acts(), ElementsAre(ActBody(AccountKeyRotated{eva().marketplace, eva().account})));
}

TEST_F(EvidenceErasure, OnePieceOfEachAccountIsASample) {
  kept();
  const auto second = kept();
  auto sample = app::sample_evidence(connection.evidence(), keys, vault);
  EXPECT_EQ(sample.accounts, 1U);
  EXPECT_THAT(sample.unopened, IsEmpty());
  vault.erase(second.id);
  EXPECT_THAT(app::sample_evidence(connection.evidence(), keys, vault).unopened, IsEmpty());
  keys.erase(eva().marketplace, eva().account, clock.now());
  sample = app::sample_evidence(connection.evidence(), keys, vault);
  ASSERT_EQ(sample.unopened.size(), 1U);
  EXPECT_EQ(sample.unopened[0].fault, app::EvidenceFault::no_key);
}

}  // namespace
}  // namespace visavis
