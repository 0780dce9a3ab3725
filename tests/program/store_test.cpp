// A store that is not what it seems: noticed, named, and nothing acknowledged falsely.
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

class StoreTest : public testing::Test {
 protected:
  StoreTest() { visavis.set_up(); }

  /// From now on the service's files cannot grow, or at all be written: as on a full disk.
  void limit_files(rlim_t bytes) {
    const rlimit limit{bytes, RLIM_INFINITY};
    ASSERT_EQ(::prlimit(visavis.service().id(), RLIMIT_FSIZE, &limit, nullptr), 0);
  }
  void expect_nothing_is_acknowledged() {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(visavis.create(), 503);
    EXPECT_EQ(visavis.ready(), 503);
  }
  std::string head() const {
    std::string line;
    std::ifstream file{visavis.beside(".head")};
    std::getline(file, line);
    return line;
  }
  int list() { return visavis.ask("GET /v1/verifications").status; }
  static std::filesystem::path moved(const std::filesystem::path& file) {
    return file.string() + ".moved";
  }

  Installation visavis;
};

TEST_F(StoreTest, AFileThatVanishedUnderTheServiceTakesNothing) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_EQ(visavis.ready(), 200);
  for (const auto* ending : {"", "-wal", "-shm"})
    std::filesystem::rename(visavis.beside(ending), moved(visavis.beside(ending)));
  expect_nothing_is_acknowledged();
  EXPECT_GE(visavis.logged("is gone from under the service"), 1U);
  EXPECT_EQ(visavis.logged("the store cannot save"), 1U) << visavis.service().err();

  for (const auto* ending : {"", "-wal", "-shm"})
    std::filesystem::rename(moved(visavis.beside(ending)), visavis.beside(ending));
  EXPECT_TRUE(eventually([&] { return visavis.ready() == 200; }));
  EXPECT_EQ(visavis.create(), 201) << "the file is there again";
}

TEST_F(StoreTest, IsNoticedWhileNobodyWrites) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_EQ(visavis.ready(), 200);
  std::filesystem::rename(visavis.store(), moved(visavis.store()));
  EXPECT_TRUE(eventually([&] { return visavis.ready() == 503; }));
  EXPECT_TRUE(eventually([&] { return visavis.logged("is gone from under the service") > 0; }));
  EXPECT_EQ(visavis.logged("the store cannot save"), 1U) << visavis.service().err();
}

TEST_F(StoreTest, AFileInThePlaceOfTheStoreTakesNothingAndKeepsItsOwnLog) {
  ASSERT_EQ(visavis.command({"backup", "--to", visavis.beside(".copy")}).code, 0);
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_TRUE(eventually([&] { return head().starts_with("visavis-head-1 3 3 "); }));
  std::filesystem::rename(visavis.beside(".copy"), visavis.store());
  expect_nothing_is_acknowledged();
  EXPECT_GE(visavis.logged("another is in its place"), 1U);
  EXPECT_EQ(visavis.logged("the store cannot save"), 1U) << visavis.service().err();
  visavis.stop();

  ASSERT_TRUE(std::filesystem::exists(visavis.beside("-wal")));
  for (const auto& command : std::vector<std::vector<std::string>>{{"serve"}, {"verify-chain"}}) {
    const auto refused = visavis.command(command);
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("was written for another file")) << command.front();
  }
  for (const auto* ending : {"-wal", "-shm"}) std::filesystem::remove(visavis.beside(ending));
  visavis.serve();
  EXPECT_EQ(visavis.create(), 201);
  EXPECT_THAT(visavis.service().err(), HasSubstr("ends before the head beside it"));
}

TEST_F(StoreTest, ALogThatVanishedTakesNothing) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  std::filesystem::rename(visavis.beside("-wal"), moved(visavis.beside("-wal")));
  expect_nothing_is_acknowledged();
}

