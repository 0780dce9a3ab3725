#pragma once

#include <memory>
#include <vector>

#include "app/messages/secret_key.h"
#include "app/ports/recording.h"
#include "app/ports/vault.h"
#include "app/sealing/content_hash.h"

namespace visavis::app {

/// What grew, or as much of it as is whole, to be read at any place: records are opened in their
/// order, and again from the first for what was behind. Throws VaultFailure.
class GrowingSource final : public RecordingSource {
 public:
  GrowingSource(Vault& vault, EvidenceId evidence, const SecretKey& key)
      : vault_(vault), evidence_(evidence), key_(key.copy()) {}

  std::size_t read(std::uint64_t offset, MutableBytes into) override;

  /// Of all that can be read.
  struct Content {
    std::uint64_t bytes = 0;
    Hash sha256{};
    bool whole = false;    ///< it ended as its writer meant it to
    bool damaged = false;  ///< it, or a part of it, is not what was written
  };
  Content content();

 private:
  bool begin();
  bool next();

  Vault& vault_;
  const EvidenceId evidence_;
  const SecretKey key_;
  std::unique_ptr<GrowingReader> reader_;
  bool damaged_ = false;
  std::uint64_t at_ = 0;  ///< of the record's first byte
  std::vector<std::uint8_t> record_;
};

}  // namespace visavis::app
