#include "adapters/http/permission_board.h"

#include <cstring>
#include <sodium.h>

#include "app/shapes/results.h"
#include "app/wire/text.h"
#include "base/cases.h"
#include "base/check.h"

namespace visavis::http {
namespace {

struct HashKey {
  std::array<unsigned char, crypto_shorthash_KEYBYTES> bytes;
  HashKey() {
    CHECK(sodium_init() >= 0);
    randombytes_buf(bytes.data(), bytes.size());
  }
};

PermissionRecord::Side side(const std::optional<Hold>& hold, const Policy& policy) {
  return {hold ? hold->denies : ActionSet{0}, app::text(app::shape::shown(hold, policy))};
}

}  // namespace

std::size_t AccountHash::operator()(const AccountKey& key) const noexcept {
  static const HashKey secret;
  static_assert(crypto_shorthash_BYTES == sizeof(std::size_t));
  std::size_t hash = 0;
  crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                   reinterpret_cast<const unsigned char*>(key.account.data()), key.account.size(),
                   secret.bytes.data());
  return hash ^ std::hash<MarketplaceId>{}(key.marketplace);
}

std::size_t KeyHash::operator()(const SecretHash& key) const noexcept {
  std::size_t value = 0;  // A SHA-256 is spread evenly already.
  std::memcpy(&value, key.data(), sizeof value);
  return value;
}

std::optional<MarketplaceId> PermissionReplica::marketplace_of(const SecretHash& key) {
  catch_up();
  const auto found = keys_.find(key);
  if (found == keys_.end()) return std::nullopt;
  found->second.used = true;
  return found->second.marketplace;
}

std::vector<SecretHash> PermissionReplica::take_used_keys() {
  std::vector<SecretHash> used;
  for (auto& [key, known] : keys_)
    if (std::exchange(known.used, false)) used.push_back(key);
  return used;
}

const PermissionRecord* PermissionReplica::find(MarketplaceId marketplace,
                                                std::string_view account) {
  catch_up();
  const auto found = accounts_.find(AccountKey{marketplace, account});
  return found == accounts_.end() ? nullptr : found->get();
}

void PermissionReplica::catch_up() {
  if (!pending_.load(std::memory_order_acquire)) return;
  {
    const std::lock_guard lock{inbox_mutex_};
    pending_.store(false, std::memory_order_relaxed);
    taken_.swap(inbox_);
  }
  for (Change& change : taken_) apply(std::move(change));
  taken_.clear();
}

void PermissionReplica::apply(Change change) {
  std::visit(
      Cases{
          [&](const std::pair<SecretHash, MarketplaceId>& key) { keys_[key.first] = {key.second}; },
          [&](ApiKeyId gone) {
            std::erase_if(keys_, [&](const auto& one) { return id_of(one.first) == gone; });
          },
          [&](std::shared_ptr<const PermissionRecord>& record) { replace(std::move(record)); }},
      change);
}

void PermissionReplica::replace(std::shared_ptr<const PermissionRecord> record) {
  // The set's key lies in the record, so a record is replaced and not assigned.
  if (const auto old = accounts_.find(record); old != accounts_.end()) accounts_.erase(old);
  const bool has_verification = record->verification != "null";
  if (has_verification) accounts_.insert(std::move(record));
}

void PermissionReplica::push(Change change) {
  bool first = false;
  {
    const std::lock_guard lock{inbox_mutex_};
    inbox_.push_back(std::move(change));
    first = !pending_.exchange(true, std::memory_order_release);
  }
  if (first && wake_) wake_();
}

void PermissionReplica::set_wake(std::function<void()> wake) { wake_ = std::move(wake); }

PermissionReplicas::PermissionReplicas(std::size_t threads, const Policy& policy)
    : policy_(policy) {
  CHECK(threads > 0);
  for (std::size_t i = 0; i < threads; ++i)
    replicas_.push_back(std::make_unique<PermissionReplica>());
}

void PermissionReplicas::publish(const app::PermissionEntry& entry) {
  auto record = std::make_shared<PermissionRecord>(PermissionRecord{
      entry.marketplace, entry.account,
      entry.verification ? '"' + entry.verification->text() + '"' : "null",
      side(entry.hold, policy_), entry.changes_at, side(entry.hold_after, policy_)});
  for (const auto& replica : replicas_) replica->push(record);
}

void PermissionReplicas::publish_key(const SecretHash& key, MarketplaceId marketplace) {
  for (const auto& replica : replicas_) replica->push(std::pair{key, marketplace});
}

void PermissionReplicas::withdraw_key(ApiKeyId key) {
  for (const auto& replica : replicas_) replica->push(key);
}

}  // namespace visavis::http
