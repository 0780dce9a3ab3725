#include "adapters/keys/sqlite_account_keys.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace visavis::keys {
namespace {

using app::SecretKey;

constexpr std::chrono::milliseconds instant{1};

AccountId account_in(const sqlite::Rows& row, int column) {
  auto account = AccountId::parse(row.text(column));
  if (!account) throw app::StoreFailure("the key store has an account that cannot be one");
  return *std::move(account);
}

std::size_t changed(sqlite3* connection) {
  return static_cast<std::size_t>(sqlite3_changes64(connection));
}

}  // namespace

SqliteAccountKeys::SqliteAccountKeys(const std::filesystem::path& file, app::MasterKey master,
                                     app::Entropy& entropy)
    : database_(file),
      master_(std::move(master)),
      entropy_(entropy),
      master_id_(database_.handle(), "SELECT id FROM master"),
      set_master_(database_.handle(), "INSERT OR REPLACE INTO master VALUES (1, ?1)"),
      newest_(database_.handle(),
              "SELECT wrapped FROM account_key WHERE marketplace = ?1 AND account = ?2 "
              "AND wrapped <> zeroblob(81) ORDER BY number DESC LIMIT 1"),
      by_id_(database_.handle(),
             "SELECT wrapped FROM account_key WHERE marketplace = ?1 AND account = ?2 "
             "AND id = ?3 AND wrapped <> zeroblob(81)"),
      erased_(database_.handle(),
              "SELECT wrapped = zeroblob(81) FROM account_key "
              "WHERE marketplace = ?1 AND account = ?2 AND id = ?3"),
      insert_(database_.handle(),
              "INSERT INTO account_key (marketplace, account, id, made, wrapped) "
              "VALUES (?1, ?2, ?3, ?4, ?5)"),
      all_(database_.handle(),
           "SELECT number, marketplace, account, wrapped FROM account_key "
           "WHERE number > ?1 AND wrapped <> zeroblob(81) ORDER BY number LIMIT 1"),
      rewrap_(database_.handle(), "UPDATE account_key SET wrapped = ?2 WHERE number = ?1"),
      forget_(database_.handle(),
              "UPDATE account_key SET wrapped = zeroblob(81) "
              "WHERE marketplace = ?1 AND account = ?2 AND wrapped <> zeroblob(81) AND number < "
              "(SELECT max(number) FROM account_key WHERE marketplace = ?1 AND account = ?2)"),
      erase_(database_.handle(),
             "UPDATE account_key SET wrapped = zeroblob(81) "
             "WHERE marketplace = ?1 AND account = ?2 AND made <= ?3 "
             "AND wrapped <> zeroblob(81)"),
      newest_made_(database_.handle(),
                   "SELECT max(made) FROM account_key WHERE marketplace = ?1 AND account = ?2 "
                   "AND wrapped <> zeroblob(81)"),
      bury_(database_.handle(),
            "INSERT OR IGNORE INTO tombstone (marketplace, account, erased) VALUES (?1, ?2, ?3)"),
      last_erased_(database_.handle(),
                   "SELECT max(erased) FROM tombstone WHERE marketplace = ?1 AND account = ?2"),
      tombstones_(database_.handle(),
                  "SELECT number, marketplace, account, erased FROM tombstone WHERE number > ?1 "
                  "ORDER BY number LIMIT ?2") {
  sqlite::Transaction transaction{database_.transactions()};
  if (!master_id_.run().next()) set_master_.execute(master_.id().bytes);
  check_master();
  transaction.commit();
}

void SqliteAccountKeys::check_master() {
  auto rows = master_id_.run();
  if (!rows.next()) throw app::StoreFailure("the key store does not say whose it is");
  const app::KeyId is{rows.bytes<sizeof(app::KeyId)>(0)};
  if (is == master_.id()) return;
  throw app::WrongMasterKey("the key store is sealed by the master key " + is.text() +
                            ", and the one given is " + master_.id().text());
}

SecretKey SqliteAccountKeys::opened(const sqlite::Rows& row, int column,
                                    const app::KeyUse& use) const {
  const auto wrapped = app::WrappedKey::read(row.bytes<app::WrappedKey::size>(column));
  if (!wrapped) throw app::StoreFailure("the key store has a key of a form that is not known");
  auto key = app::unwrap(*wrapped, master_.key(), use);
  if (key) return std::move(key).value();
  switch (key.error()) {
    case app::UnwrapRefusal::other_key:
      throw app::WrongMasterKey("a key is sealed by the master key " + wrapped->under().text() +
                                ", and the one given is " + master_.id().text());
    case app::UnwrapRefusal::damaged:
      throw app::StoreFailure("a key in the key store is damaged");
  }
  CHECK(false);
}

std::optional<SecretKey> SqliteAccountKeys::newest(MarketplaceId marketplace,
                                                   const AccountId& account) {
  auto rows = newest_.run(marketplace.bytes(), account.text());
  if (!rows.next()) return std::nullopt;
  return opened(rows, 0, app::KeyUse::account(marketplace, account));
}

SecretKey SqliteAccountKeys::key_for(MarketplaceId marketplace, const AccountId& account,
                                     Timestamp now) {
  if (auto key = newest(marketplace, account)) return *std::move(key);
  sqlite::Transaction transaction{database_.transactions()};
  // Somebody may have made it meanwhile.
  auto key = newest(marketplace, account);
  if (!key) key = make(marketplace, account, now);
  transaction.commit();
  return *std::move(key);
}

