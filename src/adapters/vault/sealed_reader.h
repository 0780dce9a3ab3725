#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "adapters/vault/sealed_bytes.h"
#include "app/ports/vault.h"
#include "app/sealing/sealed_layout.h"
#include "app/sealing/stream.h"

namespace visavis::vault {

/// Reads a finished file, and keeps the chunk that it opened last.
class SealedReader : public app::EvidenceReader {
 public:
  /// Opens the last chunk, which says that the file ends where it should.
  static Result<std::unique_ptr<SealedReader>, app::VaultRefusal> open(
      std::unique_ptr<SealedBytes> from, const app::SecretKey& key, EvidenceId evidence);
  std::uint64_t bytes() const override { return layout_.bytes(); }
  Result<std::size_t, app::VaultRefusal> read(std::uint64_t offset,
                                              std::span<std::uint8_t> to) override;

 private:
  SealedReader(std::unique_ptr<SealedBytes> from, app::StreamCipher cipher,
               const app::SealedLayout& layout);
  bool open_chunk(std::uint64_t chunk);

  std::unique_ptr<SealedBytes> from_;
  app::StreamCipher cipher_;
  app::SealedLayout layout_;
  std::optional<std::uint64_t> opened_;
  std::vector<std::uint8_t> chunk_, sealed_;
};

}  // namespace visavis::vault
