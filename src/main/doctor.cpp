#include "main/doctor.h"

#include <filesystem>
#include <functional>
#include <iostream>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "adapters/keys/master_key.h"
#include "app/evidence/sample_evidence.h"
#include "base/described.h"
#include "main/evidence_places.h"
#include "main/stores.h"

namespace visavis {
namespace {

namespace fs = std::filesystem;

/// One line for each thing that is looked at.
class Report {
 public:
  void well(const std::string& what) { std::cout << "ok       " << what << "\n"; }
  void warn(const std::string& what, const std::string& what_now) {
    std::cout << "warning  " << what << ": " << what_now << "\n";
  }
  void fault(const std::string& what, const std::string& what_now) {
    std::cout << "fault    " << what << ": " << what_now << "\n";
    ++faults_;
  }
  /// What throws is a fault.
  void tried(const std::string& what_now, const std::function<void()>& look) {
    try {
      look();
    } catch (const std::exception& error) {
      fault(error.what(), what_now);
    }
  }
  bool all_well() const { return faults_ == 0; }

 private:
  int faults_ = 0;
};

/// Nobody but the owner may do anything with it.
void look_at_mode(Report& report, const fs::path& path, const std::string& what) {
  struct stat status {};
  const auto named = what + " " + path.string();
  const bool folder = fs::is_directory(path);
  if (::stat(path.c_str(), &status) != 0)
    report.fault(named + " is not there", "look whether the path is right, or restore it");
  else if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    report.fault(named + " is open to others than its owner",
                 std::string{"chmod "} + (folder ? "700 " : "600 ") + path.string());
  else if (::access(path.c_str(), folder ? R_OK | W_OK | X_OK : R_OK | W_OK) != 0)
    report.fault(named + " cannot be used by this user",
                 "ask as the service's user, or give it to that one");
  else
    report.well(named + " is for its owner alone");
}

void look_at_room(Report& report, const fs::path& folder, const std::string& what) {
  const auto space = fs::space(folder);
  const auto named =
      what + " has " + std::to_string(space.available / 1024 / 1024) + " MiB of room";
  if (space.available < evidence_room_min)
    report.fault(named, "make room: with less than 1 GiB no call begins that is to be recorded");
  else
    report.well(named);
}

/// When the newest entry of the log was made.
std::optional<Timestamp> newest_entry(app::StoreConnection& store) {
  const auto before = store.acts().last_position() - 1;
  std::optional<Timestamp> newest;
  for (const auto& one : store.verifications().events_after(before, 1, std::nullopt))
    newest = one.event.at;
  for (const auto& one : store.acts().acts_after(before, 1)) newest = one.act.at;
  return newest;
}

void look_at_clock(Report& report, app::StoreConnection& store) {
  const auto newest = newest_entry(store);
  if (newest && *newest > system::SystemClock{}.now() + std::chrono::minutes{1})
    report.fault("the clock is behind what the log says",
                 "set it: deadlines, codes and retention count on it");
  timex status{};
  if (::adjtimex(&status) < 0 || (status.status & STA_UNSYNC) != 0)
    report.warn("the system does not say that a time service sets its clock",
                "run one (chrony, systemd-timesyncd): deadlines, codes and retention count on it");
  else
    report.well("a time service sets the clock");
}

void look_at_store(Report& report, const config::Config& config) {
  report.tried("docs/operations.md says what to do, under \"The store\"", [&] {
    sqlite::SqliteConnection store{store_of(config)};
    store.try_saving();
    report.well("the store " + config.store_path + " opens and saves");
    look_at_mode(report, config.store_path, "the store");
    if (const auto key = chain_key_path(config); fs::exists(key))
      look_at_mode(report, key, "the key of the history's chain");
    look_at_room(report, fs::absolute(config.store_path).parent_path(), "the store");
    look_at_clock(report, store);
  });
}

std::string opened_by(const std::string& key, std::size_t keys) {
  return key + " opens the key store: " + std::to_string(keys) + " keys of accounts";
}

/// A key that somebody keeps in a safe, and has not looked at for long.
void look_at_copy(Report& report, const config::Config& config, const std::string& copy) {
  std::optional<app::MasterKey> read;
  report.tried("name a file with the copy, readable by its owner alone (chmod 600)",
               [&] { read = keys::read_master_key(keys::KeyFile{copy}); });
  if (!read) return;
  report.tried("it is not a copy of this key: replace it, as long as the key itself is there", [&] {
    system::SystemEntropy entropy;
    keys::SqliteAccountKeys keys{keys_path(config), *std::move(read), entropy};
    report.well(opened_by("the copy " + copy, keys.verify()));
  });
}

void look_at_sample(Report& report, EvidenceTools& tools) {
  const auto sample = app::sample_evidence(tools.store.evidence(), tools.keys, tools.vault);
  for (const auto& one : sample.unopened)
    report.fault(one.evidence.text() + " does not open (" + std::string{name(one.fault)} + ")",
                 "see visavis evidence verify; restore the file, or the key store, from a backup");
  if (sample.unopened.empty())
    report.well("a piece of evidence of each of " + std::to_string(sample.accounts) +
                " accounts opens");
}

void look_at_evidence(Report& report, const config::Config& config, const DoctorAsked& asked) {
  const auto missing =
      "before anything was recorded this is as it should be; else the path is "
      "wrong, or it is to be restored";
  report.tried(missing, [&] {
    there(config.evidence_path, "evidence.path");
    look_at_mode(report, config.evidence_path, "the vault");
    look_at_room(report, config.evidence_path, "the vault");
    look_at_mode(report, there(keys_path(config), "evidence.keys_path"), "the key store");
    report.tried(
        "find the master key that this key store was sealed by: without it all evidence "
        "is lost",
        [&] {
          EvidenceTools tools{config};
          report.well(opened_by("the master key", tools.keys.verify()));
          look_at_sample(report, tools);
        });
    if (!asked.master_key_file.empty()) look_at_copy(report, config, asked.master_key_file);
  });
}

}  // namespace

int doctor(const config::Config& config, const DoctorAsked& asked) {
  Report report;
  look_at_store(report, config);
  if (config::has_evidence(config))
    look_at_evidence(report, config, asked);
  else if (!asked.master_key_file.empty())
    report.fault("evidence.path is not set", "there is nothing that a master key opens");
  else
    report.well("nothing is kept of calls (evidence.path is not set)");
  return report.all_well() ? 0 : 1;
}

}  // namespace visavis
