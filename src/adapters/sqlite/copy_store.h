#pragma once

#include <filesystem>
#include <span>

#include "adapters/sqlite/verify_chain.h"

namespace visavis::sqlite {

enum class CopyOf {
  running_store,  ///< must have this program's schema: nobody's store is migrated by being copied
  backup,         ///< the copy is brought up to date
};

/// Copies a store as it is at one moment, while others read and write it, into a file that is not
/// there yet (mode 0600; no log beside it), and reads the copy in whole: damaged pages, every hash,
/// the heads that are known. Only a copy that holds gets its name. Throws app::StoreFailure.
ChainReport copy_store(const std::filesystem::path& from, const std::filesystem::path& to,
                       CopyOf what, std::span<const KnownHead> known);

}  // namespace visavis::sqlite
