#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <sqlite3.h>

#include "adapters/sqlite/transaction.h"
#include "base/time.h"

namespace visavis::sqlite {

enum class Durability {
  full,    ///< a commit survives a power cut
  normal,  ///< a commit survives a kill -9; a power cut may undo the last ones, whole
};

struct SqliteConfig {
  std::filesystem::path file;
  Durability durability = Durability::full;
  Duration busy_timeout = std::chrono::seconds{5};  ///< waiting for another connection's write
  int checkpoint_pages = 1000;                      ///< the write-ahead log's size, about
};

/// One connection to the database file, for one thread; any number of them, in any number of
/// processes, may use the file at once. Must outlive what was built on it.
class Database {
 public:
  /// Opens the file, creating it (mode 0600) and bringing its schema up to date as needed. Throws
  /// app::StoreFailure.
  explicit Database(const SqliteConfig& config);

  sqlite3* handle() const { return connection_.get(); }
  TransactionStatements& transactions() { return *transactions_; }

 private:
  void execute(const char* sql);
  void use_write_ahead_log(Duration patience);

  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::optional<TransactionStatements> transactions_;
};

}  // namespace visavis::sqlite
