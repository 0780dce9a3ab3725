#pragma once

#include <filesystem>
#include <vector>

#include "adapters/vault/file.h"
#include "app/ports/vault.h"
#include "app/sealing/content_hash.h"
#include "app/sealing/stream.h"

namespace visavis::vault {

/// Writes a finished file: under another name until it is whole.
class SealedWriter : public app::EvidenceWriter {
 public:
  /// The part is a new, empty file; `name` is what it is to be called.
  SealedWriter(File part, std::filesystem::path name, const app::StreamHeader& header,
               const app::SecretKey& key, EvidenceId evidence);
  /// Removes what was not finished.
  ~SealedWriter() override;
  Result<Done, app::VaultRefusal> append(std::span<const std::uint8_t> bytes) override;
  Result<app::EvidenceContent, app::VaultRefusal> finish() override;

 private:
  void refuse_after_failure() const;
  Result<Done, app::VaultRefusal> write_chunk(app::Mark mark);
  void name_it();

  File part_;
  std::filesystem::path name_;
  app::StreamCipher cipher_;
  app::PieceNumbers numbers_;
  app::ContentHash hash_;
  std::uint64_t bytes_ = 0;
  std::vector<std::uint8_t> chunk_, sealed_;
  bool finished_ = false;
  bool failed_ = false;
};

}  // namespace visavis::vault
