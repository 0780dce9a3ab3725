#include "adapters/sqlite/database.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "adapters/sqlite/migrations.h"
#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

/// Creates the file before SQLite does, with our mode; SQLite gives the same to its -wal and -shm.
/// A file that is there is not opened: closing it again would drop the POSIX locks that this
/// process's other connections hold on it, and then another process that closes the database
/// deletes the -wal under us (sqlite.org/howtocorrupt.html, section 2.2).
void create_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) return;
  if (descriptor < 0)
    throw app::StoreFailure("SQLite: cannot open " + file.string() + ": " +
                            std::generic_category().message(errno));
  ::close(descriptor);
}

}  // namespace

Database::Database(const SqliteConfig& config) {
  create_private(config.file);
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(config.file.c_str(), &connection,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) fail(connection, "opening");
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, static_cast<int>(config.busy_timeout.count()));

  refuse_foreign(connection);
  use_write_ahead_log(config.busy_timeout);
  execute(config.durability == Durability::full ? "PRAGMA synchronous = FULL"
                                                : "PRAGMA synchronous = NORMAL");
  execute("PRAGMA trusted_schema = OFF");
  execute("PRAGMA cell_size_check = ON");
  execute("PRAGMA journal_size_limit = 67108864");
  execute(("PRAGMA wal_autocheckpoint = " + std::to_string(config.checkpoint_pages)).c_str());
  execute("PRAGMA foreign_keys = OFF");
  migrate(connection);
  execute("PRAGMA foreign_keys = ON");
  // A newer program may have migrated between our look and our lock.
  refuse_foreign(connection);
  transactions_.emplace(connection);
}

void Database::execute(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(handle(), "setting up");
}

void Database::use_write_ahead_log(Duration patience) {
  // The switch needs the file for itself for a moment, and SQLite does not call the busy handler
  // for it: two processes that create the database at once would fail without this.
  const auto until = std::chrono::steady_clock::now() + patience;
  while (sqlite3_exec(handle(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) !=
         SQLITE_OK) {
    const bool busy = sqlite3_errcode(handle()) == SQLITE_BUSY;
    if (!busy || std::chrono::steady_clock::now() > until) fail(handle(), "setting up");
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
}

}  // namespace visavis::sqlite
