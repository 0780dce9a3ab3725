#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "adapters/vault/file.h"
#include "adapters/vault/growing_record.h"
#include "app/ports/vault.h"
#include "app/sealing/stream.h"

namespace visavis::vault {

/// Reads a growing file, record by record, up to where it ended when it was opened.
class GrowingFileReader : public app::GrowingReader {
 public:
  static Result<std::unique_ptr<GrowingFileReader>, app::VaultRefusal> open(
      File file, const app::SecretKey& key, EvidenceId evidence);
  Result<std::optional<std::span<const std::uint8_t>>, app::VaultRefusal> next() override;
  app::GrowingEnd end() const override;

 private:
  using Records = Result<std::optional<std::span<const std::uint8_t>>, app::VaultRefusal>;
  GrowingFileReader(File file, std::optional<app::StreamCipher> cipher, std::uint64_t size);
  Records ended(app::GrowingEnd how);
  Records damaged();
  std::optional<RecordLength> read_length(std::uint32_t number);
  bool read_record(std::uint32_t number, const RecordLength& length);
  std::uint64_t left() const { return size_ - place_; }

  File file_;
  std::optional<app::StreamCipher> cipher_;  ///< nothing: not even the header is whole
  const std::uint64_t size_;
  std::uint64_t place_ = app::StreamHeader::size;
  app::PieceNumbers numbers_;
  bool had_last_ = false;
  bool damaged_ = false;
  std::optional<app::GrowingEnd> end_;
  std::vector<std::uint8_t> record_, sealed_;
};

}  // namespace visavis::vault
