#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/chain_records.h"

namespace visavis::sqlite {

class SqliteChain : public app::ChainRecords {
 public:
  explicit SqliteChain(Database& database);

  std::vector<app::LogEntry> entries_after(std::int64_t position, std::size_t limit) override;
  std::optional<app::Seal> last_seal() override;
  void keep_seal(std::int64_t block, const app::Seal& seal) override;

 private:
  Statement entries_, last_, keep_;
};

/// Of a row that begins with VISAVIS_SEAL_COLUMNS.
#define VISAVIS_SEAL_COLUMNS "entries, position, hash, signature, key "
app::Seal read_seal(const Rows& rows);

}  // namespace visavis::sqlite
