#pragma once

#include <optional>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/marketplaces.h"
#include "base/result.h"

namespace visavis::app {

/// How the marketplace's calls are held, from the next one on. `medium`: its name, or "default": as
/// the service has it. The caller saves it all together (StoreConnection::together). `by`: nobody,
/// when an operator does it.
Result<MarketplaceId, FieldError> set_medium(Marketplaces& marketplaces, ActLog& acts,
                                             const Clock& clock, std::string_view marketplace,
                                             std::string_view medium, std::optional<StaffId> by);

}  // namespace visavis::app
