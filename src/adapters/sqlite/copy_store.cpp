#include "adapters/sqlite/copy_store.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <memory>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "adapters/sqlite/migrations.h"
#include "adapters/sqlite/store_file.h"
#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

constexpr int busy_timeout_ms = 10'000;

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail_on(const std::filesystem::path& path) {
  throw app::StoreFailure(path.string() + ": " + std::generic_category().message(errno));
}

Connection open(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection{raw};
  if (code != SQLITE_OK) fail(raw, "opening");
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, busy_timeout_ms);
  return connection;
}

void execute(sqlite3* connection, const char* sql) {
  if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(connection, "copying");
}

/// In one step: it is one read transaction, which no writer waits for. In several, each write of
/// another connection would make it begin anew.
void copy_pages(sqlite3* from, sqlite3* to) {
  auto* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) fail(to, "copying");
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{busy_timeout_ms};
  int code = SQLITE_BUSY;
  while ((code == SQLITE_BUSY || code == SQLITE_LOCKED) &&
         std::chrono::steady_clock::now() < until) {
    code = sqlite3_backup_step(backup, -1);
    if (code != SQLITE_DONE) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) fail(to, "copying");
}

ChainReport verified(sqlite3* connection, std::span<const KnownHead> known) {
  const auto damaged = damaged_tables(connection);
  if (!damaged.empty()) throw app::StoreFailure("a table is damaged: " + damaged.front());
  auto report = verify_chain(connection, known);
  if (report.broken)
    throw app::StoreFailure("the history is not what was written: " + words_of(*report.broken));
  return report;
}

/// A file of its own until it holds; then it gets its name.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path)
      : path_(path), part_(path.string() + ".part") {
    if (std::filesystem::exists(path))
      throw app::StoreFailure(path.string() + " is there already: nothing is overwritten");
    remove();
    const int descriptor = ::open(part_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail_on(part_);
    ::close(descriptor);
  }
  ~NewFile() { remove(); }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  const std::filesystem::path& part() const { return part_; }

  void name_it() {
    if (::rename(part_.c_str(), path_.c_str()) != 0) fail_on(path_);
    const auto folder = std::filesystem::absolute(path_).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail_on(folder);
    const bool saved = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!saved) fail_on(folder);
  }

 private:
  void remove() const {
    for (const auto* suffix : {"", "-wal", "-shm", "-journal"}) {
      std::error_code ignored;
      std::filesystem::remove(part_.string() + suffix, ignored);
    }
  }

  const std::filesystem::path path_, part_;
};

}  // namespace

ChainReport copy_store(const std::filesystem::path& from, const std::filesystem::path& to,
                       CopyOf what, std::span<const KnownHead> known) {
  if (!std::filesystem::exists(from))
    throw app::StoreFailure(from.string() + ": there is no such file");
  NewFile file{to};
  refuse_log_of_another(from);
  {
    const auto source = open(from);
    refuse_foreign(source.get());
    if (what == CopyOf::running_store && schema_version(source.get()) != newest_schema)
      throw app::StoreFailure(from.string() +
                              " was written by an older Visavis: copy it with that one");
    const auto copy = open(file.part());
    copy_pages(source.get(), copy.get());
    execute(copy.get(), "PRAGMA journal_mode = DELETE");
  }
  if (what == CopyOf::backup) {
    SqliteConfig config;
    config.file = file.part();
    const Database up_to_date{config};
  }
  const auto copy = open(file.part());
  execute(copy.get(), "PRAGMA journal_mode = DELETE");
  auto report = verified(copy.get(), known);
  file.name_it();
  return report;
}

}  // namespace visavis::sqlite
