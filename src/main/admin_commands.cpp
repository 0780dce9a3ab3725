#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sodium.h>

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/sqlite_directory.h"
#include "adapters/sqlite/verify_chain.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "app/access/secrets.h"
#include "app/call/call_photo.h"
#include "base/ascii.h"
#include "base/email.h"
#include "main/commands.h"

namespace visavis {
namespace {

constexpr std::size_t password_characters_min = 12;
constexpr std::size_t email_bytes_max = 200;  // what the sign-in reads

sqlite::SqliteConfig database_of(const config::Config& config) {
  sqlite::SqliteConfig sqlite;
  sqlite.file = config.store_path;
  return sqlite;
}

/// "whsec_" and the base64 of 32 bytes, as Standard Webhooks wants it.
std::string new_webhook_secret(app::Entropy& entropy) {
  std::array<std::uint8_t, 32> bytes;
  entropy.fill(bytes);
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_ORIGINAL)> text;
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return std::string{"whsec_"} + text.data();
}

int refused(const std::string& why) {
  std::cerr << "visavis: " << why << "\n";
  return 1;
}

/// The file's bytes, or why it is no photo that browsers show.
Result<std::string, std::string> read_photo(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return refuse("--photo: " + path + " cannot be read");
  std::string bytes(app::photo_bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > app::photo_bytes_max)
    return refuse(std::string{"--photo: the file is larger than 512 KiB"});
  if (!app::photo_media_type(bytes))
    return refuse(std::string{"--photo: a JPEG, PNG or WebP file is expected"});
  return bytes;
}

}  // namespace

int add_marketplace(const config::Config& config, const NewMarketplace& request) {
  if (request.name.empty() || request.name.size() > 200)
    return refused("--name: 1 to 200 bytes are expected");
  const std::string& url = request.webhook_url;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    return refused("--webhook-url: an http or https address is expected");
  }
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  sqlite::Database database{database_of(config)};
  sqlite::SqliteDirectory directory{database};
  const Marketplace marketplace{MarketplaceId{entropy.id_bytes()}, request.name, url,
                                new_webhook_secret(entropy)};
  const std::string key = app::new_secret(entropy, "vv_live_");
  directory.add_marketplace(marketplace, clock.now());
  directory.add_api_key(app::hash_secret(key), marketplace.id, clock.now());
  // All three are made of characters that JSON needs no escape for.
  std::cout << "{\"marketplace\":\"" << marketplace.id.text() << "\",\"api_key\":\"" << key
            << "\",\"webhook_secret\":\"" << marketplace.webhook_secret << "\"}\n";
  return 0;
}

int add_staff(const config::Config& config, const NewStaff& request) {
  const auto role = role_named(request.role);
  if (!role)
    return refused("--role: representative, supervisor, administrator or auditor is expected");
  const auto email = Email::parse(request.email);
  if (!email || request.email.size() > email_bytes_max)
    return refused("--email: an e-mail address is expected");
  if (request.name.empty() || request.name.size() > 200)
    return refused("--name: 1 to 200 bytes are expected");
  Result<std::string, std::string> photo = std::string{};
  if (!request.photo.empty()) photo = read_photo(request.photo);
  if (!photo) return refused(photo.error());
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < password_characters_min) {
    return refused("the password on standard input must have at least 12 characters");
  }
  system::SystemEntropy entropy;
  const system::SystemClock clock;
  sqlite::Database database{database_of(config)};
  sqlite::SqliteDirectory directory{database};
  const Staff staff{StaffId{entropy.id_bytes()}, email->lower_case(), request.name, *role,
                         app::hash_password(password)};
  if (!directory.add_staff(staff, clock.now()))
    return refused("--email: somebody has this address already");
  if (!photo.value().empty()) directory.set_staff_photo(staff.id, photo.value(), clock.now());
  std::cout << staff.id.text() << "\n";
  return 0;
}

int set_staff_photo(const config::Config& config, const StaffPhoto& request) {
  const auto photo = read_photo(request.photo);
  if (!photo) return refused(photo.error());
  const system::SystemClock clock;
  sqlite::Database database{database_of(config)};
  sqlite::SqliteDirectory directory{database};
  const auto staff = directory.staff_with_email(ascii_lowered(request.email));
  if (!staff) return refused("--email: nobody has this address");
  directory.set_staff_photo(staff->id, photo.value(), clock.now());
  return 0;
}

int verify_chain(const config::Config& config) {
  // A misspelt path must not be a clean bill of health.
  if (!std::filesystem::exists(config.store_path))
    return refused(config.store_path + ": there is no such file");
  sqlite::Database database{database_of(config)};
  const auto report = sqlite::verify_chain(database);
  if (report.broken) {
    std::cerr << "visavis: the history is not what was written: event " << report.broken->position
              << " of " << report.broken->verification.text() << ": " << report.broken->reason
              << "\n";
    return 1;
  }
  std::cout << report.events << " events of " << report.verifications
            << " verifications: every hash holds\n";
  return 0;
}

}  // namespace visavis
