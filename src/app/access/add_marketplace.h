#pragma once

#include <optional>
#include <string>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/marketplaces.h"
#include "base/result.h"

namespace visavis::app {

struct NewMarketplace {
  std::string name;
  std::string webhook_url;       ///< empty: no webhooks
  std::string support_url = {};  ///< https or mailto; empty: none
};
struct AddedMarketplace {
  Marketplace marketplace;
  std::string api_key;  ///< shown this once: only its hash is kept
};

/// A marketplace with its first API key and a new webhook secret. The caller saves it all together
/// (StoreConnection::together). `by`: nobody, when an operator does it.
Result<AddedMarketplace, FieldError> add_marketplace(Marketplaces& marketplaces, ActLog& acts,
                                                     const Clock& clock, Entropy& entropy,
                                                     const NewMarketplace& wanted,
                                                     std::optional<StaffId> by);

}  // namespace visavis::app
