#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/marketplaces.h"
#include "base/result.h"

namespace visavis::app {

struct AddedApiKey {
  ApiKeyId id;
  std::string key;  ///< shown this once: only its hash is kept
};

/// One key more for a marketplace that exists. The caller saves it all together.
AddedApiKey add_api_key(Marketplaces& marketplaces, ActLog& acts, Timestamp now, Entropy& entropy,
                        MarketplaceId marketplace, const std::string& name,
                        std::optional<StaffId> by);

/// The same for the one that is named: `marketplace` is its id, as it was printed.
Result<AddedApiKey, FieldError> add_api_key(Marketplaces& marketplaces, ActLog& acts,
                                            const Clock& clock, Entropy& entropy,
                                            std::string_view marketplace, const std::string& name,
                                            std::optional<StaffId> by);

/// No request with it is answered any more. `key`: its id ("key_..."), not the key itself. The
/// caller saves it all together.
Result<MarketplaceId, FieldError> revoke_api_key(Marketplaces& marketplaces, ActLog& acts,
                                                 const Clock& clock, std::string_view key,
                                                 std::optional<StaffId> by);

}  // namespace visavis::app
