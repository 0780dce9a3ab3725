#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/marketplaces.h"

namespace visavis::sqlite {

/// Marketplaces and their keys in SQLite. For the thread of its connection.
class SqliteMarketplaces : public app::Marketplaces {
 public:
  explicit SqliteMarketplaces(Database& database);

  void add_marketplace(const Marketplace& marketplace, Timestamp now) override;
  std::optional<Marketplace> marketplace(MarketplaceId id) override;
  std::vector<Marketplace> marketplaces() override;
  bool set_support_url(MarketplaceId id, const std::string& url) override;
  bool set_medium(MarketplaceId id, std::optional<CallMedium> medium) override;
  bool set_webhook_url(MarketplaceId id, const std::string& url) override;
  bool set_webhook_secret(MarketplaceId id, const std::string& secret,
                          const std::optional<RetiringSecret>& retiring) override;
  bool resume_webhooks(MarketplaceId id) override;

  void add_api_key(const SecretHash& key, MarketplaceId marketplace, const std::string& name,
                   Timestamp now) override;
  std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) override;
  std::vector<ApiKey> api_keys(MarketplaceId marketplace) override;
  std::optional<MarketplaceId> revoke_api_key(ApiKeyId key, Timestamp now) override;
  void api_key_used(const SecretHash& key, Timestamp now) override;

 private:
  Statement add_marketplace_, marketplace_, marketplaces_, set_support_, set_medium_,
      set_webhook_url_, set_webhook_secret_, resume_;
  Statement add_key_, marketplace_of_key_, keys_, revoke_key_, key_used_;
};

}  // namespace visavis::sqlite
