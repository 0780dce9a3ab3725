#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>

#include "adapters/keys/sqlite_account_keys.h"
#include "adapters/vault/disk_vault.h"
#include "app/evidence/evidence_finisher.h"
#include "app/sealing/wrapped_key.h"

#include "contracts/story.h"
#include "fakes/clock.h"
#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis {

using contracts::Story, contracts::numbered;

inline constexpr std::string_view made_of = "made of: ";

inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// In the place of the one that knows containers: it reads all, in small pieces and not in order.
inline Result<app::FinishedFile, RecordingLoss> copied(app::RecordingSource& from,
                                                       const std::function<void(Bytes)>& to) {
  std::vector<std::uint8_t> all, piece(7);
  for (std::size_t count = 1; count > 0;) {
    count = from.read(all.size(), piece);
    all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count));
  }
  std::vector<std::uint8_t> first(1);
  EXPECT_EQ(from.read(0, first), 1U);
  EXPECT_EQ(first[0], all[0]);
  to(bytes_of(made_of));
  to(all);
  return app::FinishedFile{app::Container::webm, Duration{1500}};
}

/// A verification whose calls are kept: real vault, real keys, the store in memory.
class EvidenceLife : public testing::Test {
 protected:
  EvidenceLife() {
    connection.together([&] { EXPECT_TRUE(connection.verifications().commit(story.begin())); });
  }
  ~EvidenceLife() override { std::filesystem::remove_all(folder); }

  app::EvidencePlaces places() { return {connection, keys, vault, entropy, clock}; }
  std::unique_ptr<app::SideSink> sink(CallSide side = CallSide::applicant) {
    const auto& v = story.verification();
    return std::make_unique<app::SideSink>(
        app::RecordedSide{v.id, v.marketplace, v.account, numbered<CallId>(7), side}, places(),
        growing);
  }
  /// One that was written and ended.
  app::EvidenceRecord grown(std::string_view text, bool ended = true) {
    auto one = sink();
    one->begin({.start = clock.steady()});
    one->append(bytes_of(text));
    one->sync();
    if (ended) one->finish();
    one.reset();
    const auto all = connection.evidence().growing_evidence();
    EXPECT_EQ(all.size(), 1U);
    return all.back();
  }
  std::unique_ptr<app::AccountKeys> more_keys() {
    return std::make_unique<keys::SqliteAccountKeys>(folder / "keys", app::MasterKey{master.copy()},
                                                     entropy);
  }
  void finish(const app::EvidenceRecord& record, app::FinishFile by = copied) {
    app::EvidenceFinisher{places(), steps, std::move(by)}.finish(record);
  }
  app::EvidenceRecord now(const app::EvidenceRecord& record) {
    return connection.evidence().evidence(record.id).value();
  }
  std::vector<app::VaultFile> files() {
    std::vector<app::VaultFile> found;
    vault.list([&](const auto& entry) { found.push_back(entry.file); });
    return found;
  }
  EventBody last_event() {
    return connection.verifications().history(story.verification().id).back().event.body;
  }

  const std::filesystem::path folder = [] {
    std::string name = testing::TempDir() + "evidence-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    return std::filesystem::path{name};
  }();
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{5};
  fakes::MemoryStore store;
  fakes::MemoryConnection connection{store};
  vault::DiskVault vault{folder / "vault", entropy};
  const app::SecretKey master = app::new_key(entropy);
  keys::SqliteAccountKeys keys{folder / "keys", app::MasterKey{master.copy()}, entropy};
  app::GrowingNow growing;
  Policy policy = shipped_policy();
  app::Steps steps{store, store, clock, {policy}};
  Story story{1, "eva"};
};

}  // namespace visavis
