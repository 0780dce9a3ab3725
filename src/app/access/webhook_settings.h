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

// Where a marketplace's webhooks go and what they are signed with. `marketplace`: its id, as it was
// printed. The caller saves it all together (StoreConnection::together). `by`: nobody, when an
// operator does it.
namespace visavis::app {

/// Why webhooks cannot be sent there. Empty is allowed: there are none.
std::optional<FieldError> wrong_webhook_url(std::string_view url);

/// The next attempt goes there, also of what is waiting.
Result<MarketplaceId, FieldError> set_webhook_url(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  const std::string& url,
                                                  std::optional<StaffId> by);

inline constexpr Duration overlap_max = std::chrono::days{30};

/// A new secret, which is returned. Webhooks are signed with the old one, too, for `overlap`, so
/// that the marketplace can change over without losing any; none: it ends at once.
Result<std::string, FieldError> rotate_webhook_secret(Marketplaces& marketplaces, ActLog& acts,
                                                      const Clock& clock, Entropy& entropy,
                                                      std::string_view marketplace,
                                                      Duration overlap, std::optional<StaffId> by);

}  // namespace visavis::app
