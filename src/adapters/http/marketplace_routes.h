#pragma once

#include <memory>
#include <string>

#include "adapters/http/router.h"
#include "app/access/verification_link.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "domain/policy.h"

namespace visavis::http {

/// What the marketplaces' routes need beside the store.
struct MarketplaceNeeds {
  const Policy& policy;
  const app::Clock& clock;
  app::Entropy& entropy;
  std::string public_url;
  std::shared_ptr<app::RecentLinks> links;
};
/// /v1: what a marketplace's backend calls.
void add_marketplace_routes(Router& router, const MarketplaceNeeds& needs);

}  // namespace visavis::http
