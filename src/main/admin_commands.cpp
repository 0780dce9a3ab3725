#include <filesystem>
#include <fstream>
#include <iostream>

#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "app/access/add_marketplace.h"
#include "app/access/add_staff.h"
#include "app/access/api_keys.h"
#include "app/access/call_medium.h"
#include "app/access/photo.h"
#include "app/access/resume_webhooks.h"
#include "app/access/second_factor.h"
#include "app/access/staff_access.h"
#include "app/access/staff_photo.h"
#include "app/access/support_url.h"
#include "app/access/webhook_settings.h"
#include "main/commands.h"
#include "main/stores.h"

namespace visavis {

int refused(const std::string& why) {
  std::cerr << "visavis: " << why << "\n";
  return 1;
}

namespace {

/// Where the field came from.
std::string_view source(app::Field field) {
  switch (field) {
    case app::Field::name:
      return "--name:";
    case app::Field::webhook_url:
      return "--webhook-url:";
    case app::Field::support_url:
      return "--support-url:";
    case app::Field::medium:
      return "--medium:";
    case app::Field::marketplace:
      return "--marketplace:";
    case app::Field::key:
      return "--key:";
    case app::Field::overlap:
      return "--overlap-hours:";
    case app::Field::role:
      return "--role:";
    case app::Field::email:
      return "--email:";
    case app::Field::password:
      return "the password on standard input";
    case app::Field::photo:
      return "--photo:";
  }
  return "";
}

using visavis::refused;

int refused(const app::FieldError& error) {
  return refused(std::string{source(error.field)} + " " + std::string{error.why});
}

/// The file's bytes, as far as a photo may be long and one more; nothing when it cannot be read.
std::optional<std::string> read_photo(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  std::string bytes(app::photo_bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

int photo_unreadable(const std::string& path) {
  return refused("--photo: " + path + " cannot be read");
}

/// Runs the use case in one transaction and gives what it returns.
template <class UseCase>
auto together(sqlite::SqliteConnection& store, UseCase use_case) {
  std::optional<decltype(use_case())> result;
  store.together([&] { result.emplace(use_case()); });
  return *std::move(result);
}

/// Runs one that changes something and has nothing to print.
template <class Change>
int changed(const config::Config& config, Change change) {
  const system::SystemClock clock;
  sqlite::SqliteConnection store{store_of(config)};
  const auto done = together(store, [&] { return change(store, clock); });
  return done ? 0 : refused(done.error());
}

}  // namespace

int add_marketplace(const config::Config& config, const NewMarketplace& request) {
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  if (!std::filesystem::exists(config.store_path))
    std::cerr << "visavis: this begins an empty store: " << config.store_path << "\n";
  sqlite::SqliteConnection store{store_of(config, Missing::made)};
  const auto added = together(store, [&] {
    return app::add_marketplace(store.marketplaces(), store.acts(), clock, entropy,
                                {request.name, request.webhook_url, request.support_url},
                                std::nullopt);
  });
  if (!added) return refused(added.error());
  const auto& [marketplace, api_key] = added.value();
  // All three are made of characters that JSON needs no escape for.
  std::cout << "{\"marketplace\":\"" << marketplace.id.text() << "\",\"api_key\":\"" << api_key
            << "\",\"webhook_secret\":\"" << marketplace.webhook_secret << "\"}\n";
  return 0;
}

int list_marketplaces(const config::Config& config, ListAs as) {
  sqlite::SqliteConnection store{store_of(config)};
  const Timestamp now = system::SystemClock{}.now();
  std::vector<ListedMarketplace> all;
  for (const auto& one : store.marketplaces().marketplaces()) {
    ListedMarketplace listed{one.id,          one.name,     one.webhook_url,
                             one.support_url, std::nullopt, one.medium};
    if (one.retiring && one.retiring->until > now) listed.old_secret_until = one.retiring->until;
    all.push_back(std::move(listed));
  }
  print(all, as);
  return 0;
}

int set_support_url(const config::Config& config, const SupportUrl& request) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_support_url(store.marketplaces(), store.acts(), clock, request.marketplace,
                                request.url, std::nullopt);
  });
}

int set_medium(const config::Config& config, const MarketplaceMedium& request) {
  const bool meets = request.medium == name(CallMedium::google_meet);
  if (meets && config.meet_credentials_file.empty())
    return refused("--medium: google_meet needs meet.credentials_file in the configuration");
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_medium(store.marketplaces(), store.acts(), clock, request.marketplace,
                           request.medium, std::nullopt);
  });
}

