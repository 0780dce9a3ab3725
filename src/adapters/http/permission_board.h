#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "app/ports/permission_board.h"
#include "domain/policy.h"

namespace visavis::http {

/// What is known of one account, made once when it is published and then only read, by all threads.
struct PermissionRecord {
  struct Side {
    ActionSet denies = 0;
    std::string hold;  ///< as JSON, or "null"
  };
  MarketplaceId marketplace;
  AccountId account;
  std::string verification;  ///< as JSON, or "null"
  Side now;
  std::optional<Timestamp> changes_at;
  Side later;

  const Side& at(Timestamp time) const { return changes_at && time >= *changes_at ? later : now; }
};

struct AccountKey {
  MarketplaceId marketplace;
  std::string_view account;
};
/// SipHash with a key of this process's own: who chooses account ids cannot make them collide.
struct AccountHash {
  using is_transparent = void;
  std::size_t operator()(const AccountKey& key) const noexcept;
  std::size_t operator()(const std::shared_ptr<const PermissionRecord>& record) const noexcept {
    return operator()(AccountKey{record->marketplace, record->account.text()});
  }
};
struct AccountEqual {
  using is_transparent = void;
  static AccountKey key(const std::shared_ptr<const PermissionRecord>& record) {
    return {record->marketplace, record->account.text()};
  }
  static const AccountKey& key(const AccountKey& key) { return key; }
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return key(a).account == key(b).account && key(a).marketplace == key(b).marketplace;
  }
};
struct KeyHash {
  std::size_t operator()(const SecretHash& key) const noexcept;
};

/// One thread's copy of the permissions. Reading it takes no lock and no memory while nothing
/// changes. What publish() has finished before is seen by every later read, on any thread.
class PermissionReplica {
 public:
  // From the reading thread.
  std::optional<MarketplaceId> marketplace_of(const SecretHash& key);
  /// The keys that were asked for since the last call.
  std::vector<SecretHash> take_used_keys();
  /// Null for an account that was never seen: it may do everything. Valid until the next call.
  const PermissionRecord* find(MarketplaceId marketplace, std::string_view account);
  /// Takes in what was published; the readers do it too.
  void catch_up();

  // From the publishing thread.
  using Change = std::variant<std::shared_ptr<const PermissionRecord>,
                              std::pair<SecretHash, MarketplaceId>, ApiKeyId>;
  void push(Change change);
  /// Called by push() when an idle replica has something to take in, so that its inbox does not
  /// grow while nobody asks. Set from the publishing thread.
  void set_wake(std::function<void()> wake);

 private:
  struct KnownKey {
    MarketplaceId marketplace;
    bool used = true;  ///< made known by somebody who used it
  };
  void apply(Change change);
  void replace(std::shared_ptr<const PermissionRecord> record);

  std::unordered_set<std::shared_ptr<const PermissionRecord>, AccountHash, AccountEqual> accounts_;
  std::unordered_map<SecretHash, KnownKey, KeyHash> keys_;
  std::vector<Change> taken_;

  std::atomic<bool> pending_{false};
  std::mutex inbox_mutex_;
  std::vector<Change> inbox_;
  std::function<void()> wake_;
};

/// app::PermissionBoard with one replica for each front thread.
class PermissionReplicas final : public app::PermissionBoard {
 public:
  /// `policy` must outlive the board.
  PermissionReplicas(std::size_t threads, const Policy& policy);

  void publish(const app::PermissionEntry& entry) override;
  void publish_key(const SecretHash& key, MarketplaceId marketplace) override;
  void withdraw_key(ApiKeyId key) override;

  std::size_t threads() const { return replicas_.size(); }
  PermissionReplica& replica(std::size_t thread) { return *replicas_[thread]; }

 private:
  const Policy& policy_;
  std::vector<std::unique_ptr<PermissionReplica>> replicas_;
};

}  // namespace visavis::http
