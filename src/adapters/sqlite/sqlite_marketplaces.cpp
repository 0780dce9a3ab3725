#include "adapters/sqlite/sqlite_marketplaces.h"

#define VISAVIS_MARKETPLACE_COLUMNS "id, name, webhook_url, webhook_secret, support_url"

namespace visavis::sqlite {
namespace {

Marketplace read_marketplace(const Rows& rows) {
  return {.id = MarketplaceId{rows.bytes<16>(0)},
          .name = std::string{rows.text(1)},
          .webhook_url = std::string{rows.text(2)},
          .webhook_secret = std::string{rows.text(3)},
          .support_url = std::string{rows.text(4)}};
}

}  // namespace

SqliteMarketplaces::SqliteMarketplaces(Database& database)
    : add_marketplace_(database.handle(),
                       "INSERT INTO marketplace (id, name, webhook_url, webhook_secret, "
                       "support_url, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      marketplace_(database.handle(),
                   "SELECT " VISAVIS_MARKETPLACE_COLUMNS " FROM marketplace WHERE id = ?1"),
      marketplaces_(database.handle(),
                    "SELECT " VISAVIS_MARKETPLACE_COLUMNS " FROM marketplace ORDER BY created, id"),
      set_support_(database.handle(),
                   "UPDATE marketplace SET support_url = ?2 WHERE id = ?1 RETURNING 1"),
      add_key_(database.handle(),
               "INSERT INTO api_key (hash, marketplace, created) VALUES (?1, ?2, ?3)"),
      marketplace_of_key_(database.handle(), "SELECT marketplace FROM api_key WHERE hash = ?1") {}

void SqliteMarketplaces::add_marketplace(const Marketplace& marketplace, Timestamp now) {
  add_marketplace_.execute(marketplace.id.bytes(), marketplace.name, marketplace.webhook_url,
                           marketplace.webhook_secret, marketplace.support_url, now);
}

std::optional<Marketplace> SqliteMarketplaces::marketplace(MarketplaceId id) {
  auto rows = marketplace_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return read_marketplace(rows);
}

std::vector<Marketplace> SqliteMarketplaces::marketplaces() {
  auto rows = marketplaces_.run();
  std::vector<Marketplace> all;
  while (rows.next()) all.push_back(read_marketplace(rows));
  return all;
}

bool SqliteMarketplaces::set_support_url(MarketplaceId id, const std::string& url) {
  auto rows = set_support_.run(id.bytes(), url);
  return rows.next();
}

void SqliteMarketplaces::add_api_key(const SecretHash& key, MarketplaceId marketplace,
                                     Timestamp now) {
  add_key_.execute(key, marketplace.bytes(), now);
}

std::optional<MarketplaceId> SqliteMarketplaces::marketplace_of_key(const SecretHash& key) {
  auto rows = marketplace_of_key_.run(key);
  if (!rows.next()) return std::nullopt;
  return MarketplaceId{rows.bytes<16>(0)};
}

}  // namespace visavis::sqlite
