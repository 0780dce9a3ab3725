#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <optional>
#include <random>

#include "adapters/keys/sqlite_account_keys.h"

#include "fakes/entropy.h"

namespace visavis::keys {
namespace {

using app::KeyUse;
using app::MasterKey;
using app::SecretKey;
using app::Tombstone;
using testing::HasSubstr;

class AccountKeysTest : public testing::Test {
 protected:
  AccountKeysTest() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_keys_XXXXXX";
    folder = ::mkdtemp(pattern.data());
  }
  ~AccountKeysTest() override { std::filesystem::remove_all(folder); }

  static MasterKey master_of(std::uint8_t byte) {
    return MasterKey{
        SecretKey::filled_by([&](auto bytes) { std::fill(bytes.begin(), bytes.end(), byte); })};
  }
  std::filesystem::path file() const { return folder / "keys.sqlite"; }
  SqliteAccountKeys open(std::uint8_t master = 1) {
    return SqliteAccountKeys{file(), master_of(master), entropy};
  }
  std::string failure_of_opening(std::uint8_t master = 1) {
    try {
      open(master);
    } catch (const app::StoreFailure& failure) {
      return failure.what();
    }
    return "";
  }
  static std::string stored(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  static AccountId account_of(const std::string& text) { return *AccountId::parse(text); }

  std::filesystem::path folder;
  fakes::SeededEntropy entropy{11};
  const MarketplaceId marketplace{IdBytes{1}}, other_marketplace{IdBytes{2}};
  const AccountId account = account_of("worker-7");
  const Timestamp now = from_unix_ms(1'800'000'000'000);
  static constexpr Duration hour = std::chrono::hours{1};
};

TEST_F(AccountKeysTest, AnAccountHasOneKeyWhichStays) {
  std::optional<SecretKey> made;
  {
    auto keys = open();
    made = keys.key_for(marketplace, account, now);
    EXPECT_EQ(keys.key_for(marketplace, account, now + hour), *made);
  }
  auto keys = open();
  EXPECT_EQ(keys.key_for(marketplace, account, now), *made);
  EXPECT_EQ(*keys.key_by_id(marketplace, account, made->id()), *made);
  EXPECT_EQ(keys.verify(), 1U);
}

TEST_F(AccountKeysTest, AKeyThatIsErasedIsToldFromOneThatNeverWasThere) {
  auto keys = open();
  const auto id = keys.key_for(marketplace, account, now).id();
  const auto erased = [&](app::KeyId which, Timestamp used) {
    return keys.is_erased(marketplace, account, which, used);
  };
  EXPECT_FALSE(erased(id, now)) << "it is there";
  const app::KeyId never{{1, 2, 3}};
  EXPECT_FALSE(erased(never, now));
  keys.erase(marketplace, account, now + hour);
  EXPECT_TRUE(erased(id, now));
  // As after a restore of a copy from before that key, over which the tombstones were replayed.
  EXPECT_TRUE(erased(never, now + hour));
  EXPECT_FALSE(erased(never, now + hour + Duration{1})) << "the account came back";
  EXPECT_FALSE(keys.is_erased(other_marketplace, account, id, now));
}

TEST_F(AccountKeysTest, NoTwoAccountsHaveTheSame) {
  auto keys = open();
  std::vector<app::KeyId> ids;
  for (const auto& at : {marketplace, other_marketplace})
    for (int i = 0; i < 20; ++i)
      ids.push_back(keys.key_for(at, account_of("a" + std::to_string(i)), now).id());
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  EXPECT_FALSE(keys.key_by_id(marketplace, account, ids.front()));
}

TEST_F(AccountKeysTest, TwoConnectionsAgree) {
  auto one = open(), two = open();
  EXPECT_EQ(one.key_for(marketplace, account, now), two.key_for(marketplace, account, now));
  one.erase(marketplace, account, now);
  EXPECT_EQ(one.key_for(marketplace, account, now), two.key_for(marketplace, account, now));
}

TEST_F(AccountKeysTest, AnErasedAccountsEvidenceOpensWithNoKeyThatIsLeft) {
  auto keys = open();
  const auto use = KeyUse::evidence(EvidenceId{IdBytes{5}});
  const auto erased_key = keys.key_for(marketplace, account, now).id();
  const auto wrapped =
      app::wrap(app::new_key(entropy), keys.key_for(marketplace, account, now), use, entropy);
  keys.key_for(marketplace, account_of("other"), now);
  keys.key_for(other_marketplace, account, now);
  EXPECT_EQ(keys.erase(marketplace, account, now + hour),
            (Tombstone{marketplace, account, now + hour}));
  EXPECT_FALSE(keys.key_by_id(marketplace, account, wrapped.under()));
  const auto anew = keys.key_for(marketplace, account, now + hour);
  EXPECT_NE(anew.id(), erased_key);
  const SecretKey left[] = {anew.copy(), keys.key_for(marketplace, account_of("other"), now),
                            keys.key_for(other_marketplace, account, now),
                            master_of(1).key().copy()};
  for (const auto& one : left) EXPECT_FALSE(app::unwrap(wrapped, one, use));
  EXPECT_EQ(keys.verify(), 3U);
}

TEST_F(AccountKeysTest, ATombstoneStaysAndSaysWhen) {
  std::int64_t first = 0;
  {
    auto keys = open();
    EXPECT_EQ(keys.erase(marketplace, account, now).erased, now) << "also where there was no key";
    EXPECT_EQ(keys.erase(marketplace, account, now + hour).erased, now) << "nothing new to erase";
    keys.key_for(marketplace, account, now);
    EXPECT_EQ(keys.erase(marketplace, account, now + hour).erased, now + hour);
  }
  auto keys = open();
  const auto all = keys.tombstones(0, 10);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].tombstone, (Tombstone{marketplace, account, now}));
  EXPECT_EQ(all[1].tombstone, (Tombstone{marketplace, account, now + hour}));
  first = all[0].number;
  ASSERT_EQ(keys.tombstones(first, 10).size(), 1U);
  EXPECT_EQ(keys.tombstones(first, 10)[0], all[1]);
  EXPECT_EQ(keys.tombstones(0, 1).size(), 1U);
}

