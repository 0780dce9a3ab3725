#include "adapters/sqlite/database.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <span>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <vector>

#include "adapters/sqlite/migrations.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

using testing::HasSubstr;
using testing::Not;

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    std::string pattern = testing::TempDir() + "visavis_database_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~DatabaseTest() override { std::filesystem::remove_all(folder_); }

  SqliteConfig config() const { return {.file = folder_ / "test.sqlite"}; }
  std::string failure_of_opening() const {
    try {
      Database{config()};
    } catch (const app::StoreFailure& failure) {
      return failure.what();
    }
    return "";
  }
  static std::int64_t ask(Database& database, const char* sql) {
    Statement statement{database.handle(), sql};
    auto rows = statement.run();
    return rows.next() ? rows.integer(0) : -1;
  }

  std::filesystem::path folder_;
};

TEST_F(DatabaseTest, KeepsItsFilesFromOtherUsers) {
  Database database{config()};
  Statement{database.handle(), "PRAGMA user_version = 1"}.execute();
  for (const auto* suffix : {"", "-wal", "-shm"}) {
    struct stat status {};
    ASSERT_EQ(::stat((config().file.string() + suffix).c_str(), &status), 0) << suffix;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << suffix;
  }
}

TEST_F(DatabaseTest, KeepsItsLogWhileAnotherProgramComesAndGoes) {
  Database writer{config()};
  const Database reader{config()};
  const std::string look = "sqlite3 " + config().file.string() + " 'PRAGMA user_version' >" +
                           (folder_ / "seen").string();
  const auto seen = [&] {
    EXPECT_EQ(std::system(look.c_str()), 0);
    std::string word;
    std::ifstream{folder_ / "seen"} >> word;
    return word;
  };
  Statement{writer.handle(), "PRAGMA user_version = 7"}.execute();
  EXPECT_EQ(seen(), "7");
  EXPECT_TRUE(std::filesystem::exists(config().file.string() + "-wal")) << "it was in use";
  Statement{writer.handle(), "PRAGMA user_version = 8"}.execute();
  EXPECT_EQ(seen(), "8");
}

TEST_F(DatabaseTest, SetsWhatDurabilityRestsOn) {
  Database full{config()};
  EXPECT_EQ(ask(full, "PRAGMA synchronous"), 2);
  EXPECT_EQ(ask(full, "PRAGMA foreign_keys"), 1);
  Statement mode{full.handle(), "PRAGMA journal_mode"};
  auto rows = mode.run();
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), "wal");
  auto relaxed = config();
  relaxed.durability = Durability::normal;
  Database normal{relaxed};
  EXPECT_EQ(ask(normal, "PRAGMA synchronous"), 1);
}

TEST_F(DatabaseTest, UndoesPartsOfATransactionWithoutAFile) {
  Database database{config()};
  Statement{database.handle(), "CREATE TABLE t (x)"}.execute();
  // More than what SQLite holds in memory unless it is told to: 64 KiB.
  Statement{database.handle(),
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
            "INSERT INTO t SELECT zeroblob(1000) FROM n"}
      .execute();
  const auto open_files = [] {
    std::filesystem::directory_iterator files{"/proc/self/fd"};
    return std::distance(begin(files), end(files));
  };
  const auto before = open_files();
  const Transaction whole{database.transactions()};
  const Transaction part{database.transactions()};
  Statement{database.handle(), "UPDATE t SET x = zeroblob(999)"}.execute();
  EXPECT_EQ(open_files(), before);
}

TEST_F(DatabaseTest, OpensAgainWithoutMigrating) {
  std::int64_t version = 0;
  {
    Database database{config()};
    version = ask(database, "PRAGMA user_version");
  }
  Database database{config()};
  EXPECT_EQ(ask(database, "PRAGMA user_version"), version);
  EXPECT_EQ(ask(database, "PRAGMA application_id"), application_id);
}

TEST_F(DatabaseTest, DevicesOfTheFirstSchemaGetAnExpiry) {
  sqlite3* old = nullptr;
  ASSERT_EQ(sqlite3_open(config().file.c_str(), &old), SQLITE_OK);
  migrate(old, 1);
  for (const auto* sql :
       {"INSERT INTO link VALUES (zeroblob(32), zeroblob(16), 1000, zeroblob(32), 1)",
        "INSERT INTO link VALUES (x'01', zeroblob(16), 1000, NULL, NULL)"})
    Statement{old, sql}.execute();
  sqlite3_close(old);
  Database database{config()};
  EXPECT_EQ(ask(database, "SELECT device_expires FROM link WHERE device IS NOT NULL"),
            1000 + 30LL * 24 * 60 * 60 * 1000);
  EXPECT_EQ(ask(database, "SELECT count(*) FROM link WHERE device_expires IS NULL"), 1);
}

