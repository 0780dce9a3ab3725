#include "domain/staff.h"

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

}  // namespace visavis
