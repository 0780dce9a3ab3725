#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/messages/secret_key.h"
#include "app/ports/store_failure.h"
#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// The keys of accounts are wrapped by another master key than the one that was given.
class WrongMasterKey : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

/// What remains of an account's keys: they were erased, all that were made until then.
struct Tombstone {
  MarketplaceId marketplace;
  AccountId account;
  Timestamp erased;
  friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

/// A tombstone in the list, numbered in the order in which they came; gaps are allowed.
struct ListedTombstone {
  std::int64_t number = 0;
  Tombstone tombstone;
  friend bool operator==(const ListedTombstone&, const ListedTombstone&) = default;
};

/// The accounts' keys, in a store of their own: what erases them erases all that was sealed under
/// them, in every copy. All that is acknowledged survives a power cut. A connection is for one
/// thread. Throws StoreFailure, and WrongMasterKey where another program has rotated the master key
/// meanwhile.
class AccountKeys {
 public:
  virtual ~AccountKeys() = default;
  /// The account's newest key, made on first use; also the first use after erase(), by which an
  /// account that comes back begins anew.
  virtual SecretKey key_for(MarketplaceId marketplace, const AccountId& account, Timestamp now) = 0;
  /// The key that wrapped something (WrappedKey::under). Nothing: erased, forgotten or never there.
  virtual std::optional<SecretKey> key_by_id(MarketplaceId marketplace, const AccountId& account,
                                             KeyId id) = 0;
  /// Whether the key that wrapped something at `used` was erased: for good, in every copy. False:
  /// it is there, or this store never had it, as another one may.
  virtual bool is_erased(MarketplaceId marketplace, const AccountId& account, KeyId id,
                         Timestamp used) = 0;

  /// Makes a new key and gives it back. Those from before stay until they are forgotten, for
  /// whoever wraps anew what they wrapped (rewrap).
  virtual SecretKey rotate(MarketplaceId marketplace, const AccountId& account, Timestamp now) = 0;
  /// Erases all keys of the account but the newest; says how many.
  virtual std::size_t forget_older(MarketplaceId marketplace, const AccountId& account) = 0;

  /// Erases all keys of the account and leaves a tombstone, which whoever calls keeps elsewhere,
  /// too: a backup of the keys has none of those that came after it. Where there is no key since
  /// the last one, it is that.
  virtual Tombstone erase(MarketplaceId marketplace, const AccountId& account, Timestamp now) = 0;
  /// Those with a number above `after`, in their order.
  virtual std::vector<ListedTombstone> tombstones(std::int64_t after, std::size_t limit) = 0;
  /// Does to keys that were restored what was done to those that are lost. Says how many keys it
  /// erased. Whatever is known already does nothing.
  virtual std::size_t replay(std::span<const Tombstone> tombstones) = 0;

  /// Wraps every key anew, by `next`: all, or none when this throws. From then on the master key
  /// from before opens nothing of this store, only copies made before.
  virtual void rotate_master(const MasterKey& next) = 0;
  /// Opens every key and says how many there are. Throws for the first that does not open.
  virtual std::size_t verify() = 0;
};

}  // namespace visavis::app
