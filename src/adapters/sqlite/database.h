#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>

#include "adapters/sql/transaction.h"
#include "adapters/sqlite/store_file.h"
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

/// So much of the write-ahead log in the way of folding is worth a word: about 64 MiB.
inline constexpr int unfolded_pages_max = 16384;

/// One connection to the database file, for one thread; any number of them, in any number of
/// processes, may use the file at once. Must outlive what was built on it.
class Database {
 public:
  /// Opens the file, creating it (mode 0600) and bringing its schema up to date as needed. Throws
  /// app::StoreFailure.
  explicit Database(const SqliteConfig& config);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  sqlite3* handle() const { return connection_.get(); }
  TransactionStatements& transactions() { return *transactions_; }

  /// Throws app::StoreUnavailable when the file or its write-ahead log is not what was opened:
  /// what is written then is lost.
  void check_files() const;
  /// Why the write-ahead log cannot be folded into the file, and grows; nothing while it can.
  std::optional<std::string> folding_trouble() const;

 private:
  void execute(const char* sql);
  void use_write_ahead_log(Duration patience);
  static int after_commit(void* self, sqlite3* connection, const char* name, int pages);
  void fold(int pages);

  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::optional<TransactionStatements> transactions_;
  const std::filesystem::path path_;
  const int checkpoint_pages_;
  std::optional<WatchedFile> file_, log_;
  int unfolded_pages_ = 0;
  int fold_error_ = SQLITE_OK;
};

}  // namespace visavis::sqlite