TEST_F(DatabaseTest, RefusesADatabaseOfANewerProgram) {
  {
    Database database{config()};
    Statement{database.handle(), "PRAGMA user_version = 99"}.execute();
  }
  EXPECT_THAT(failure_of_opening(), HasSubstr("schema version 99, written by a newer Visavis"));
}

TEST_F(DatabaseTest, RefusesAnotherProgramsDatabase) {
  sqlite3* foreign = nullptr;
  ASSERT_EQ(sqlite3_open(config().file.c_str(), &foreign), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(foreign, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(foreign);
  EXPECT_THAT(failure_of_opening(), HasSubstr("not a Visavis database"));
}

TEST_F(DatabaseTest, RefusesAFileThatIsNoDatabase) {
  std::ofstream{config().file} << std::string(8192, 'x');
  EXPECT_THAT(failure_of_opening(), HasSubstr("file is not a database"));
}

TEST_F(DatabaseTest, SaysWhichFileCannotBeOpened) {
  EXPECT_THROW(Database{SqliteConfig{.file = folder_ / "missing" / "x.sqlite"}}, app::StoreFailure);
}

TEST_F(DatabaseTest, IsCreatedOnceByManyAtOnce) {
  for (int round = 0; round < 5; ++round) {
    std::vector<std::string> failures(8);
    std::vector<std::thread> openers;
    for (auto& failure : failures) {
      openers.emplace_back([&] { failure = failure_of_opening(); });
    }
    for (auto& opener : openers) opener.join();
    for (const auto& failure : failures) EXPECT_EQ(failure, "");
    std::filesystem::remove(config().file);
  }
}

TEST_F(DatabaseTest, FailuresNameColumnsAndNotPeople) {
  SqliteConnection connection{config()};
  const Staff eva{.id = StaffId{IdBytes{1}},
                  .email = "eva@example.org",
                  .name = "Eva",
                  .role = Role::representative,
                  .password_hash = "secret"};
  ASSERT_TRUE(connection.staff().add_staff(eva, Timestamp{}));
  auto twin = eva;
  twin.email = "twin@example.org";
  try {
    connection.staff().add_staff(twin, Timestamp{});
    FAIL() << "the same id twice";
  } catch (const app::StoreFailure& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("staff.id"));
    EXPECT_THAT(failure.what(), Not(HasSubstr("example.org")));
  }
}

/// Files cannot grow beyond so many bytes, for as long as this lives.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit full{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
};

TEST_F(DatabaseTest, ALogThatCannotBeFoldedIsNamed) {
  auto small = config();
  small.checkpoint_pages = 16;
  SqliteConnection store{small};
  auto* connection = store.database().handle();
  EXPECT_TRUE(Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE)").run().next());
  Statement{connection, "PRAGMA foreign_keys = OFF"}.execute();
  Statement write{connection, "INSERT INTO staff_photo VALUES (?1, ?2, 0)"};
  const std::vector<std::uint8_t> image(4000, 'x');
  IdBytes staff{};
  const auto save = [&] {
    ++staff[0];
    store.together([&] { write.execute(staff, std::span<const std::uint8_t>{image}); });
  };
  {
    // The log has room, the file has not.
    const SmallDisk disk{std::filesystem::file_size(small.file)};
    while (staff[0] < 40 && !store.warning()) save();
  }
  ASSERT_TRUE(store.warning());
  EXPECT_THAT(*store.warning(), HasSubstr("test.sqlite-wal grows and cannot be folded"));
  save();
  EXPECT_EQ(store.warning(), std::nullopt) << "there is room again";
}

/// A step of a query plan that reads a whole table without an index's order, or sorts.
bool slow(std::string_view step) {
  const bool scans = step.starts_with("SCAN") && step.find("USING") == std::string_view::npos;
  return scans || step.find("TEMP B-TREE") != std::string_view::npos;
}

TEST_F(DatabaseTest, HasAnIndexForEveryQuery) {
  SqliteConnection connection{config()};
  Database& database = connection.database();
  SqliteOutbox outbox{database};
  SqliteMailOutbox mails{database};
  std::vector<std::string> queries;
  for (auto* s = sqlite3_next_stmt(database.handle(), nullptr); s != nullptr;
       s = sqlite3_next_stmt(database.handle(), s)) {
    queries.emplace_back(sqlite3_sql(s));
  }
  ASSERT_GT(queries.size(), 30U);
  for (const auto& query : queries) {
    Statement explain{database.handle(), ("EXPLAIN QUERY PLAN " + query).c_str()};
    auto rows = explain.run();
    // Marketplaces are few: walking over all of them, and sorting what they have due, is meant.
    if (query.find("FROM marketplace") != std::string::npos) continue;
    while (rows.next()) EXPECT_FALSE(slow(rows.text(3))) << query << "\n  " << rows.text(3);
  }
}

}  // namespace
}  // namespace visavis::sqlite