std::optional<SecretKey> SqliteAccountKeys::key_by_id(MarketplaceId marketplace,
                                                      const AccountId& account, app::KeyId id) {
  auto rows = by_id_.run(marketplace.bytes(), account.text(), id.bytes);
  if (!rows.next()) return std::nullopt;
  return opened(rows, 0, app::KeyUse::account(marketplace, account));
}

/// Of a key that came after the copy that this store was restored from there is no row, but its
/// tombstone, which was replayed.
bool SqliteAccountKeys::is_erased(MarketplaceId marketplace, const AccountId& account,
                                  app::KeyId id, Timestamp used) {
  {
    auto rows = erased_.run(marketplace.bytes(), account.text(), id.bytes);
    if (rows.next()) return rows.integer(0) != 0;
  }
  const auto erased = last_erased(marketplace, account);
  return erased && used <= *erased;
}

/// A key is younger than the last tombstone, whatever the clock does: replaying that one must not
/// take it.
SecretKey SqliteAccountKeys::make(MarketplaceId marketplace, const AccountId& account,
                                  Timestamp now) {
  check_master();
  if (const auto erased = last_erased(marketplace, account)) now = std::max(now, *erased + instant);
  auto key = app::new_key(entropy_);
  const auto wrapped =
      app::wrap(key, master_.key(), app::KeyUse::account(marketplace, account), entropy_);
  insert_.execute(marketplace.bytes(), account.text(), key.id().bytes, now, wrapped.bytes());
  return key;
}

SecretKey SqliteAccountKeys::rotate(MarketplaceId marketplace, const AccountId& account,
                                    Timestamp now) {
  sqlite::Transaction transaction{database_.transactions()};
  auto key = make(marketplace, account, now);
  transaction.commit();
  return key;
}

std::size_t SqliteAccountKeys::forget_older(MarketplaceId marketplace, const AccountId& account) {
  sqlite::Transaction transaction{database_.transactions()};
  forget_.execute(marketplace.bytes(), account.text());
  const auto count = changed(database_.handle());
  transaction.commit();
  return count;
}

std::optional<Timestamp> SqliteAccountKeys::last_erased(MarketplaceId marketplace,
                                                        const AccountId& account) {
  auto rows = last_erased_.run(marketplace.bytes(), account.text());
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return rows.time(0);
}

std::size_t SqliteAccountKeys::erase_until(const app::Tombstone& tombstone) {
  bury_.execute(tombstone.marketplace.bytes(), tombstone.account.text(), tombstone.erased);
  erase_.execute(tombstone.marketplace.bytes(), tombstone.account.text(), tombstone.erased);
  return changed(database_.handle());
}

app::Tombstone SqliteAccountKeys::erase(MarketplaceId marketplace, const AccountId& account,
                                        Timestamp now) {
  sqlite::Transaction transaction{database_.transactions()};
  app::Tombstone tombstone{marketplace, account, now};
  std::optional<Timestamp> made;
  {
    auto rows = newest_made_.run(marketplace.bytes(), account.text());
    if (rows.next() && !rows.is_null(0)) made = rows.time(0);
  }
  const auto before = last_erased(marketplace, account);
  if (!made && before)
    tombstone.erased = *before;
  else if (made)
    // The clock may have been set back since.
    tombstone.erased = std::max(now, *made);
  erase_until(tombstone);
  transaction.commit();
  return tombstone;
}

std::vector<app::ListedTombstone> SqliteAccountKeys::tombstones(std::int64_t after,
                                                                std::size_t limit) {
  std::vector<app::ListedTombstone> list;
  auto rows = tombstones_.run(after, limit);
  while (rows.next())
    list.push_back(
        {rows.integer(0),
         {MarketplaceId{rows.bytes<sizeof(IdBytes)>(1)}, account_in(rows, 2), rows.time(3)}});
  return list;
}

std::size_t SqliteAccountKeys::replay(std::span<const app::Tombstone> tombstones) {
  sqlite::Transaction transaction{database_.transactions()};
  std::size_t count = 0;
  for (const auto& one : tombstones) count += erase_until(one);
  transaction.commit();
  return count;
}

std::optional<SqliteAccountKeys::StoredKey> SqliteAccountKeys::next_key(std::int64_t after) {
  auto rows = all_.run(after);
  if (!rows.next()) return std::nullopt;
  const auto use =
      app::KeyUse::account(MarketplaceId{rows.bytes<sizeof(IdBytes)>(1)}, account_in(rows, 2));
  return StoredKey{rows.integer(0), use, opened(rows, 3, use)};
}

void SqliteAccountKeys::rotate_master(const app::MasterKey& next) {
  app::MasterKey kept{next.key().copy()};
  sqlite::Transaction transaction{database_.transactions()};
  check_master();
  for (auto one = next_key(0); one; one = next_key(one->number))
    rewrap_.execute(one->number, app::wrap(one->key, next.key(), one->use, entropy_).bytes());
  set_master_.execute(next.id().bytes);
  transaction.commit();
  master_ = std::move(kept);
}

std::size_t SqliteAccountKeys::verify() {
  check_master();
  std::size_t count = 0;
  for (auto one = next_key(0); one; one = next_key(one->number)) ++count;
  return count;
}

}  // namespace visavis::keys
