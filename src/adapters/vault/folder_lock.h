#pragma once

#include <filesystem>

namespace visavis::vault {

/// One process keeps evidence in a folder, whatever store it knows it by: held until it ends, also
/// by a kill. The folder is there: a vault makes its own.
class FolderLock {
 public:
  /// Throws VaultFailure where another process holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace visavis::vault
