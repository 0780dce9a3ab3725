#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>

#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/sqlite_meetings.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "adapters/sqlite/sqlite_photos.h"
#include "adapters/sqlite/verify_chain.h"
#include "base/check.h"

#include "contracts/storage.h"

namespace visavis::contracts {
namespace {

class OnSqlite : public Connection {
 public:
  explicit OnSqlite(const sqlite::SqliteConfig& config) : store_(config) {}

  app::StoreConnection& store() override { return store_; }
  app::Outbox& outbox() override { return outbox_; }
  app::MailOutbox& mails() override { return mails_; }
  app::PhotoFetches& photo_fetches() override { return photo_fetches_; }
  app::OverMeetings& over_meetings() override { return over_meetings_; }
  std::optional<std::int64_t> chain_broken_at() override {
    const auto report = sqlite::verify_chain(store_.database().handle());
    if (!report.broken) return std::nullopt;
    return report.broken->position;
  }

 private:
  sqlite::SqliteConnection store_;
  sqlite::SqliteOutbox outbox_{store_.database()};
  sqlite::SqliteMailOutbox mails_{store_.database()};
  sqlite::SqlitePhotoFetches photo_fetches_{store_.database()};
  sqlite::SqliteOverMeetings over_meetings_{store_.database()};
};

class SqliteStorage : public Storage {
 public:
  SqliteStorage() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_contracts_XXXXXX";
    CHECK(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    // A power cut cannot be tested here, and waiting for the disk makes the suite slow.
    config_ = {.file = folder_ / "store.sqlite",
               .durability = sqlite::Durability::normal,
               .busy_timeout = std::chrono::seconds{30}};
  }
  ~SqliteStorage() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Connection> connect() override { return std::make_unique<OnSqlite>(config_); }
  bool mails_hold(const std::string& text) override {
    sqlite::Database database{config_};
    sqlite::Statement rows{database.handle(),
                           "SELECT 1 FROM mail WHERE instr(recipient || subject || body || html || "
                           "sender_name || result, ?1) > 0"};
    return rows.run(std::string_view{text}).next();
  }
  void tamper(const std::string& sql) override {
    sqlite3* raw = nullptr;
    CHECK(sqlite3_open(config_.file.c_str(), &raw) == SQLITE_OK);
    sqlite3_busy_timeout(raw, 30'000);
    const int code = sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(raw);
    CHECK(code == SQLITE_OK);
  }

 private:
  std::filesystem::path folder_;
  sqlite::SqliteConfig config_;
};

}  // namespace

std::unique_ptr<Storage> sqlite_storage() { return std::make_unique<SqliteStorage>(); }

}  // namespace visavis::contracts
