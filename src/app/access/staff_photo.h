#pragma once

#include <optional>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/staff_records.h"
#include "base/result.h"

namespace visavis::app {

/// Gives somebody a photo (the bytes of an image file), in the place of an earlier one. The caller
/// saves it all together (StoreConnection::together). `by`: nobody, when an operator does it.
Result<StaffId, FieldError> set_staff_photo(StaffRecords& records, ActLog& acts, const Clock& clock,
                                            std::string_view email, std::string_view photo,
                                            std::optional<StaffId> by);

}  // namespace visavis::app
