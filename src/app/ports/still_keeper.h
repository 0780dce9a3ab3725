#pragma once

#include <cstdint>
#include <vector>

#include "app/ports/call_recorder.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/still.h"

namespace visavis::app {

/// A still that a representative asked for.
struct AskedStill {
  RecordedSide whose;
  EvidenceId still;  ///< what the applicant's page sends is called so
  StillOf of = StillOf::other;
  Timestamp taken;  ///< when the page had taken it, as far as is known here
};

/// Looks at stills, and keeps them as evidence. What becomes of each is told by the verification's
/// steps (StillKept, StillMissed). From the app's thread; never waits.
class StillKeeper {
 public:
  virtual ~StillKeeper() = default;
  /// The file that the applicant's page took.
  virtual void keep(const AskedStill& asked, std::vector<std::uint8_t> file) = 0;
  /// What the service relays of the applicant now.
  virtual void keep_relayed(const AskedStill& asked) = 0;
};

}  // namespace visavis::app
