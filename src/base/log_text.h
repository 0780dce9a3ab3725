#pragma once

#include <string>
#include <string_view>

namespace visavis {

/// Text for between the quotes of a JSON string in a log line.
std::string log_text(std::string_view text);

}  // namespace visavis
