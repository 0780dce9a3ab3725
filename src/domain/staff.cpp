#include "domain/staff.h"

namespace visavis {

std::string_view name(Role role) {
  switch (role) {
    case Role::representative:
      return "representative";
    case Role::supervisor:
      return "supervisor";
    case Role::administrator:
      return "administrator";
    case Role::auditor:
      return "auditor";
  }
  return "";
}

std::optional<Role> role_named(std::string_view text) {
  for (const auto role :
       {Role::representative, Role::supervisor, Role::administrator, Role::auditor}) {
    if (name(role) == text) return role;
  }
  return std::nullopt;
}

bool takes_calls(Role role) {
  switch (role) {
    case Role::representative:
    case Role::supervisor:
      return true;
    case Role::administrator:
    case Role::auditor:
      return false;
  }
  return false;
}

}  // namespace visavis
