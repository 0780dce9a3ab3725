#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/link.h"

namespace visavis {

enum class Role { representative, supervisor, administrator, auditor };
BOOST_DESCRIBE_ENUM(Role, representative, supervisor, administrator, auditor)

struct Staff {
  StaffId id;
  std::string email;  ///< lower case
  std::string name;   ///< as applicants see it
  Role role = Role::representative;
  std::string password_hash;               ///< Argon2id, libsodium's text form
  bool has_photo = false;                  ///< only read: set_staff_photo() changes it
  std::optional<Timestamp> disabled = {};  ///< since when they may not sign in
};

/// Representatives and supervisors take calls, review decisions and answer appeals; not who is
/// disabled.
bool takes_calls(const Staff& staff);

struct StaffSession {
  SecretHash token{};
  StaffId staff;
  Timestamp expires;
  Timestamp began = {};
  Timestamp seen = {};                          ///< last, to a minute or so
  std::string browser = {};                     ///< as it called itself; empty: it did not
  std::optional<Timestamp> second_factor = {};  ///< when it was proven last

  friend bool operator==(const StaffSession&, const StaffSession&) = default;
};
/// The first half of its token's hash: it tells sessions apart, and opens none.
SessionId id_of(const StaffSession& session);

/// A browser in which somebody has signed in before. It signs nobody in: it is only let try while
/// others try with that person's address.
struct KnownDevice {
  SecretHash token{};
  StaffId staff;
  Timestamp expires;
};

}  // namespace visavis
