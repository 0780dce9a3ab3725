#pragma once

#include "app/access/open_link.h"
#include "app/verification/view_verification.h"

namespace visavis::app {

/// Mints a link into what the marketplace is shown, whatever the state: reasons, appeal and kept
/// data are on its page too.
inline void add_link(VerificationDetail& detail, Links& links, Entropy& entropy,
                     const std::string& public_url, Timestamp now) {
  detail.url_expires = now + link_lifetime;
  detail.url = mint_link(entropy, links, public_url, detail.verification.id, *detail.url_expires);
}

}  // namespace visavis::app
