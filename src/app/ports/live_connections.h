#pragma once

#include "app/messages/live.h"
#include "base/id.h"

namespace visavis::app {

enum class CloseReason { replaced, signed_out, restarting };

/// The browsers that are connected now: at most one connection a device of an applicant, and one a
/// member of staff. Sending to somebody who is not connected does nothing. Called on the app's
/// thread; never blocks.
class LiveConnections {
 public:
  virtual ~LiveConnections() = default;
  virtual void send(VerificationId applicant, DeviceId device, const ToApplicant& message) = 0;
  virtual void send(StaffId staff, const ToStaff& message) = 0;
  virtual void close(VerificationId applicant, DeviceId device, CloseReason reason) = 0;
  virtual void close(StaffId staff, CloseReason reason) = 0;
  /// Closes theirs as signed out, if its session is over.
  virtual void recheck(StaffId staff) = 0;
};

}  // namespace visavis::app
