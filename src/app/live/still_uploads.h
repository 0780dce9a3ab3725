#pragma once

#include "app/access/devices.h"
#include "app/call/stills.h"
#include "app/live/consoles.h"

namespace visavis::app {

/// The door by which stills come in: parts of a file, beside the WebSocket. On the app's thread.
class StillUploads {
 public:
  StillUploads(const Devices& devices, Stills& stills, Consoles& consoles)
      : devices_(devices), stills_(stills), consoles_(consoles) {}

  /// From a device of the applicant's. Refuses device_not_in_charge, and as Stills::part does.
  Result<std::size_t, Refusal> part(VerificationId applicant, DeviceId device, StillPart part);

 private:
  const Devices& devices_;
  Stills& stills_;
  Consoles& consoles_;
};

}  // namespace visavis::app
