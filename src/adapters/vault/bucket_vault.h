#pragma once

#include <string>

#include "adapters/vault/block_cache.h"
#include "adapters/vault/disk_vault.h"
#include "app/ports/movable_evidence.h"
#include "app/ports/objects.h"

namespace visavis::vault {

/// A vault whose finished files move from the disk into a bucket, as they lie on the disk: sealed.
/// Whatever is written is written to the disk, and never waits for the bucket; what moved is read
/// from there. Objects are named as files are: <2 hexadecimal digits>/<id>.
class BucketVault : public app::Vault, public app::MovableEvidence {
 public:
  /// Both must outlive it. Throws app::VaultFailure.
  BucketVault(std::filesystem::path folder, app::Entropy& entropy, app::Objects& bucket);

  Result<std::unique_ptr<app::EvidenceWriter>, app::VaultRefusal> create(
      EvidenceId evidence, const app::SecretKey& key) override {
    return disk_.create(evidence, key);
  }
  Result<std::unique_ptr<app::GrowingWriter>, app::VaultRefusal> grow(
      EvidenceId evidence, const app::SecretKey& key) override {
    return disk_.grow(evidence, key);
  }
  Result<std::unique_ptr<app::EvidenceReader>, app::VaultRefusal> open(
      EvidenceId evidence, const app::SecretKey& key) override;
  Result<std::unique_ptr<app::GrowingReader>, app::VaultRefusal> open_growing(
      EvidenceId evidence, const app::SecretKey& key) override {
    return disk_.open_growing(evidence, key);
  }
  void list(const std::function<void(const app::VaultEntry&)>& each) override;
  bool erase(EvidenceId evidence, app::VaultFile which) override;
  bool erase(EvidenceId evidence) override;

  std::vector<EvidenceId> waiting() override;
  bool move(EvidenceId evidence) override;

 private:
  void erase_moved(EvidenceId evidence);

  const VaultFolder folder_;
  DiskVault disk_;
  app::Objects& bucket_;
  BlockCache blocks_;
};

}  // namespace visavis::vault
