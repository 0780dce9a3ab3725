#include "adapters/sql/transaction.h"

#include <gtest/gtest.h>

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

class TransactionTest : public testing::Test {
 protected:
  TransactionTest() {
    execute("CREATE TABLE t (x)");
    transactions.emplace(database.get());
  }
  void execute(const char* sql) {
    ASSERT_EQ(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
  }
  std::int64_t rows() {
    Statement count{database.get(), "SELECT count(*) FROM t"};
    auto counted = count.run();
    return counted.next() ? counted.integer(0) : -1;
  }
  bool is_open() const { return sqlite3_get_autocommit(database.get()) == 0; }

  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  static sqlite3* open() {
    sqlite3* connection = nullptr;
    sqlite3_open(":memory:", &connection);
    return connection;
  }
  std::unique_ptr<sqlite3, Close> database{open()};
  std::optional<TransactionStatements> transactions;
};

TEST_F(TransactionTest, RollsBackUnlessCommitted) {
  {
    Transaction transaction{*transactions};
    execute("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(rows(), 0);
  {
    Transaction transaction{*transactions};
    execute("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  EXPECT_EQ(rows(), 1);
  EXPECT_FALSE(is_open());
}

TEST_F(TransactionTest, APartUndoesItsOwnAndNothingElse) {
  Transaction whole{*transactions};
  execute("INSERT INTO t VALUES (1)");
  {
    Transaction part{*transactions};
    execute("INSERT INTO t VALUES (2)");
    {
      Transaction smaller{*transactions};
      execute("INSERT INTO t VALUES (3)");
      smaller.commit();
    }
    EXPECT_EQ(rows(), 3);
  }
  EXPECT_EQ(rows(), 1) << "what was committed within it is undone too";
  {
    Transaction part{*transactions};
    execute("INSERT INTO t VALUES (4)");
    part.commit();
  }
  whole.commit();
  EXPECT_EQ(rows(), 2);
}

TEST_F(TransactionTest, APartIsUndoneWithTheWhole) {
  {
    Transaction whole{*transactions};
    Transaction part{*transactions};
    execute("INSERT INTO t VALUES (1)");
    part.commit();
  }
  EXPECT_EQ(rows(), 0);
}

// A full disk makes SQLite roll everything back by itself, of which a part's caller knows nothing.
TEST_F(TransactionTest, NothingIsSavedAfterSqliteRolledBackByItself) {
  {
    Transaction whole{*transactions};
    execute("INSERT INTO t VALUES (1)");
    {
      Transaction part{*transactions};
      execute("INSERT INTO t VALUES (2)");
      execute("ROLLBACK");
    }
    EXPECT_THROW(Transaction{*transactions}, app::StoreFailure);
    execute("INSERT INTO t VALUES (3)");
    EXPECT_THROW(whole.commit(), app::StoreFailure);
  }
  EXPECT_EQ(rows(), 0);
  EXPECT_FALSE(is_open());
  Transaction next{*transactions};
  execute("INSERT INTO t VALUES (4)");
  next.commit();
  EXPECT_EQ(rows(), 1) << "the next one stands for itself";
}

TEST_F(TransactionTest, NoPartBeginsInAWholeThatIsGone) {
  {
    Transaction whole{*transactions};
    execute("ROLLBACK");
    EXPECT_THROW(Transaction{*transactions}, app::StoreFailure);
    EXPECT_THROW(whole.commit(), app::StoreFailure);
  }
  EXPECT_FALSE(is_open());
}

}  // namespace
}  // namespace visavis::sqlite
