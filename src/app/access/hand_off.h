#pragma once

#include <string>
#include <string_view>

#include "app/ports/entropy.h"
#include "app/ports/links.h"
#include "app/ports/verification_store.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// A one-time link with which an applicant's other device takes the verification over.
struct HandOff {
  std::string url;
  Timestamp expires;
};

/// Long enough to find the phone and point it at the screen; the page makes a new one in time.
inline constexpr Duration hand_off_lifetime = std::chrono::minutes{2};

/// Mints the link for a device's page (its cookie). One that the device made before and nobody has
/// opened ends. Refuses not_signed_in, and not_open when there is nothing left to do.
Result<HandOff, Refusal> hand_off(VerificationStore& verifications, Links& links, Entropy& entropy,
                                  Timestamp now, const std::string& public_url,
                                  std::string_view device);

}  // namespace visavis::app
