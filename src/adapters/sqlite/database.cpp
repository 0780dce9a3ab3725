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

Database::Database(const SqliteConfig& config)
    : path_(real_path(config.file)), checkpoint_pages_(config.checkpoint_pages) {
  create_private(config.file);
  refuse_log_of_another(config.file);
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
  // In the place of SQLite's own hook, which tells nobody when it fails.
  sqlite3_wal_hook(connection, &Database::after_commit, this);
  execute("PRAGMA foreign_keys = OFF");
  migrate(connection);
  execute("PRAGMA foreign_keys = ON");
  // A newer program may have migrated between our look and our lock.
  refuse_foreign(connection);
  // What a part of a transaction would be undone with is no file, written for each and never read.
  // Migrations may sort more than fits into memory.
  execute("PRAGMA temp_store = MEMORY");
  transactions_.emplace(connection);
  file_.emplace(path_);
  log_.emplace(path_.string() + "-wal");
}

void Database::check_files() const {
  for (const auto& one : {file_, log_})
    if (const auto trouble = one->trouble())
      throw app::StoreUnavailable(*trouble + "; stop the service and see docs/backup.md");
}

int Database::after_commit(void* self, sqlite3*, const char*, int pages) {
  static_cast<Database*>(self)->fold(pages);
  return SQLITE_OK;
}

/// The commit is saved, whatever becomes of this.
void Database::fold(int pages) {
  if (pages < checkpoint_pages_) return;
  int in_log = 0;
  int folded = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &folded);
  // Busy: another connection folds.
  fold_error_ = (code & 0xFF) == SQLITE_BUSY ? SQLITE_OK : code;
  unfolded_pages_ = code == SQLITE_OK ? in_log - folded : pages;
}

std::optional<std::string> Database::folding_trouble() const {
  const std::string log = path_.string() + "-wal";
  if (fold_error_ != SQLITE_OK)
    return log + " grows and cannot be folded into " + path_.string() + ": " +
           sqlite3_errstr(fold_error_) + " (" + std::to_string(fold_error_) +
           "); make room on its disk";
  if (unfolded_pages_ > unfolded_pages_max)
    return log + " grows and cannot be folded into " + path_.string() +
           ": a program has been reading an old state of the store for long";
  return std::nullopt;
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
