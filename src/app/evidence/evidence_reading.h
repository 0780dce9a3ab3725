#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "app/ports/account_keys.h"
#include "app/ports/evidence_files.h"
#include "app/ports/vault.h"

namespace visavis::app {

/// Opens evidence for those who may look at it. Any thread.
class EvidenceReading final : public EvidenceFiles {
 public:
  EvidenceReading(Vault& vault, std::unique_ptr<AccountKeys> keys)
      : vault_(vault), keys_(std::move(keys)) {}

  Result<std::string, UnreadEvidence> read(const EvidenceRecord& record, std::uint64_t offset,
                                           std::size_t size_max) override;

 private:
  Vault& vault_;
  std::mutex mutex_;  ///< of the keys, which are for one thread at a time
  std::unique_ptr<AccountKeys> keys_;
};

}  // namespace visavis::app
