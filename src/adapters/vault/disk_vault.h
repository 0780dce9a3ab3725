#pragma once

#include "adapters/vault/file.h"
#include "adapters/vault/vault_folder.h"
#include "app/ports/entropy.h"
#include "app/ports/vault.h"

namespace visavis::vault {

/// The vault in a folder of a disk. One process writes; others may read, list and erase.
class DiskVault : public app::Vault {
 public:
  /// Makes the folder (mode 0700) where there is none. The entropy is used by any thread. Throws
  /// app::VaultFailure.
  DiskVault(std::filesystem::path folder, app::Entropy& entropy);

  Result<std::unique_ptr<app::EvidenceWriter>, app::VaultRefusal> create(
      EvidenceId evidence, const app::SecretKey& key) override;
  Result<std::unique_ptr<app::GrowingWriter>, app::VaultRefusal> grow(
      EvidenceId evidence, const app::SecretKey& key) override;
  Result<std::unique_ptr<app::EvidenceReader>, app::VaultRefusal> open(
      EvidenceId evidence, const app::SecretKey& key) override;
  Result<std::unique_ptr<app::GrowingReader>, app::VaultRefusal> open_growing(
      EvidenceId evidence, const app::SecretKey& key) override;
  void list(const std::function<void(const app::VaultEntry&)>& each) override;
  bool erase(EvidenceId evidence, app::VaultFile which) override;
  bool erase(EvidenceId evidence) override;

 private:
  Result<File, app::VaultRefusal> new_file(EvidenceId evidence, app::VaultFile which) const;

  VaultFolder folder_;
  app::Entropy& entropy_;
};

}  // namespace visavis::vault
