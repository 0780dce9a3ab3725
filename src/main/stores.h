#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "adapters/sqlite/database.h"
#include "app/messages/seal.h"
#include "app/ports/entropy.h"
#include "app/records/chain_key.h"
#include "main/config/config.h"

// Which files the store is, and what lies beside it.
namespace visavis {

enum class Missing {
  refused,  ///< a mistyped path must not begin an empty store
  made,
};
/// Throws std::runtime_error where there must be a store and is none.
sqlite::SqliteConfig store_of(const config::Config& config, Missing missing = Missing::refused);

/// Where the chain's key is: as configured, or beside the store.
std::filesystem::path chain_key_path(const config::Config& config);
/// The key, made once (mode 0600) where there is none. Throws std::runtime_error.
app::ChainKey chain_key(const config::Config& config, app::Entropy& entropy);
/// Nothing where there is none.
std::optional<app::PublicKey> known_chain_key(const config::Config& config);

/// Beside the store: the head of the store-wide chain.
std::filesystem::path head_path(const config::Config& config);
/// Written in its place, within one sector: a power cut leaves this head or the one before, which
/// is true as well. Throws std::runtime_error.
void write_head(const std::filesystem::path& path, const app::Seal& head);
/// Nothing where there is no file, or an empty one. Throws std::runtime_error for anything else.
std::optional<app::Seal> stored_head(const std::filesystem::path& path);

}  // namespace visavis
