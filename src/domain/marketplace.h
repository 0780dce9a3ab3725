#pragma once

#include <string>

#include "base/id.h"

namespace visavis {

struct Marketplace {
  MarketplaceId id;
  std::string name;
  std::string webhook_url;       ///< empty: no webhooks
  std::string webhook_secret;    ///< "whsec_..."
  std::string support_url = {};  ///< https or mailto, where people find help; empty: none is told
};

}  // namespace visavis
