#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/wire/requests.h"

namespace visavis::http {

/// Nothing when a percent sign is not followed by two hexadecimal digits. A plus stays a plus.
std::optional<std::string> percent_decode(std::string_view text);

/// The parameters of a query, at most 20. Refuses what is not name=value pairs, and names that come
/// twice.
app::Read<app::Parameters> parse_query(std::string_view text);

}  // namespace visavis::http