TEST_F(AccountKeysTest, WhatWasRestoredIsErasedAnew) {
  std::optional<SecretKey> old;
  std::vector<Tombstone> elsewhere;
  {
    auto keys = open();
    old = keys.key_for(marketplace, account, now);
    keys.key_for(marketplace, account_of("other"), now);
    keys.copy_to(folder / "backup");
    // What the backup has none of: another key, and the end of both.
    keys.rotate(marketplace, account, now + hour);
    keys.forget_older(marketplace, account);
    elsewhere.push_back(keys.erase(marketplace, account, now + 2 * hour));
  }
  std::filesystem::rename(folder / "backup", file());
  auto keys = open();
  EXPECT_TRUE(keys.key_by_id(marketplace, account, old->id())) << "or there was nothing to do";
  EXPECT_EQ(keys.replay(elsewhere), 1U);
  EXPECT_FALSE(keys.key_by_id(marketplace, account, old->id()));
  EXPECT_EQ(keys.verify(), 1U);
  EXPECT_EQ(keys.tombstones(0, 10)[0].tombstone, elsewhere[0]);
  // An account that came back meanwhile is not erased by being told again.
  const auto anew = keys.key_for(marketplace, account, now);
  EXPECT_EQ(keys.replay(elsewhere), 0U);
  EXPECT_TRUE(keys.key_by_id(marketplace, account, anew.id()));
  EXPECT_EQ(keys.tombstones(0, 10).size(), 1U);
}

TEST_F(AccountKeysTest, AClockThatIsSetBackErasesNoLess) {
  auto keys = open();
  const auto id = keys.key_for(marketplace, account, now).id();
  const auto tombstone = keys.erase(marketplace, account, now - hour);
  EXPECT_EQ(tombstone.erased, now);
  EXPECT_FALSE(keys.key_by_id(marketplace, account, id));
}

TEST_F(AccountKeysTest, AnAccountsKeyIsRotatedAndTheOldOneForgotten) {
  auto keys = open();
  const auto use = KeyUse::evidence(EvidenceId{IdBytes{5}});
  const auto evidence_key = app::new_key(entropy);
  const auto old = keys.key_for(marketplace, account, now);
  const auto wrapped = app::wrap(evidence_key, old, use, entropy);
  const auto fresh = keys.rotate(marketplace, account, now);
  EXPECT_EQ(keys.key_for(marketplace, account, now), fresh);
  const auto from = keys.key_by_id(marketplace, account, wrapped.under());
  ASSERT_TRUE(from);
  const auto again = app::rewrap(wrapped, *from, fresh, use, entropy);
  ASSERT_TRUE(again);
  EXPECT_EQ(keys.forget_older(marketplace, account), 1U);
  EXPECT_EQ(keys.forget_older(marketplace, account), 0U);
  EXPECT_FALSE(keys.key_by_id(marketplace, account, old.id()));
  EXPECT_EQ(*app::unwrap(*again, keys.key_for(marketplace, account, now), use), evidence_key);
}

TEST_F(AccountKeysTest, TheMasterKeyIsRotated) {
  std::vector<SecretKey> before;
  {
    auto keys = open(1);
    auto another = open(1);
    for (int i = 0; i < 50; ++i)
      before.push_back(keys.key_for(marketplace, account_of("a" + std::to_string(i)), now));
    keys.erase(marketplace, account_of("a7"), now);
    keys.rotate_master(master_of(2));
    EXPECT_EQ(keys.verify(), 49U) << "and goes on with the new one";
    keys.key_for(marketplace, account, now);
    EXPECT_THROW(another.key_for(marketplace, account_of("a1"), now), app::WrongMasterKey);
    EXPECT_THROW(another.key_for(marketplace, account_of("new"), now), app::WrongMasterKey);
    EXPECT_THROW(another.rotate_master(master_of(3)), app::WrongMasterKey);
  }
  EXPECT_THAT(failure_of_opening(1),
              HasSubstr("the key store is sealed by the master key " + master_of(2).id().text() +
                        ", and the one given is " + master_of(1).id().text()));
  auto keys = open(2);
  for (int i = 0; i < 50; ++i) {
    if (i == 7) continue;
    EXPECT_EQ(keys.key_for(marketplace, account_of("a" + std::to_string(i)), now),
              before[static_cast<std::size_t>(i)]);
  }
}

