#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/evidence_records.h"

namespace visavis::sqlite {

/// Evidence in SQLite. For the thread of its connection.
class SqliteEvidence : public app::EvidenceRecords {
 public:
  explicit SqliteEvidence(Database& database);

  void add_evidence(const app::EvidenceRecord& growing) override;
  std::optional<app::EvidenceRecord> evidence(EvidenceId id) override;
  std::vector<app::EvidenceRecord> evidence_of(VerificationId verification) override;
  std::vector<app::EvidenceRecord> listed_evidence(const app::EvidenceFilter& filter) override;
  std::vector<app::EvidenceRecord> growing_evidence() override;
  std::vector<app::EvidenceRecord> expired_evidence(const app::EvidenceKeptSince& kept,
                                                    std::size_t limit) override;
  std::vector<app::EvidenceRecord> withdrawn_evidence(std::size_t limit) override;
  void rewrap_evidence(EvidenceId id, const std::string& wrapped_key) override;

 private:
  Statement add_, get_, of_verification_, listed_, growing_, expired_, expired_documents_,
      withdrawn_, rewrap_;
};

}  // namespace visavis::sqlite
