#pragma once

#include <string>
#include <vector>

#include "main/config/config.h"
#include "main/listed.h"

// The subcommands. Each returns the program's exit code and prints for people, or JSON for scripts.
// What they change is taken over by a running service within a second.
namespace visavis {

/// Says why a command did nothing, in the one form of all of them; answers the exit code 1.
int refused(const std::string& why);

/// Serves until SIGTERM or SIGINT, then drains. `create`: an empty store where there is none.
int serve(const config::Config& config, bool create);

struct NewMarketplace {
  std::string name, webhook_url, support_url;
};
/// Prints {"marketplace","api_key","webhook_secret"}: the key and the secret are shown this once.
int add_marketplace(const config::Config& config, const NewMarketplace& request);
int list_marketplaces(const config::Config& config, ListAs as);

struct SupportUrl {
  std::string marketplace, url;
};
/// Says where a marketplace's people find help, in the place of what was said before.
int set_support_url(const config::Config& config, const SupportUrl& request);

struct MarketplaceMedium {
  std::string marketplace, medium;
};
/// How a marketplace's calls are held from the next one on; "default": as the service has it.
int set_medium(const config::Config& config, const MarketplaceMedium& request);

struct NewApiKey {
  std::string marketplace, name;
};
/// Prints {"key","api_key"}: its id, and the key itself, which is shown this once.
int add_api_key(const config::Config& config, const NewApiKey& request);
int list_api_keys(const config::Config& config, const std::string& marketplace, ListAs as);
int revoke_api_key(const config::Config& config, const std::string& key);

struct WebhookUrl {
  std::string marketplace, url;
};
int set_webhook_url(const config::Config& config, const WebhookUrl& request);
struct SecretRotation {
  std::string marketplace;
  int overlap_hours = 24;
};
/// Prints {"webhook_secret"}, which is shown this once.
int rotate_webhook_secret(const config::Config& config, const SecretRotation& request);
/// Sends events again to a marketplace whose endpoint had said that it is gone.
int resume_webhooks(const config::Config& config, const std::string& marketplace);

struct NewStaff {
  std::string email, name, role;
  std::string photo;  ///< a file; empty: none
};
/// Reads the password from standard input (one line).
int add_staff(const config::Config& config, const NewStaff& request);
int list_staff(const config::Config& config, ListAs as);

struct StaffPhoto {
  std::string email, photo;
};
/// Gives somebody a photo, in the place of an earlier one.
int set_staff_photo(const config::Config& config, const StaffPhoto& request);

int disable_staff(const config::Config& config, const std::string& email);
int enable_staff(const config::Config& config, const std::string& email);
int end_staff_sessions(const config::Config& config, const std::string& email);
/// For whoever has lost phone, passkeys and recovery codes.
int reset_second_factors(const config::Config& config, const std::string& email);
struct StaffRole {
  std::string email, role;
};
int set_staff_role(const config::Config& config, const StaffRole& request);
/// Reads the password from standard input (one line).
int set_staff_password(const config::Config& config, const std::string& email);

/// Recomputes the hashes of all events and acts, and of the store-wide chain, also against `heads`
/// that somebody kept; 0 when they hold.
int verify_chain(const config::Config& config, const std::vector<std::string>& heads);

/// Says whether the configuration, which was read, can be used, with the key for Google Meet.
int check(const config::Config& config);
/// Tries what calls in Google Meet need of Google, and says in words what is missing; 0 when
/// nothing is.
int check_online(const config::Config& config);

/// Copies the store, which may be in use, into a new file and verifies it.
int backup(const config::Config& config, const std::string& to);
/// Makes the store of a backup; refuses where there is one.
int restore(const config::Config& config, const std::string& from,
            const std::vector<std::string>& heads);

}  // namespace visavis
