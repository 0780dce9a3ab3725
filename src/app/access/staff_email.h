#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/staff_records.h"
#include "base/result.h"

namespace visavis::app {

/// An e-mail address as a member of staff is stored and looked up by it: in lower case. Nothing for
/// what is none.
std::optional<std::string> staff_email(std::string_view text);

/// Whoever has the address, as an operator writes it.
Result<Staff, FieldError> staff_with(StaffRecords& records, std::string_view email);

}  // namespace visavis::app
