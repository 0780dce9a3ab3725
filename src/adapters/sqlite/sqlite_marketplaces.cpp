#include "adapters/sqlite/sqlite_marketplaces.h"

#include <algorithm>

#define VISAVIS_MARKETPLACE_COLUMNS \
  "id, name, webhook_url, webhook_secret, support_url, retiring_secret, retiring_until, medium"

namespace visavis::sqlite {
namespace {

std::optional<RetiringSecret> read_retiring(const Rows& rows) {
  if (rows.is_null(6)) return std::nullopt;
  return RetiringSecret{std::string{rows.text(5)}, rows.time(6)};
}

Marketplace read_marketplace(const Rows& rows) {
  return {.id = MarketplaceId{rows.bytes<16>(0)},
          .name = std::string{rows.text(1)},
          .webhook_url = std::string{rows.text(2)},
          .webhook_secret = std::string{rows.text(3)},
          .support_url = std::string{rows.text(4)},
          .retiring = read_retiring(rows),
          .medium = rows.is_null(7) ? std::nullopt : named<CallMedium>(rows.text(7))};
}

std::optional<std::string_view> text_of(std::optional<CallMedium> medium) {
  if (!medium) return std::nullopt;
  return name(*medium);
}

}  // namespace

SqliteMarketplaces::SqliteMarketplaces(Database& database)
    : add_marketplace_(database.handle(),
                       "INSERT INTO marketplace (id, name, webhook_url, webhook_secret, "
                       "support_url, medium, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      marketplace_(database.handle(),
                   "SELECT " VISAVIS_MARKETPLACE_COLUMNS " FROM marketplace WHERE id = ?1"),
      marketplaces_(database.handle(),
                    "SELECT " VISAVIS_MARKETPLACE_COLUMNS " FROM marketplace ORDER BY created, id"),
      set_support_(database.handle(),
                   "UPDATE marketplace SET support_url = ?2 WHERE id = ?1 RETURNING 1"),
      set_medium_(database.handle(),
                  "UPDATE marketplace SET medium = ?2 WHERE id = ?1 RETURNING 1"),
      set_webhook_url_(database.handle(),
                       "UPDATE marketplace SET webhook_url = ?2, webhook_paused = NULL "
                       "WHERE id = ?1 RETURNING 1"),
      set_webhook_secret_(database.handle(),
                          "UPDATE marketplace SET webhook_secret = ?2, retiring_secret = ?3, "
                          "retiring_until = ?4 WHERE id = ?1 RETURNING 1"),
      resume_(database.handle(),
              "UPDATE marketplace SET webhook_paused = NULL WHERE id = ?1 RETURNING 1"),
      add_key_(database.handle(),
               "INSERT INTO api_key (hash, marketplace, name, created) VALUES (?1, ?2, ?3, ?4)"),
      marketplace_of_key_(database.handle(),
                          "SELECT marketplace FROM api_key WHERE hash = ?1 AND revoked IS NULL"),
      keys_(database.handle(),
            "SELECT hash, name, created, last_used, revoked FROM api_key WHERE marketplace = ?1 "
            "ORDER BY created, hash"),
      revoke_key_(database.handle(),
                  "UPDATE api_key SET revoked = ?3 WHERE hash BETWEEN ?1 AND ?2 "
                  "AND revoked IS NULL RETURNING marketplace"),
      key_used_(database.handle(),
                "UPDATE api_key SET last_used = max(coalesce(last_used, 0), ?2) "
                "WHERE hash = ?1") {}

void SqliteMarketplaces::add_marketplace(const Marketplace& marketplace, Timestamp now) {
  add_marketplace_.execute(marketplace.id.bytes(), marketplace.name, marketplace.webhook_url,
                           marketplace.webhook_secret, marketplace.support_url,
                           text_of(marketplace.medium), now);
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

bool SqliteMarketplaces::set_medium(MarketplaceId id, std::optional<CallMedium> medium) {
  auto rows = set_medium_.run(id.bytes(), text_of(medium));
  return rows.next();
}

bool SqliteMarketplaces::resume_webhooks(MarketplaceId id) {
  auto rows = resume_.run(id.bytes());
  return rows.next();
}

bool SqliteMarketplaces::set_webhook_url(MarketplaceId id, const std::string& url) {
  auto rows = set_webhook_url_.run(id.bytes(), url);
  return rows.next();
}

bool SqliteMarketplaces::set_webhook_secret(MarketplaceId id, const std::string& secret,
                                            const std::optional<RetiringSecret>& retiring) {
  auto rows = set_webhook_secret_.run(id.bytes(), secret, retiring ? retiring->secret : "",
                                      retiring ? std::optional{retiring->until} : std::nullopt);
  return rows.next();
}

void SqliteMarketplaces::add_api_key(const SecretHash& key, MarketplaceId marketplace,
                                     const std::string& name, Timestamp now) {
  add_key_.execute(key, marketplace.bytes(), name, now);
}

std::optional<MarketplaceId> SqliteMarketplaces::marketplace_of_key(const SecretHash& key) {
  auto rows = marketplace_of_key_.run(key);
  if (!rows.next()) return std::nullopt;
  return MarketplaceId{rows.bytes<16>(0)};
}

std::vector<ApiKey> SqliteMarketplaces::api_keys(MarketplaceId marketplace) {
  const auto time = [](const Rows& rows, int column) {
    return rows.is_null(column) ? std::nullopt : std::optional{rows.time(column)};
  };
  auto rows = keys_.run(marketplace.bytes());
  std::vector<ApiKey> all;
  while (rows.next())
    all.push_back({.id = id_of(rows.bytes<32>(0)),
                   .marketplace = marketplace,
                   .name = std::string{rows.text(1)},
                   .created = rows.time(2),
                   .last_used = time(rows, 3),
                   .revoked = time(rows, 4)});
  return all;
}

std::optional<MarketplaceId> SqliteMarketplaces::revoke_api_key(ApiKeyId key, Timestamp now) {
  // Its hash, whatever comes after what the id is made of.
  SecretHash first{}, last{};
  last.fill(0xff);
  std::ranges::copy(key.bytes(), first.begin());
  std::ranges::copy(key.bytes(), last.begin());
  auto rows = revoke_key_.run(first, last, now);
  if (!rows.next()) return std::nullopt;
  return MarketplaceId{rows.bytes<16>(0)};
}

void SqliteMarketplaces::api_key_used(const SecretHash& key, Timestamp now) {
  key_used_.execute(key, now);
}

}  // namespace visavis::sqlite
