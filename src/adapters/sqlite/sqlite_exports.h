#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/exports.h"

namespace visavis::sqlite {

/// Exports of evidence in SQLite. For the thread of its connection.
class SqliteExports : public app::Exports {
 public:
  explicit SqliteExports(Database& database);

  void add_export(const EvidenceExport& asked) override;
  bool answer_export(ExportId id, const ExportAnswer& answer,
                     const std::optional<app::ExportContent>& content) override;
  std::optional<app::ExportRecord> asked_export(ExportId id) override;
  std::vector<app::ExportRecord> newest_exports(std::optional<VerificationId> of,
                                                std::size_t limit) override;

 private:
  sqlite3* const connection_;
  Statement add_, answer_, get_, newest_, newest_of_;
};

}  // namespace visavis::sqlite