int add_api_key(const config::Config& config, const NewApiKey& request) {
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  sqlite::SqliteConnection store{store_of(config)};
  const auto added = together(store, [&] {
    return app::add_api_key(store.marketplaces(), store.acts(), clock, entropy, request.marketplace,
                            request.name, std::nullopt);
  });
  if (!added) return refused(added.error());
  // Both are made of characters that JSON needs no escape for.
  std::cout << R"({"key":")" << added->id.text() << R"(","api_key":")" << added->key << "\"}\n";
  return 0;
}

int list_api_keys(const config::Config& config, const std::string& marketplace, ListAs as) {
  sqlite::SqliteConnection store{store_of(config)};
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !store.marketplaces().marketplace(*id)) return refused(app::no_such_marketplace);
  std::vector<ListedKey> all;
  for (const auto& one : store.marketplaces().api_keys(*id))
    all.push_back({one.id, one.name, one.created, one.last_used, one.revoked});
  print(all, as);
  return 0;
}

int revoke_api_key(const config::Config& config, const std::string& key) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::revoke_api_key(store.marketplaces(), store.acts(), clock, key, std::nullopt);
  });
}

int set_webhook_url(const config::Config& config, const WebhookUrl& request) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_webhook_url(store.marketplaces(), store.acts(), clock, request.marketplace,
                                request.url, std::nullopt);
  });
}

int rotate_webhook_secret(const config::Config& config, const SecretRotation& request) {
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  sqlite::SqliteConnection store{store_of(config)};
  const auto secret = together(store, [&] {
    return app::rotate_webhook_secret(store.marketplaces(), store.acts(), clock, entropy,
                                      request.marketplace,
                                      std::chrono::hours{request.overlap_hours}, std::nullopt);
  });
  if (!secret) return refused(secret.error());
  std::cout << R"({"webhook_secret":")" << secret.value() << "\"}\n";
  return 0;
}

int resume_webhooks(const config::Config& config, const std::string& marketplace) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::resume_webhooks(store.marketplaces(), store.acts(), clock, marketplace,
                                std::nullopt);
  });
}

int add_staff(const config::Config& config, const NewStaff& request) {
  app::NewStaff wanted{.email = request.email,
                       .name = request.name,
                       .role = request.role,
                       .password = {},
                       .photo = std::nullopt};
  if (!request.photo.empty()) {
    wanted.photo = read_photo(request.photo);
    if (!wanted.photo) return photo_unreadable(request.photo);
  }
  std::getline(std::cin, wanted.password);
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  const auto prepared = app::prepare_staff(entropy, wanted);
  if (!prepared) return refused(prepared.error());
  sqlite::SqliteConnection store{store_of(config)};
  const auto added = together(store, [&] {
    return app::add_staff(store.staff(), store.acts(), clock, prepared.value(), std::nullopt);
  });
  if (!added) return refused(added.error());
  std::cout << added.value().text() << "\n";
  return 0;
}

int list_staff(const config::Config& config, ListAs as) {
  sqlite::SqliteConnection store{store_of(config)};
  const Timestamp now = system::SystemClock{}.now();
  std::vector<ListedStaff> all;
  for (const auto& one : store.staff().every_staff())
    all.push_back({one.id, one.email, one.name, one.role,
                   static_cast<int>(store.staff().sessions_of(one.id, now).size()),
                   app::has_second_factor(store.factors(), one.id), one.disabled});
  print(all, as);
  return 0;
}

int set_staff_photo(const config::Config& config, const StaffPhoto& request) {
  const auto photo = read_photo(request.photo);
  if (!photo) return photo_unreadable(request.photo);
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_staff_photo(store.staff(), store.acts(), clock, request.email, *photo,
                                std::nullopt);
  });
}

int disable_staff(const config::Config& config, const std::string& email) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::disable_staff(store.staff(), store.acts(), clock, email, std::nullopt);
  });
}

int enable_staff(const config::Config& config, const std::string& email) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::enable_staff(store.staff(), store.acts(), clock, email, std::nullopt);
  });
}

int end_staff_sessions(const config::Config& config, const std::string& email) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::end_staff_sessions(store.staff(), store.acts(), clock, email, std::nullopt);
  });
}

int reset_second_factors(const config::Config& config, const std::string& email) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::reset_second_factors(store, clock, email, std::nullopt);
  });
}

int set_staff_role(const config::Config& config, const StaffRole& request) {
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_staff_role(store.staff(), store.acts(), clock, request.email, request.role,
                               std::nullopt);
  });
}

int set_staff_password(const config::Config& config, const std::string& email) {
  std::string password;
  std::getline(std::cin, password);
  const auto hash = app::prepare_password(password);
  if (!hash) return refused(hash.error());
  return changed(config, [&](sqlite::SqliteConnection& store, const app::Clock& clock) {
    return app::set_staff_password(store.staff(), store.acts(), clock, email, hash.value(),
                                   std::nullopt);
  });
}

}  // namespace visavis
