#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/evidence/find_strays.h"
#include "base/described.h"
#include "domain/api_key.h"
#include "domain/evidence.h"
#include "domain/keeping.h"
#include "domain/meeting.h"
#include "domain/staff.h"

// What the commands list: as a table for people, as an array of objects with --json.
namespace visavis {

struct ListedMarketplace {
  MarketplaceId id;
  std::string name, webhook_url, support_url;
  std::optional<Timestamp> old_secret_until;  ///< webhooks are signed with the one before, too
  std::optional<CallMedium> medium = {};      ///< nothing: as call.medium says
};
BOOST_DESCRIBE_STRUCT(ListedMarketplace, (),
                      (id, name, webhook_url, support_url, old_secret_until, medium))

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
  bool second_factor = false;
  std::optional<Timestamp> disabled;
};
BOOST_DESCRIBE_STRUCT(ListedStaff, (), (id, email, name, role, sessions, second_factor, disabled))

struct ListedEvidence {
  EvidenceId id;
  KeptKind kind = KeptKind::recording;
  EvidenceState state = EvidenceState::growing;
  CallSide side = CallSide::applicant;
  Timestamp began;
  std::optional<std::int64_t> seconds = {};  ///< from here: of what was kept
  std::optional<std::uint64_t> bytes = {};
  std::optional<bool> whole = {};
  std::optional<Timestamp> held_since = {};  ///< by a legal hold: it is not erased
  MarketplaceId marketplace;
  std::string account;
  VerificationId verification;
  CallId call;
};
BOOST_DESCRIBE_STRUCT(ListedEvidence, (),
                      (id, kind, state, side, began, seconds, bytes, whole, held_since, marketplace,
                       account, verification, call))

struct ListedHold {
  MarketplaceId marketplace;
  std::string account;
  std::optional<VerificationId> verification;  ///< nothing: all of the account's
  Timestamp since;
  std::string who, why;
};
BOOST_DESCRIBE_STRUCT(ListedHold, (), (marketplace, account, verification, since, who, why))

struct ListedFault {
  EvidenceId id;
  app::EvidenceFault fault = app::EvidenceFault::damaged;
  std::string account;
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(ListedFault, (), (id, fault, account, verification))

struct ListedStray {
  app::StrayKind kind = app::StrayKind::foreign;
  std::optional<EvidenceId> id;
  std::string file;
  std::uint64_t bytes = 0;
  bool orphan = false;  ///< --remove-orphans removes it
};
BOOST_DESCRIBE_STRUCT(ListedStray, (), (kind, id, file, bytes, orphan))

enum class ListAs { table, json };

/// Prints to standard output.
void print(const std::vector<ListedMarketplace>& all, ListAs as);
void print(const std::vector<ListedKey>& all, ListAs as);
void print(const std::vector<ListedStaff>& all, ListAs as);
void print(const std::vector<ListedEvidence>& all, ListAs as);
void print(const std::vector<ListedHold>& all, ListAs as);
void print(const std::vector<ListedFault>& all, ListAs as);
void print(const std::vector<ListedStray>& all, ListAs as);

}  // namespace visavis
