#pragma once

#include "base/described.h"
#include "domain/verification.h"

namespace visavis {

/// For how long what is kept of a verification's calls stays, as the verification stands now.
enum class Keeping {
  needed,    ///< a second review or an open appeal needs it, whatever its age
  verified,  ///< it ended so
  other,
};
BOOST_DESCRIBE_ENUM(Keeping, needed, verified, other)

Keeping keeping_of(const Verification& verification);

}  // namespace visavis
