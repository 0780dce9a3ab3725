#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
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
  void add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp now) override;
  std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) override;

 private:
  Statement add_marketplace_, marketplace_, marketplaces_, set_support_, add_key_,
      marketplace_of_key_;
};

}  // namespace visavis::sqlite
