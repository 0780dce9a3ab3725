#include "domain/staff.h"

#include <algorithm>

namespace visavis {

bool takes_calls(const Staff& staff) {
  if (staff.disabled) return false;
  switch (staff.role) {
    case Role::representative:
    case Role::supervisor:
      return true;
    case Role::administrator:
    case Role::auditor:
      return false;
  }
  return false;
}

SessionId id_of(const StaffSession& session) {
  IdBytes bytes;
  std::copy_n(session.token.begin(), bytes.size(), bytes.begin());
  return SessionId{bytes};
}

}  // namespace visavis
