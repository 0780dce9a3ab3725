#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct OpenedLink {
  VerificationId verification;
  std::string device;  ///< the secret for the device's cookie
  Timestamp expires;   ///< the device's
};

/// A fresh link for a verification.
std::string mint_link(Context& context, VerificationId verification, Timestamp expires);
/// The same off the app's thread, over ports that may be used there.
std::string mint_link(Entropy& entropy, Directory& directory, const std::string& public_url,
                      VerificationId verification, Timestamp expires);
inline constexpr Duration link_lifetime = std::chrono::minutes{30};
/// For how long a device sees the pages after it opened a link.
inline constexpr Duration device_lifetime = std::chrono::days{30};

/// Opens a link on a device. `device` is the cookie the browser sent, or empty; a link that this
/// device opened opens again until the device expires. Opened for the first time, the device takes
/// charge of the verification when it connects. Refuses link_expired, link_used.
Result<OpenedLink, Refusal> open_link(Context& context, std::string_view token,
                                      std::string_view device);

/// The verification whose pages this device may see; none when it has expired.
std::optional<VerificationId> applicant_of_device(Context& context, std::string_view device);

}  // namespace visavis::app
