#pragma once

#include "app/access/devices.h"
#include "app/ports/live_connections.h"

namespace visavis::app {

/// Says something to people: to an applicant on the device that is in charge, to a member of staff
/// on their console. To somebody who is not connected it says nothing.
class Messenger {
 public:
  Messenger(LiveConnections& connections, const Devices& devices)
      : connections_(connections), devices_(devices) {}

  void say(VerificationId applicant, const ToApplicant& message) {
    const auto device = devices_.in_charge(applicant);
    if (device) connections_.send(applicant, *device, message);
  }
  void say(StaffId staff, const ToStaff& message) { connections_.send(staff, message); }

 private:
  LiveConnections& connections_;
  const Devices& devices_;
};

}  // namespace visavis::app
