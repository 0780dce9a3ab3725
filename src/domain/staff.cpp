#include "domain/staff.h"

namespace visavis {

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
