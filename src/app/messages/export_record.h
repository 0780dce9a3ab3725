#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/id.h"
#include "domain/evidence_export.h"

namespace visavis::app {

/// What of a verification is exported, as it was when that was approved: whatever happens to it
/// later, a download that goes on is one file.
struct ExportContent {
  std::int64_t last_position = 0;     ///< of the history's last event
  std::vector<EvidenceId> pieces;     ///< in their order
  std::string head;                   ///< of the store-wide chain, as head_text() says it
  std::string asked_by, approved_by;  ///< the names that they had
  std::uint64_t bytes = 0;            ///< of the file
  friend bool operator==(const ExportContent&, const ExportContent&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportContent, (),
                      (last_position, pieces, head, asked_by, approved_by, bytes))

struct ExportRecord {
  EvidenceExport asked;
  std::optional<ExportContent> content = {};  ///< of one that was approved
  friend bool operator==(const ExportRecord&, const ExportRecord&) = default;
};

}  // namespace visavis::app
