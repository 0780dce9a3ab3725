#include "adapters/keys/key_database.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

#include "adapters/sql/statement.h"
#include "app/ports/store_failure.h"

namespace visavis::keys {
namespace {

constexpr int key_store_id = 0x56734b73;  // "VsKs"
constexpr int key_store_version = 1;
constexpr int key_store_patience_ms = 5000;

// `wrapped` is 81 bytes, and 81 zeros once it was erased.
constexpr auto tables = R"(
CREATE TABLE master (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;
CREATE TABLE account_key (
  number INTEGER PRIMARY KEY,
  marketplace BLOB NOT NULL,
  account TEXT NOT NULL,
  id BLOB NOT NULL,
  made INTEGER NOT NULL,
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 81)
) STRICT;
CREATE INDEX account_key_of ON account_key (marketplace, account, number);
CREATE TABLE tombstone (
  number INTEGER PRIMARY KEY,
  marketplace BLOB NOT NULL,
  account TEXT NOT NULL,
  erased INTEGER NOT NULL,
  UNIQUE (marketplace, account, erased)
) STRICT;
)";

[[noreturn]] void fail_at(const std::filesystem::path& path) {
  throw app::StoreFailure(path.string() + ": " + std::generic_category().message(errno));
}

/// With our mode, before SQLite makes it with its own. True: it was there already.
bool make_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) return true;
  if (descriptor < 0) fail_at(file);
  ::close(descriptor);
  return false;
}

void save(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail_at(path);
  const bool saved = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!saved) fail_at(path);
}

std::int64_t number_of(sqlite3* connection, const char* sql) {
  sqlite::Statement statement{connection, sql};
  auto rows = statement.run();
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace

KeyDatabase::KeyDatabase(const std::filesystem::path& file) {
  const bool was_there = make_private(file);
  if (!was_there) save(std::filesystem::absolute(file).parent_path(), O_RDONLY | O_DIRECTORY);
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &connection,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) sqlite::fail(connection, "opening the key store");
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, key_store_patience_ms);
  execute("PRAGMA journal_mode = DELETE");
  execute("PRAGMA synchronous = EXTRA");
  execute("PRAGMA secure_delete = ON");
  execute("PRAGMA temp_store = MEMORY");
  execute("PRAGMA trusted_schema = OFF");
  execute("PRAGMA cell_size_check = ON");
  transactions_.emplace(connection);
  make_tables();
}

void KeyDatabase::execute(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    sqlite::fail(handle(), "setting up the key store");
}

void KeyDatabase::make_tables() {
  sqlite::Transaction transaction{*transactions_};
  const auto version = number_of(handle(), "PRAGMA user_version");
  if (number_of(handle(), "SELECT count(*) FROM sqlite_schema") == 0) {
    execute(tables);
    execute(("PRAGMA application_id = " + std::to_string(key_store_id)).c_str());
    execute(("PRAGMA user_version = " + std::to_string(key_store_version)).c_str());
  } else if (number_of(handle(), "PRAGMA application_id") != key_store_id) {
    throw app::StoreFailure("the key store's file is another program's, or another store");
  } else if (version > key_store_version) {
    throw app::StoreFailure("the key store has version " + std::to_string(version) +
                            ", written by a newer Visavis");
  }
  transaction.commit();
}

void KeyDatabase::copy_to(const std::filesystem::path& file) {
  if (make_private(file))
    throw app::StoreFailure(file.string() + " is there already: nothing is overwritten");
  try {
    sqlite::Statement{handle(), "VACUUM INTO ?1"}.execute(std::string_view{file.native()});
    save(file, O_RDWR);
    save(std::filesystem::absolute(file).parent_path(), O_RDONLY | O_DIRECTORY);
  } catch (...) {
    ::unlink(file.c_str());
    throw;
  }
}

}  // namespace visavis::keys
