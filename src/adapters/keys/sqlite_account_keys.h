#pragma once

#include "adapters/keys/key_database.h"
#include "adapters/sql/statement.h"
#include "app/ports/account_keys.h"
#include "app/ports/entropy.h"
#include "app/sealing/wrapped_key.h"

namespace visavis::keys {

/// The accounts' keys in an SQLite file. Any number of connections, in any number of processes, may
/// use it at once.
class SqliteAccountKeys : public app::AccountKeys {
 public:
  /// Opens the file, making it where there is none: it is then this master key's. Throws
  /// app::StoreFailure, app::WrongMasterKey where it is another's.
  SqliteAccountKeys(const std::filesystem::path& file, app::MasterKey master,
                    app::Entropy& entropy);

  app::SecretKey key_for(MarketplaceId marketplace, const AccountId& account,
                         Timestamp now) override;
  std::optional<app::SecretKey> key_by_id(MarketplaceId marketplace, const AccountId& account,
                                          app::KeyId id) override;
  bool is_erased(MarketplaceId marketplace, const AccountId& account, app::KeyId id,
                 Timestamp used) override;
  app::SecretKey rotate(MarketplaceId marketplace, const AccountId& account,
                        Timestamp now) override;
  std::size_t forget_older(MarketplaceId marketplace, const AccountId& account) override;
  app::Tombstone erase(MarketplaceId marketplace, const AccountId& account, Timestamp now) override;
  std::vector<app::ListedTombstone> tombstones(std::int64_t after, std::size_t limit) override;
  std::size_t replay(std::span<const app::Tombstone> tombstones) override;
  app::KeyId master_id() const { return master_.id(); }
  void rotate_master(const app::MasterKey& next) override;
  std::size_t verify() override;

  /// For a backup: the keys as they are now, wrapped. Overwrites nothing.
  void copy_to(const std::filesystem::path& file) { database_.copy_to(file); }

 private:
  void check_master();
  struct StoredKey {
    std::int64_t number;
    app::KeyUse use;
    app::SecretKey key;
  };
  app::SecretKey opened(const sqlite::Rows& row, int column, const app::KeyUse& use) const;
  std::optional<StoredKey> next_key(std::int64_t after);
  std::optional<app::SecretKey> newest(MarketplaceId marketplace, const AccountId& account);
  app::SecretKey make(MarketplaceId marketplace, const AccountId& account, Timestamp now);
  std::optional<Timestamp> last_erased(MarketplaceId marketplace, const AccountId& account);
  std::size_t erase_until(const app::Tombstone& tombstone);

  KeyDatabase database_;
  app::MasterKey master_;
  app::Entropy& entropy_;
  sqlite::Statement master_id_, set_master_;
  sqlite::Statement newest_, by_id_, erased_, insert_, all_, rewrap_;
  sqlite::Statement forget_, erase_, newest_made_;
  sqlite::Statement bury_, last_erased_, tombstones_;
};

}  // namespace visavis::keys
