// A database that a Visavis with schema version 7 wrote: what becomes of it. Its rows are in
// version_7.sql, as that program wrote them.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <sqlite3.h>
#include <sstream>

#include "adapters/sqlite/migrations.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "adapters/sqlite/sqlite_photos.h"
#include "adapters/sqlite/verify_chain.h"
#include "app/records/chain_key.h"
#include "app/verification/sequencer.h"

#include "contracts/story.h"

namespace visavis::contracts {
namespace {

using app::DueTimer;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class OldSchemaTest : public testing::Test {
 protected:
  OldSchemaTest() {
    std::string pattern = testing::TempDir() + "visavis_old_schema_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    std::stringstream rows;
    rows << std::ifstream{VISAVIS_OLD_ROWS}.rdbuf();
    sqlite3* old = nullptr;
    EXPECT_EQ(sqlite3_open(config().file.c_str(), &old), SQLITE_OK);
    sqlite::migrate(old, 7);
    EXPECT_EQ(sqlite3_exec(old, rows.str().c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(old);
    sqlite3_close(old);
    store.emplace(config());
  }
  ~OldSchemaTest() override { std::filesystem::remove_all(folder_); }

  sqlite::SqliteConfig config() const {
    return {.file = folder_ / "old.sqlite", .durability = sqlite::Durability::normal};
  }
  app::VerificationStore& verifications() { return store->verifications(); }
  static VerificationId id(std::uint32_t number) { return numbered<VerificationId>(number); }
  void retime() {
    verifications().retime([](const Verification& v) { return timers(v, shipped_policy()); });
  }

 private:
  std::filesystem::path folder_;

 protected:
  std::optional<sqlite::SqliteConnection> store;
};

TEST_F(OldSchemaTest, KeepsTheHistoryWhereItStood) {
  std::vector<std::int64_t> positions;
  for (const auto& one : verifications().events_after(0, 100, std::nullopt))
    positions.push_back(one.position);
  std::vector<std::int64_t> expected(21);
  std::iota(expected.begin(), expected.end(), 1);
  EXPECT_EQ(positions, expected);
  std::size_t seen = 0;
  for (std::uint32_t number = 1; number <= 3; ++number)
    seen += verifications().events_after(0, 100, numbered<MarketplaceId>(number)).size();
  EXPECT_EQ(seen, 21U) << "each by its marketplace";

  const auto report = sqlite::verify_chain(store->database().handle());
  EXPECT_FALSE(report.broken) << report.broken->reason;
  EXPECT_EQ(report.events, 21U);
  EXPECT_EQ(report.acts, 0U);
}

TEST_F(OldSchemaTest, GoesOnCountingWhereItWas) {
  EXPECT_EQ(store->acts().append({std::nullopt, start_of_story, SignedIn{}}), 501)
      << "a position is never given twice, not even that of a row that is gone";
  Story eva{*verifications().verification(id(1)), start_of_story + std::chrono::hours{1}};
  const auto position = verifications().commit(eva.step(JoinQueue{}));
  ASSERT_TRUE(position.ok());
  EXPECT_EQ(*position, 502);
  EXPECT_FALSE(sqlite::verify_chain(store->database().handle()).broken);
}

TEST_F(OldSchemaTest, TheStoresChainBeginsOverWhatIsThere) {
  const app::ChainKey key{{7}};
  std::optional<app::ChainMoved> moved;
  store->together([&] { moved = app::extend_chain(store->chain(), key); });
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->head.entries, 21);
  const auto report = sqlite::verify_chain(store->database().handle());
  EXPECT_FALSE(report.broken) << report.broken->reason;
  EXPECT_EQ(report.head, moved->head);
}

TEST_F(OldSchemaTest, KeepsWhatIsOnItsWay) {
  sqlite::SqliteOutbox outbox{store->database()};
  sqlite::SqliteMailOutbox mails{store->database()};
  const Timestamp later = start_of_story + std::chrono::hours{1};
  const auto due = [&] {
    std::vector<std::int64_t> positions;
    for (const auto& one : outbox.due(later, 100)) positions.push_back(one.event.position);
    return positions;
  };
  EXPECT_THAT(due(), UnorderedElementsAre(2, 3, 5, 6)) << "the first was delivered";
  outbox.delivered(6, 200, later);
  EXPECT_THAT(due(), UnorderedElementsAre(2, 3, 5, 11));
  EXPECT_EQ(mails.due(later, 10).size(), 1U);
  sqlite::Statement references{store->database().handle(), "PRAGMA foreign_key_check"};
  EXPECT_FALSE(references.run().next());
}

TEST_F(OldSchemaTest, WhoIsNotThroughWantsTheirPicture) {
  sqlite::SqlitePhotoFetches fetches{store->database()};
  std::size_t wanted = 0;
  for (const auto& one : fetches.due(start_of_story, 100)) {
    const auto verification = *verifications().verification(one.verification);
    EXPECT_TRUE(is_open(verification)) << name(verification.status);
    ++wanted;
  }
  EXPECT_GT(wanted, 0U);
}

TEST_F(OldSchemaTest, KnowsWhatItsColumnsSayNow) {
  EXPECT_EQ(verifications().verification_of_call(numbered<CallId>(1)), id(3));
  EXPECT_EQ(verifications().verification_of_call(numbered<CallId>(2)), std::nullopt)
      << "that call is over";
  for (const auto* blocked : {"eva", "zoe"}) {
    const auto again = verifications().commit(Story(100, blocked).begin());
    ASSERT_FALSE(again.ok()) << blocked;
    EXPECT_EQ(again.error(), app::CommitRefusal::verification_exists);
  }
  EXPECT_FALSE(verifications().commit(Story(100, "bob", 3).begin()).ok()) << "failed";
  EXPECT_TRUE(verifications().commit(Story(100, "dia").begin()).ok()) << "canceled";
  ASSERT_EQ(verifications().open_appeals().size(), 1U);
  EXPECT_EQ(verifications().open_appeals().front().id, id(4));
}

TEST_F(OldSchemaTest, GetsItsTimersFromThePolicy) {
  const auto eva = *verifications().verification(id(1));
  const Timestamp end = eva.deadline + std::chrono::days{365};
  EXPECT_THAT(verifications().due(end, 100), IsEmpty());
  retime();
  EXPECT_THAT(verifications().due(end, 100), ElementsAre(DueTimer{id(2), TimerKind::call_back},
                                                         DueTimer{id(1), TimerKind::overdue}));
  EXPECT_THAT(verifications().due(eva.slot->at - Duration{1}, 100),
              ElementsAre(DueTimer{id(2), TimerKind::call_back},
                          DueTimer{id(1), TimerKind::slot_reminder}));
  retime();
  EXPECT_EQ(verifications().due(end, 100).size(), 2U) << "in place of those it has";
}

}  // namespace
}  // namespace visavis::contracts
