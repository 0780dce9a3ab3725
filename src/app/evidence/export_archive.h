#pragma once

#include <variant>

#include "app/evidence/export_manifest.h"
#include "app/ports/evidence_files.h"
#include "app/records/chain_key.h"
#include "base/described.h"

namespace visavis::app {

enum class ExportFault {
  history_differs,  ///< the verification's history is not what was written
  too_large,        ///< a recording of 8 GiB or more
};
BOOST_DESCRIBE_ENUM(ExportFault, history_differs, too_large)

/// What is kept of a verification as one tar (ustar) that proves itself: docs/evidence.md. It is
/// made anew wherever somebody reads in it, and nothing of it lies anywhere unsealed.
class ExportArchive {
 public:
  /// Of `evidence` what is kept; `history` is all of the verification's.
  static Result<ExportArchive, ExportFault> make(const ExportFacts& facts,
                                                 const std::vector<StoredEvent>& history,
                                                 const std::vector<EvidenceRecord>& evidence,
                                                 const ChainKey& key);

  std::uint64_t bytes() const { return bytes_; }
  /// What is there from `offset` on, up to so much; less only at its end. Any thread; waits for the
  /// disk. Throws StoreFailure, VaultFailure.
  Result<std::string, UnreadEvidence> read(EvidenceFiles& files, std::uint64_t offset,
                                           std::uint64_t size_max) const;

 private:
  /// Text, or all of a kept piece.
  struct Part {
    std::uint64_t begin = 0, size = 0;
    std::variant<std::string, EvidenceRecord> content;
  };

  ExportArchive() = default;
  void add(std::string text);
  void add_file(const std::string& name, std::string content, Timestamp at);
  void add_piece(const std::string& name, const EvidenceRecord& piece, Timestamp at);

  std::vector<Part> parts_;  ///< as they follow each other
  std::uint64_t bytes_ = 0;
};

}  // namespace visavis::app
