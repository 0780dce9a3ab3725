#pragma once

#include <optional>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/marketplaces.h"
#include "base/result.h"

namespace visavis::app {

/// Events go to the marketplace's endpoint again, after it had said that it is gone: those that
/// were kept first. `marketplace`: its id, as it was printed. The caller saves it all together
/// (StoreConnection::together). `by`: nobody, when an operator does it.
Result<MarketplaceId, FieldError> resume_webhooks(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  std::optional<StaffId> by);

}  // namespace visavis::app
