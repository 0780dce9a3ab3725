#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/marketplaces.h"
#include "base/result.h"

namespace visavis::app {

/// Why the address cannot be shown to people as the way to help. Empty is allowed: none is told.
std::optional<FieldError> wrong_support_url(std::string_view url);

/// The address that pages and mails show from now on. `marketplace`: its id, as it was printed. The
/// caller saves it all together (StoreConnection::together). `by`: nobody, when an operator does
/// it.
Result<MarketplaceId, FieldError> set_support_url(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  const std::string& url,
                                                  std::optional<StaffId> by);

}  // namespace visavis::app
