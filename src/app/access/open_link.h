#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports/entropy.h"
#include "app/ports/links.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/device.h"

namespace visavis::app {

struct OpenedLink {
  VerificationId verification;
  std::string device;  ///< the secret for the device's cookie
  Timestamp expires;   ///< the device's
  /// Opened for the first time: this device takes charge of the verification when it connects.
  std::optional<DeviceId> takes_charge = {};
};

/// A fresh link for a verification. It names it, so that the page can ask for another link when
/// this one does not open any more: "lnk_<secret>.ver_<id>".
std::string mint_link(Entropy& entropy, Links& links, const std::string& public_url,
                      VerificationId verification, Timestamp expires);
/// The link's secret, of such an address or of what stands behind its #.
std::string_view secret_of(std::string_view link);
/// For how long a device sees the pages after it opened a link.
inline constexpr Duration device_lifetime = std::chrono::days{30};

/// Opens a link on a device. `device` is the cookie the browser sent, or empty; a link that this
/// device opened opens again until the device expires. Refuses link_expired, link_used.
Result<OpenedLink, Refusal> open_link(Links& links, Entropy& entropy, Timestamp now,
                                      std::string_view token, std::string_view device);

/// The verification whose pages this device may see; none when it has expired.
std::optional<VerificationId> applicant_of_device(Links& links, Timestamp now,
                                                  std::string_view device);

}  // namespace visavis::app
