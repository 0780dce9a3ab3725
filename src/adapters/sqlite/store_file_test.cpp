#include "adapters/sqlite/store_file.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "adapters/sqlite/copy_store.h"
#include "adapters/sqlite/migrations.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "adapters/sqlite/sqlite_photos.h"
#include "app/ports/store_failure.h"
#include "app/records/chain_key.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"
#include "app/verification/sequencer.h"

namespace visavis::sqlite {
namespace {

using testing::HasSubstr;

class StoreFileTest : public testing::Test {
 protected:
  StoreFileTest() {
    std::string pattern = testing::TempDir() + "visavis_store_file_XXXXXX";
    folder = ::mkdtemp(pattern.data());
  }
  ~StoreFileTest() override { std::filesystem::remove_all(folder); }

  std::filesystem::path store() const { return folder / "store.sqlite"; }
  std::filesystem::path beside(const std::string& ending) const {
    return store().string() + ending;
  }
  SqliteConfig config() const { return {.file = store()}; }
  template <class Work>
  static std::string failure_of(Work work) {
    try {
      work();
    } catch (const app::StoreFailure& failure) {
      return failure.what();
    }
    return "";
  }
  static void act(SqliteConnection& connection) {
    connection.acts().append({std::nullopt, Timestamp{}, SignedIn{}});
  }

