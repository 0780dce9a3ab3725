#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "domain/api_key.h"
#include "domain/staff.h"

// What the commands list: as a table for people, as an array of objects with --json.
namespace visavis {

struct ListedMarketplace {
  MarketplaceId id;
  std::string name, webhook_url, support_url;
  std::optional<Timestamp> old_secret_until;  ///< webhooks are signed with the one before, too
};
BOOST_DESCRIBE_STRUCT(ListedMarketplace, (), (id, name, webhook_url, support_url, old_secret_until))

struct ListedKey {
  ApiKeyId id;
  std::string name;
  Timestamp created;
  std::optional<Timestamp> last_used, revoked;
};
BOOST_DESCRIBE_STRUCT(ListedKey, (), (id, name, created, last_used, revoked))

struct ListedStaff {
  StaffId id;
  std::string email, name;
  Role role = Role::representative;
  int sessions = 0;  ///< that have not expired
  std::optional<Timestamp> disabled;
};
BOOST_DESCRIBE_STRUCT(ListedStaff, (), (id, email, name, role, sessions, disabled))

enum class ListAs { table, json };

/// Prints to standard output.
void print(const std::vector<ListedMarketplace>& all, ListAs as);
void print(const std::vector<ListedKey>& all, ListAs as);
void print(const std::vector<ListedStaff>& all, ListAs as);

}  // namespace visavis
