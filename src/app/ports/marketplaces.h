#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "domain/api_key.h"
#include "domain/link.h"
#include "domain/marketplace.h"

namespace visavis::app {

/// Marketplaces and their API keys. Throws StoreFailure.
class Marketplaces {
 public:
  virtual ~Marketplaces() = default;

  virtual void add_marketplace(const Marketplace& marketplace, Timestamp now) = 0;
  virtual std::optional<Marketplace> marketplace(MarketplaceId id) = 0;
  virtual std::vector<Marketplace> marketplaces() = 0;
  /// False when there is no such marketplace.
  virtual bool set_support_url(MarketplaceId id, const std::string& url) = 0;
  /// Nothing: as the service has it. False when there is no such marketplace.
  virtual bool set_medium(MarketplaceId id, std::optional<CallMedium> medium) = 0;
  /// Empty: no webhooks. Ends a pause, as resume_webhooks. False when there is no such marketplace.
  virtual bool set_webhook_url(MarketplaceId id, const std::string& url) = 0;
  /// `retiring`: what was replaced, while it is still signed with. False when there is no such
  /// marketplace.
  virtual bool set_webhook_secret(MarketplaceId id, const std::string& secret,
                                  const std::optional<RetiringSecret>& retiring) = 0;
  /// Events go to its endpoint again, if that was paused (Outbox::pause). False when there is no
  /// such marketplace.
  virtual bool resume_webhooks(MarketplaceId id) = 0;

  virtual void add_api_key(const SecretHash& key, MarketplaceId marketplace,
                           const std::string& name, Timestamp now) = 0;
  /// Nothing for one that was revoked.
  virtual std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) = 0;
  /// Oldest first, revoked ones too.
  virtual std::vector<ApiKey> api_keys(MarketplaceId marketplace) = 0;
  /// Whose it was; nothing when there is none, or it was revoked before.
  virtual std::optional<MarketplaceId> revoke_api_key(ApiKeyId key, Timestamp now) = 0;
  virtual void api_key_used(const SecretHash& key, Timestamp now) = 0;
};

}  // namespace visavis::app
