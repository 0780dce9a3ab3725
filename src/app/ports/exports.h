#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/messages/export_record.h"

namespace visavis::app {

/// The exports of evidence that were ever asked for. Throws StoreFailure.
class Exports {
 public:
  virtual ~Exports() = default;
  /// One that nobody has answered yet, of a verification that is there.
  virtual void add_export(const EvidenceExport& asked) = 0;
  /// Its answer, and what it has where that is an approval. False: it has one already, or there is
  /// no such export.
  virtual bool answer_export(ExportId id, const ExportAnswer& answer,
                             const std::optional<ExportContent>& content) = 0;
  virtual std::optional<ExportRecord> asked_export(ExportId id) = 0;
  /// Newest first: of one verification, or of all.
  virtual std::vector<ExportRecord> newest_exports(std::optional<VerificationId> of,
                                                   std::size_t limit) = 0;
};

}  // namespace visavis::app