  std::filesystem::path folder;
};

TEST_F(StoreFileTest, NothingIsSavedThroughAFileThatWasMovedOrReplaced) {
  SqliteConnection connection{config()};
  const auto save = [&] { connection.together([&] { act(connection); }); };
  save();
  for (const auto* ending : {"", "-wal"}) {
    const auto moved = beside(std::string{ending} + ".moved");
    std::filesystem::rename(beside(ending), moved);
    EXPECT_THAT(failure_of(save), HasSubstr("is gone from under the service")) << ending;
    std::ofstream{beside(ending)} << "another";
    EXPECT_THAT(failure_of(save), HasSubstr("another is in its place")) << ending;
    std::filesystem::rename(moved, beside(ending));
    EXPECT_EQ(failure_of(save), "") << "it is there again";
  }
}

TEST_F(StoreFileTest, ActsFromBeforeTheyWereSearchedAreFound) {
  constexpr std::int64_t before_they_were = 20;
  constexpr int acts = 1001;  // more than are given their keys at once
  const StaffId somebody{IdBytes{1}};
  const VerificationId one{IdBytes{7}};
  sqlite3* old = nullptr;
  ASSERT_EQ(sqlite3_open(store().c_str(), &old), SQLITE_OK);
  migrate(old, before_they_were);
  app::Hash last{};
  for (int number = 0; number < acts; ++number) {
    const Act act{number % 2 == 0 ? std::optional{somebody} : std::nullopt,
                  Timestamp{} + std::chrono::seconds{number},
                  number == acts - 1 ? ActBody{EvidenceLookedAt{one, EvidenceId{}, "Appeal"}}
                                     : ActBody{SignedIn{}}};
    const auto content = app::encode_act(act);
    const auto hash = app::act_hash(last, content);
    Statement{old,
              "INSERT INTO event (audience, type, content, previous_hash, hash) "
              "VALUES ('internal', ?1, ?2, ?3, ?4)"}
        .execute(name(act.body), content, last, hash);
    last = hash;
  }
  sqlite3_close(old);

  SqliteConnection connection{config()};
  const auto found = [&](const app::ActFilter& filter) {
    return connection.acts().newest_acts(filter);
  };
  EXPECT_EQ(found({.by = somebody, .limit = acts}).size(), 501U);
  EXPECT_EQ(found({.by = std::optional<StaffId>{}, .limit = acts}).size(), 500U);
  EXPECT_EQ(found({.until = Timestamp{} + std::chrono::seconds{10}}).size(), 10U);
  EXPECT_EQ(found({.about = {{one}}}).size(), 1U);
}

TEST_F(StoreFileTest, SendersSendAndRecordNothingOfAFileThatWasMoved) {
  Database database{config()};
  SqliteOutbox outbox{database};
  SqliteMailOutbox mails{database};
  SqlitePhotoFetches photos{database};
  const Timestamp now{};
  const std::function<void()> all[] = {[&] { outbox.due(now, 1); },
                                       [&] { outbox.delivered(1, 200, now); },
                                       [&] { outbox.failed(1, "", {}, now); },
                                       [&] { outbox.pause(1, "", "", now); },
                                       [&] { mails.due(now, 1); },
                                       [&] { mails.handed_over(1, now); },
                                       [&] { mails.failed(1, "", {}, now); },
                                       [&] { mails.held(1, "", now, now); },
                                       [&] { photos.due(now, 1); },
                                       [&] { photos.failed(1, now); }};
  for (const auto& one : all) EXPECT_EQ(failure_of(one), "");
  std::filesystem::rename(store(), beside(".moved"));
  for (const auto& one : all)
    EXPECT_THAT(failure_of(one), HasSubstr("is gone from under the service")) << &one - all;
  std::filesystem::rename(beside(".moved"), store());
  for (const auto& one : all) EXPECT_EQ(failure_of(one), "");
}

TEST_F(StoreFileTest, WhatWasSavedWhileTheFileWentIsNotAcknowledged) {
  SqliteConnection connection{config()};
  EXPECT_THROW(connection.together([&] {
    act(connection);
    std::filesystem::rename(store(), beside(".moved"));
  }),
               app::StoreUnavailable);
  std::filesystem::rename(beside(".moved"), store());
}

TEST_F(StoreFileTest, OneServiceHoldsTheLockWhateverTheWayToTheStore) {
  { const Database made{config()}; }
  std::filesystem::create_symlink(store(), folder / "link");
  {
    ServiceLock lock{store()};
    lock.write_down();
    for (const auto& path : {store(), folder / "link"})
      EXPECT_THAT(failure_of([&] { ServiceLock{path}; }),
                  HasSubstr("another visavis serves " + path.string() + " (process " +
                            std::to_string(::getpid()) + ")"));
  }
  EXPECT_EQ(failure_of([&] { ServiceLock{store()}; }), "");
}

TEST_F(StoreFileTest, TheLogOfAnotherFileIsNotPlayedOntoThisOne) {
  { const Database made{config()}; }
  std::filesystem::copy(store(), beside(".copy"));
  {
    ServiceLock lock{store()};
    lock.write_down();
    SqliteConnection connection{config()};
    act(connection);
    EXPECT_EQ(failure_of([&] { Database{config()}; }), "") << "it is this file's";
    std::filesystem::rename(beside(".copy"), store());
  }
  ASSERT_TRUE(std::filesystem::exists(beside("-wal")));
  EXPECT_THAT(failure_of([&] { Database{config()}; }), HasSubstr("was written for another file"));
  std::filesystem::remove(beside("-wal"));
  std::filesystem::remove(beside("-shm"));
  EXPECT_EQ(failure_of([&] { Database{config()}; }), "");
}

TEST_F(StoreFileTest, ANumberThatIsGivenAgainMakesNoOtherFileThisOne) {
  { const Database made{config()}; }
  const std::string copy = beside(".copy");
  std::filesystem::copy(store(), copy);
  {
    ServiceLock lock{store()};
    lock.write_down();
    SqliteConnection connection{config()};
    act(connection);
    std::filesystem::copy(beside("-wal"), beside(".log"));
  }
  // As after a crash, and then as people do it: the number of the old file is free for the copy.
  std::filesystem::remove(store());
  std::filesystem::copy(copy, store());
  std::filesystem::rename(beside(".log"), beside("-wal"));
  EXPECT_THAT(failure_of([&] { Database{config()}; }), HasSubstr("was written for another file"));
}

TEST_F(StoreFileTest, IsOpenedByALinkToIt) {
  { const Database made{config()}; }
  auto by_link = config();
  by_link.file = beside(".link");
  std::filesystem::create_symlink(store(), by_link.file);
  EXPECT_EQ(failure_of([&] {
              SqliteConnection connection{by_link};
              act(connection);
            }),
            "");
}

class CopyStoreTest : public StoreFileTest {
 protected:
  ChainReport copy(std::span<const KnownHead> known = {}) const {
    return copy_store(store(), beside(".copy"), CopyOf::running_store, known);
  }
  const app::ChainKey key{{7}};
};

TEST_F(CopyStoreTest, IsOneWholeFileWhileTheStoreIsInUse) {
  SqliteConnection connection{config()};
  act(connection);
  connection.together([&] { app::extend_chain(connection.chain(), key); });
  act(connection);
  const auto report = copy();
  EXPECT_EQ(report.acts, 2U);
  EXPECT_EQ(report.entries, 2);
  EXPECT_EQ(report.head, connection.chain().last_seal());
  EXPECT_EQ(std::filesystem::status(beside(".copy")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const auto* ending : {".copy-wal", ".copy-shm", ".copy.part", ".copy.part-wal"})
    EXPECT_FALSE(std::filesystem::exists(beside(ending))) << ending;
  const auto again = copy_store(beside(".copy"), beside(".restored"), CopyOf::backup, {});
  EXPECT_EQ(again.acts, 2U);
}

TEST_F(CopyStoreTest, OverwritesNothing) {
  { const Database made{config()}; }
  std::ofstream{beside(".copy")} << "mine";
  EXPECT_THAT(failure_of([&] { copy(); }), HasSubstr("nothing is overwritten"));
  std::string word;
  std::ifstream{beside(".copy")} >> word;
  EXPECT_EQ(word, "mine");
}

TEST_F(CopyStoreTest, WhatDoesNotHoldGetsNoName) {
  SqliteConnection connection{config()};
  act(connection);
  const auto head = key.sign({.entries = 2, .position = 2});
  const std::vector<KnownHead> known{{head, "the log"}};
  EXPECT_THAT(failure_of([&] { copy(known); }),
              HasSubstr("what the log has sealed: 1 of 2 entries are gone, the first is 2"));
  EXPECT_FALSE(std::filesystem::exists(beside(".copy")));
  EXPECT_FALSE(std::filesystem::exists(beside(".copy.part")));
}

TEST_F(CopyStoreTest, AStoreOfAnOlderProgramIsNotMigratedByBeingCopied) {
  sqlite3* old = nullptr;
  ASSERT_EQ(sqlite3_open(store().c_str(), &old), SQLITE_OK);
  migrate(old, newest_schema - 1);
  EXPECT_THAT(failure_of([&] { copy(); }), HasSubstr("written by an older Visavis"));
  EXPECT_EQ(schema_version(old), newest_schema - 1);
  sqlite3_close(old);
  const auto report = copy_store(store(), beside(".restored"), CopyOf::backup, {});
  EXPECT_EQ(report.entries, 0) << "a backup of it is brought up to date";
}

}  // namespace
}  // namespace visavis::sqlite
