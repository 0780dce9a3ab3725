#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
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
  virtual void add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp now) = 0;
  virtual std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) = 0;
};

}  // namespace visavis::app
