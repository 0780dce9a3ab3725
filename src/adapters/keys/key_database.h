#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <sqlite3.h>

#include "adapters/sql/transaction.h"

namespace visavis::keys {

/// A connection to the key store's file, for one thread.
class KeyDatabase {
 public:
  /// Opens the file, making it (mode 0600) and its tables where there are none. Throws
  /// app::StoreFailure.
  explicit KeyDatabase(const std::filesystem::path& file);

  sqlite3* handle() const { return connection_.get(); }
  sqlite::TransactionStatements& transactions() { return *transactions_; }
  /// A copy of the file as it is now (mode 0600), whoever writes meanwhile. Overwrites nothing.
  /// Throws app::StoreFailure.
  void copy_to(const std::filesystem::path& file);

 private:
  void execute(const char* sql);
  void make_tables();

  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::optional<sqlite::TransactionStatements> transactions_;
};

}  // namespace visavis::keys
