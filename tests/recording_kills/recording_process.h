#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "adapters/keys/sqlite_account_keys.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "adapters/vault/disk_vault.h"
#include "app/evidence/side_sink.h"

namespace visavis {

inline app::MasterKey master_key_for_kills() {
  return app::MasterKey{app::SecretKey{std::array<std::uint8_t, app::SecretKey::size>{7}}};
}

/// What a process has open that records, or finishes what another one left: all of it on the disk.
struct RecordingPlaces {
  explicit RecordingPlaces(const std::filesystem::path& folder);
  app::EvidencePlaces places() { return {store, keys, vault, entropy, clock}; }

  system::SystemClock clock;
  system::SystemEntropy entropy;
  sqlite::SqliteConnection store;
  vault::DiskVault vault;
  keys::SqliteAccountKeys keys;
};

/// Makes the store with a verification that is in a call.
void begin_call(const std::filesystem::path& folder);

/// Records the packets of a browser in real time until it is killed. `seed` tells what the network
/// does to them. Into the pipe goes, for each packet, since when the browser sends in microseconds.
[[noreturn]] void record_until_killed(const std::filesystem::path& folder, unsigned seed, int pipe);

}  // namespace visavis