TEST_F(AccountKeysTest, AMasterKeyThatCannotBeRotatedWhollyIsNotRotated) {
  {
    auto keys = open();
    keys.key_for(marketplace, account_of("a1"), now);
    keys.key_for(marketplace, account_of("a2"), now);
    KeyDatabase database{file()};
    sqlite::Statement{database.handle(),
                      "UPDATE account_key SET wrapped = (SELECT wrapped FROM account_key "
                      "WHERE account = 'a1') WHERE account = 'a2'"}
        .execute();
    EXPECT_THROW(keys.rotate_master(master_of(2)), app::StoreFailure);
    EXPECT_THROW(keys.verify(), app::StoreFailure);
    EXPECT_NO_THROW(keys.key_for(marketplace, account_of("a1"), now));
  }
  EXPECT_EQ(failure_of_opening(1), "");
}

TEST_F(AccountKeysTest, NoKeyLiesInTheFile) {
  auto keys = open();
  const auto key = keys.key_for(marketplace, account, now);
  const auto bytes = key.reveal();
  const auto text = stored(file());
  EXPECT_EQ(std::search(text.begin(), text.end(), bytes.begin(), bytes.begin() + 8,
                        [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; }),
            text.end());
}

/// What is stored of every key, as it is now.
std::vector<std::string> wrapped_keys(const std::filesystem::path& file) {
  KeyDatabase database{file};
  sqlite::Statement all{database.handle(),
                        "SELECT wrapped FROM account_key WHERE wrapped <> zeroblob(81)"};
  std::vector<std::string> list;
  auto rows = all.run();
  while (rows.next()) list.emplace_back(rows.blob(0));
  return list;
}

// SQLite moves rows when pages fill and empty, and leaves copies behind.
TEST_F(AccountKeysTest, OfWhatWasErasedOrRotatedNoByteIsLeftInTheFile) {
  auto keys = open();
  std::mt19937_64 random{4};
  std::vector<std::string> gone;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 60; ++i)
      keys.key_for(marketplace,
                   account_of(std::string(1 + random() % 40, 'a') + std::to_string(random())), now);
    const auto before = wrapped_keys(file());
    if (round == 1) keys.rotate_master(master_of(2));
    std::vector<std::string> accounts;
    {
      KeyDatabase database{file()};
      sqlite::Statement all{database.handle(), "SELECT account FROM account_key"};
      auto rows = all.run();
      while (rows.next()) accounts.emplace_back(rows.text(0));
    }
    for (const auto& one : accounts)
      if (random() % 3 == 0) keys.erase(marketplace, account_of(one), now);
    const auto after = wrapped_keys(file());
    for (const auto& one : before)
      if (std::find(after.begin(), after.end(), one) == after.end()) gone.push_back(one);
  }
  ASSERT_GT(gone.size(), 150U);
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-journal"));
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-wal"));
  const auto text = stored(file());
  EXPECT_NE(text.find(wrapped_keys(file()).front()), std::string::npos) << "it is looked for well";
  for (const auto& one : gone)
    for (const auto from : {0U, 30U, 60U})
      ASSERT_EQ(text.find(one.substr(from, 16)), std::string::npos);
}

TEST_F(AccountKeysTest, TheFileAndItsCopyAreForTheirOwnerAlone) {
  auto keys = open();
  const auto key = keys.key_for(marketplace, account, now);
  keys.copy_to(folder / "copy");
  using std::filesystem::perms;
  for (const auto& path : {file(), folder / "copy"})
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write)
        << path;
  SqliteAccountKeys copy{folder / "copy", master_of(1), entropy};
  EXPECT_EQ(copy.key_for(marketplace, account, now), key);
  EXPECT_THROW(keys.copy_to(folder / "copy"), app::StoreFailure) << "nothing is overwritten";
}

TEST_F(AccountKeysTest, RefusesWhatIsNoKeyStore) {
  {
    open();
    KeyDatabase database{file()};
    sqlite::Statement{database.handle(), "PRAGMA user_version = 9"}.execute();
  }
  EXPECT_THAT(failure_of_opening(), HasSubstr("written by a newer Visavis"));
  {
    KeyDatabase{folder / "other"};
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open((folder / "other").c_str(), &raw), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(raw, "PRAGMA application_id = 1", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(raw);
  }
  std::filesystem::rename(folder / "other", file());
  EXPECT_THAT(failure_of_opening(), HasSubstr("another program's"));
  std::ofstream{file()} << std::string(4096, 'x');
  EXPECT_THAT(failure_of_opening(), HasSubstr("file is not a database"));
}

}  // namespace
}  // namespace visavis::keys
