#include "program/kept_evidence.h"

#include <fstream>
#include <functional>

#include "adapters/keys/master_key.h"
#include "adapters/keys/sqlite_account_keys.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "adapters/vault/disk_vault.h"
#include "app/evidence/evidence_finisher.h"
#include "base/check.h"

namespace visavis::program {
namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Result<app::FinishedFile, RecordingLoss> copied(app::RecordingSource& from,
                                                const std::function<void(Bytes)>& to) {
  std::vector<std::uint8_t> piece(64 * 1024);
  for (std::uint64_t at = 0;;) {
    const auto count = from.read(at, piece);
    if (count == 0) return app::FinishedFile{app::Container::webm, Duration{1500}};
    to(std::span(piece).first(count));
    at += count;
  }
}

}  // namespace

void write_private(const std::filesystem::path& file, const std::string& text) {
  std::ofstream{file} << text << "\n";
  std::filesystem::permissions(file, std::filesystem::perms{0600});
}

KeptEvidence::KeptEvidence() {
  for (int i = 0; i < 32; ++i) master += "a5";
  write_private(master_file(), master);
  std::ofstream{visavis.folder / "visavis.toml", std::ios::app}
      << "[evidence]\npath = \"" << vault().string() << "\"\nkey_file = \""
      << master_file().string() << "\"\nkeys_path = \"" << keys().string() << "\"\n";
  visavis.set_up();
}

void KeptEvidence::looks_into(const std::filesystem::path& other_vault) const {
  const auto file = visavis.folder / "visavis.toml";
  std::ifstream reading{file};
  std::string text{std::istreambuf_iterator<char>{reading}, {}};
  const std::string own = vault().string();
  const auto at = text.find(own);
  CHECK(at != std::string::npos);
  std::ofstream{file} << text.replace(at, own.size(), other_vault.string());
}

app::EvidenceRecord KeptEvidence::keep(std::string_view account, std::string_view content) {
  system::SystemClock clock;
  system::SystemEntropy entropy;
  sqlite::SqliteConnection store{sqlite::SqliteConfig{.file = visavis.store()}};
  vault::DiskVault files{vault(), entropy};
  keys::SqliteAccountKeys account_keys{keys(), app::MasterKey{keys::read_key_text(master).value()},
                                       entropy};
  const app::EvidencePlaces places{store, account_keys, files, entropy, clock};
  const Policy policy = shipped_policy();
  app::Steps steps{store.verifications(), store.marketplaces(), clock, {policy}};
  const auto marketplace = store.marketplaces().marketplaces().at(0).id;
  const auto id = VerificationId{entropy.id_bytes()};
  const auto name = AccountId::parse(account).value();
  store.together([&] {
    CHECK(steps.begin(id, VerificationRequired{.marketplace = marketplace,
                                               .account = name,
                                               .trigger = Trigger::manual,
                                               .profile = Personal{Profile{.name = "Ada Osei"}},
                                               .return_url = {},
                                               .metadata = {},
                                               .deadline = clock.now() + std::chrono::hours{1}}));
  });
  app::GrowingNow growing;
  app::SideSink sink{
      {id, marketplace, name, CallId{entropy.id_bytes()}, CallSide::applicant}, places, growing};
  sink.begin({.start = clock.steady()});
  sink.append(bytes_of(content));
  sink.finish();
  app::EvidenceFinisher finisher{places, steps, copied};
  for (const auto& grown : store.evidence().growing_evidence()) finisher.finish(grown);
  return store.evidence().evidence_of(id).at(0);
}

std::filesystem::path KeptEvidence::file_of(const app::EvidenceRecord& record) const {
  for (const auto& entry : std::filesystem::recursive_directory_iterator{vault()})
    if (entry.path().filename() == record.id.text()) return entry.path();
  return {};
}

void KeptEvidence::flip(const std::filesystem::path& file, std::uint64_t at) {
  std::fstream bytes{file, std::ios::in | std::ios::out | std::ios::binary};
  bytes.seekg(static_cast<std::streamoff>(at));
  const auto byte = static_cast<char>(bytes.get() ^ 1);
  bytes.seekp(static_cast<std::streamoff>(at));
  bytes.put(byte);
}

}  // namespace visavis::program