TEST_F(StoreTest, AMistypedPathBeginsNothing) {
  const auto mistyped = visavis.folder / "visavis.sqlit";
  for (const auto& command :
       std::vector<std::vector<std::string>>{{"serve"},
                                             {"verify-chain"},
                                             {"backup", "--to", mistyped.string() + ".copy"},
                                             {"staff", "add", "--email", "eva@you.example",
                                              "--name", "Eva", "--role", "representative"}}) {
    auto words = command;
    words.insert(words.end(), {"--store-path", mistyped});
    const auto refused = visavis.command(words, "correct horse battery\n");
    EXPECT_EQ(refused.code, 1) << command.front();
    EXPECT_THAT(refused.err, HasSubstr(mistyped.string() + ": there is no store here"));
    EXPECT_FALSE(std::filesystem::exists(mistyped));
    EXPECT_FALSE(std::filesystem::exists(mistyped.string() + ".lock"));
  }
  visavis.serve({"--create", "--store-path", mistyped});
  EXPECT_EQ(visavis.ready(), 200);
  EXPECT_TRUE(std::filesystem::exists(mistyped));
}

TEST_F(StoreTest, ASecondServiceIsRefusedAndCommandsAreNot) {
  visavis.serve();
  const auto link = visavis.folder / "link.sqlite";
  std::filesystem::create_symlink(visavis.store(), link);
  for (const auto& path : {visavis.store(), link}) {
    const auto second = visavis.command({"serve", "--store-path", path});
    EXPECT_EQ(second.code, 1);
    EXPECT_THAT(second.err, HasSubstr("another visavis serves " + path.string() + " (process " +
                                      std::to_string(visavis.service().id()) + ")"));
  }
  EXPECT_EQ(visavis
                .command({"staff", "add", "--email", "eva@you.example", "--name", "Eva", "--role",
                          "representative"},
                         "correct horse battery\n")
                .code,
            0);
  visavis.service().signal(SIGKILL);
  visavis.service().wait();
  visavis.serve();
  EXPECT_EQ(visavis.ready(), 200) << "the lock ends with its process";
}

TEST_F(StoreTest, WritesThatFailAreToldByReadyzAndOnceInTheLog) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_NO_FATAL_FAILURE(limit_files(0));
  for (int i = 0; i < 30; ++i) EXPECT_EQ(visavis.create(), 503);
  EXPECT_EQ(visavis.ready(), 503);
  EXPECT_EQ(list(), 200) << "reading goes on";
  EXPECT_EQ(visavis.logged("the store cannot save"), 1U) << visavis.service().err();
  ASSERT_NO_FATAL_FAILURE(limit_files(RLIM_INFINITY));
  EXPECT_TRUE(eventually([&] { return visavis.ready() == 200; }));
  EXPECT_EQ(visavis.logged("the store saves again"), 1U);
  EXPECT_EQ(visavis.create(), 201);
  EXPECT_EQ(visavis.stop().code, 0);
  EXPECT_EQ(visavis.count("verification"), 2) << "what was acknowledged, and nothing else";
  EXPECT_EQ(visavis.command({"verify-chain"}).code, 0);
}

TEST_F(StoreTest, AWriteLockHeldElsewhereIsAnAnswerAtOnce) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(visavis.store().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(visavis.create(), 503);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5})
      << "only the first may wait";
  EXPECT_EQ(visavis.ready(), 503);
  EXPECT_EQ(list(), 200);
  EXPECT_THAT(visavis.service().err(), HasSubstr("another program holds its write lock"));
  sqlite3_close(other);
  EXPECT_TRUE(eventually([&] { return visavis.ready() == 200; }));
  EXPECT_EQ(visavis.create(), 201);
}

