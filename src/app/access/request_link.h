#pragma once

#include "app/verification/steps.h"
#include "base/id.h"

namespace visavis::app {

/// Somebody whose link does not open any more wants another one, by e-mail to the address that the
/// service has. Whether anything was sent, nobody is told: not that there is such a verification,
/// an address, a mail server.
void request_link(Steps& steps, VerificationId verification);

}  // namespace visavis::app
