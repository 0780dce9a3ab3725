#pragma once

#include <vector>

#include "adapters/vault/file.h"
#include "app/ports/vault.h"
#include "app/sealing/content_hash.h"
#include "app/sealing/stream.h"

namespace visavis::vault {

/// Writes a growing file: a new one, never one that was there.
class GrowingFileWriter : public app::GrowingWriter {
 public:
  /// The file is new and empty; its name survives a power cut when this returns.
  GrowingFileWriter(File file, const app::StreamHeader& header, const app::SecretKey& key,
                    EvidenceId evidence, app::PieceNumbers numbers = app::PieceNumbers{});
  Result<Done, app::VaultRefusal> append(std::span<const std::uint8_t> bytes) override;
  Result<Done, app::VaultRefusal> sync() override;
  Result<app::EvidenceContent, app::VaultRefusal> finish() override;

 private:
  void refuse_after_failure() const;
  Result<Done, app::VaultRefusal> write_record(app::Mark mark);
  void save();

  File file_;
  app::StreamCipher cipher_;
  app::PieceNumbers numbers_;
  app::ContentHash hash_;
  std::uint64_t bytes_ = 0;
  std::vector<std::uint8_t> record_, sealed_;
  bool finished_ = false;
  bool failed_ = false;
};

}  // namespace visavis::vault