TEST_F(StoreTest, ADamagedPageIsNamed) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  visavis.stop();
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(visavis.store().c_str(), &connection), SQLITE_OK);
  sqlite3_stmt* root = nullptr;
  ASSERT_EQ(
      sqlite3_prepare_v2(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'event'", -1,
                         &root, nullptr),
      SQLITE_OK);
  ASSERT_EQ(sqlite3_step(root), SQLITE_ROW);
  const auto page = sqlite3_column_int64(root, 0);
  sqlite3_finalize(root);
  sqlite3_close(connection);
  std::fstream file{visavis.store(), std::ios::in | std::ios::out | std::ios::binary};
  file.seekp((page - 1) * 4096);
  file << std::string(4096, 'x');
  file.close();

  const auto verified = visavis.command({"verify-chain"});
  EXPECT_EQ(verified.code, 1);
  EXPECT_THAT(verified.err, HasSubstr("damaged: the table event ("));
  EXPECT_THAT(verified.err, HasSubstr("docs/backup.md"));
  const auto served = visavis.command({"serve"});
  EXPECT_EQ(served.code, 1);
  EXPECT_THAT(served.err, HasSubstr("a page is damaged"));
  EXPECT_THAT(served.err, HasSubstr("FROM event"));
}

class WholeChainTest : public StoreTest {
 protected:
  WholeChainTest() {
    visavis.serve();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(visavis.create(), 201);
    log = visavis.stop().err;
    EXPECT_EQ(visavis.command({"verify-chain"}).code, 0);
  }
  /// As if it had never been: nothing of it refers to nothing.
  void drop_verification(int number) {
    const auto which = std::to_string(number);
    visavis.execute(
        "DELETE FROM link WHERE verification = (SELECT id FROM verification WHERE number = " +
        which + ");" + "DELETE FROM timer WHERE verification = " + which + ";" +
        "DELETE FROM delivery WHERE verification = " + which + ";" +
        "DELETE FROM mail WHERE verification = " + which + ";" +
        "DELETE FROM event WHERE verification = " + which + ";" +
        "DELETE FROM verification WHERE number = " + which);
  }
  void expect_broken(const std::string& words, std::vector<std::string> more = {}) {
    more.insert(more.begin(), "verify-chain");
    const auto verified = visavis.command(more);
    EXPECT_EQ(verified.code, 1) << verified.out;
    EXPECT_THAT(verified.err, HasSubstr(words));
  }
  std::string logged_head() const {
    const auto at = log.rfind("visavis-head-1");
    return at == std::string::npos ? "" : log.substr(at, log.find('"', at) - at);
  }

  std::string log;
};

TEST_F(WholeChainTest, AWholeVerificationThatIsGoneIsFound) {
  drop_verification(3);
  expect_broken("1 of 7 entries are gone, the first is 5");
}

TEST_F(WholeChainTest, ACutEndIsFoundByTheHeadBesideTheStore) {
  drop_verification(5);
  visavis.execute("DELETE FROM chain_seal");
  expect_broken("1 of 7 entries are gone");
}

TEST_F(WholeChainTest, ACutEndIsFoundByAHeadOfTheLogAlone) {
  drop_verification(5);
  visavis.execute("DELETE FROM chain_seal");
  std::filesystem::remove(visavis.beside(".head"));
  EXPECT_EQ(visavis.command({"verify-chain"}).code, 0) << "nothing is left that knows";
  ASSERT_NE(logged_head(), "");
  expect_broken("1 of 7 entries are gone", {"--head", logged_head()});
}

TEST_F(WholeChainTest, AnothersSignatureIsTold) {
  std::filesystem::remove(visavis.beside(".key"));
  visavis.serve();
  EXPECT_THAT(visavis.service().err(), HasSubstr("not signed with this service's key"));
  visavis.stop();
  expect_broken("was not signed with the key in");
}

TEST_F(WholeChainTest, TheKeyIsItsOwnersAlone) {
  EXPECT_EQ(std::filesystem::status(visavis.beside(".key")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(StoreTest, ReadingAVerificationAgainAndAgainWritesNothing) {
  visavis.serve();
  ASSERT_EQ(visavis.create(), 201);
  const auto listed = visavis.ask("GET /v1/verifications").body;
  const auto id = listed.substr(listed.find("ver_"),
                                listed.find('"', listed.find("ver_")) - listed.find("ver_"));
  const auto first = visavis.ask("GET /v1/verifications/" + id);
  ASSERT_EQ(first.status, 200);
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(visavis.ask("GET /v1/verifications/" + id).body, first.body);
  EXPECT_EQ(visavis.count("link"), 1) << "that of the creation";
}

}  // namespace
}  // namespace visavis::program
