#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/evidence/open_evidence.h"
#include "app/ports/store_connection.h"

namespace visavis::app {

/// How vault, store and keys do not fit together.
enum class StrayKind {
  no_row,     ///< a file that the store does not know
  left_over,  ///< a file of what is over: it was finished, lost or erased
  foreign,    ///< a file that no vault makes
  no_file,    ///< kept, says the store, and there is no file
  no_key,     ///< kept, and no key of its account opens it
  damaged,    ///< kept, and the file's end is not what was sealed
};
BOOST_DESCRIBE_ENUM(StrayKind, no_row, left_over, foreign, no_file, no_key, damaged)

struct Stray {
  StrayKind kind = StrayKind::foreign;
  VaultFile file = VaultFile::finished;
  std::optional<EvidenceId> evidence = {};  ///< nothing for a foreign one
  std::string name = {};                    ///< of the file, from the vault's folder on
  std::uint64_t bytes = 0;
  friend bool operator==(const Stray&, const Stray&) = default;
};

/// Every one. What a running service is doing at this moment may be among them, and is not a moment
/// later. Throws StoreFailure and VaultFailure.
std::vector<Stray> find_strays(StoreConnection& store, AccountKeys& keys, Vault& vault);

/// A file that nobody opens any more, or that lies there twice.
bool is_orphan(const Stray& stray);

}  // namespace visavis::app
