#pragma once

#include <string>

#include "main/config/config.h"

// The subcommands. Each returns the program's exit code and prints for people, or JSON for scripts.
namespace visavis {

/// Serves until SIGTERM or SIGINT, then drains.
int serve(const config::Config& config);

struct NewMarketplace {
  std::string name, webhook_url, support_url;
};
/// Prints {"marketplace","api_key","webhook_secret"}: the key and the secret are shown this once.
int add_marketplace(const config::Config& config, const NewMarketplace& request);

struct SupportUrl {
  std::string marketplace, url;
};
/// Says where a marketplace's people find help, in the place of what was said before.
int set_support_url(const config::Config& config, const SupportUrl& request);

struct NewStaff {
  std::string email, name, role;
  std::string photo;  ///< a file; empty: none
};
/// Reads the password from standard input (one line).
int add_staff(const config::Config& config, const NewStaff& request);

struct StaffPhoto {
  std::string email, photo;
};
/// Gives somebody a photo, in the place of an earlier one.
int set_staff_photo(const config::Config& config, const StaffPhoto& request);

/// Recomputes the hashes of all events and acts; 0 when they hold.
int verify_chain(const config::Config& config);

}  // namespace visavis
