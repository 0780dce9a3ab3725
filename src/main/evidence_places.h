#pragma once

#include <filesystem>

#include "adapters/keys/sqlite_account_keys.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "main/config/config.h"
#include "main/evidence_vault.h"

// Where evidence lies, and what opens it, as configured.
namespace visavis {

/// Calls of two sides at 2 Mbit/s write 30 MB a minute: thirty go on for a minute.
constexpr std::uintmax_t evidence_room_min = std::uintmax_t{1} * 1024 * 1024 * 1024;

std::filesystem::path keys_path(const config::Config& config);
/// Beside the store, and in none of its copies: the tombstones of accounts that were erased.
std::filesystem::path tombstones_path(const config::Config& config);
/// Throws keys::MasterKeyFailure.
app::MasterKey master_key(const config::Config& config);

/// The path, where something is: a mistyped one must not begin an empty vault, or an empty key
/// store. Throws std::runtime_error.
std::filesystem::path there(const std::filesystem::path& path, const char* setting);

/// What a command for evidence works on, beside a running service or without one.
struct EvidenceTools {
  /// Makes nothing: throws std::runtime_error where there is no vault, key store or store.
  explicit EvidenceTools(const config::Config& config);

  system::SystemClock clock;
  system::SystemEntropy entropy;
  sqlite::SqliteConnection store;
  EvidenceVault place;
  app::Vault& vault = place.vault();
  keys::SqliteAccountKeys keys;
};

}  // namespace visavis
