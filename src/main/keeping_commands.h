#pragma once

#include <string>

#include "main/config/config.h"
#include "main/listed.h"

// The subcommands that say for how long something is kept, and by which keys. Each returns the
// program's exit code.
namespace visavis {

struct HeldAsked {
  std::string marketplace, account, verification;  ///< a verification, or both of the others
  std::string who, why;
};
/// What is kept of it is not erased until the hold is released.
int hold_evidence(const config::Config& config, const HeldAsked& asked);
int release_evidence(const config::Config& config, const HeldAsked& asked);
int list_legal_holds(const config::Config& config, ListAs as);

/// All that is kept of an account, for good. Beside a running service or without one.
int erase_account(const config::Config& config, const HeldAsked& asked);

/// `new_key_file`: the master key from then on. No service may run.
int rotate_master_key(const config::Config& config, const std::string& new_key_file);
struct AccountAsked {
  std::string marketplace, account;
};
/// A new key for an account. No service may run.
int rotate_account_key(const config::Config& config, const AccountAsked& asked);

}  // namespace visavis
