#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visavis::app {

/// The first name that an object of the text has twice, with the way to it ("work[1].title"):
/// which of the two counts differs from reader to reader (RFC 8259, 4). `json` is valid JSON.
std::optional<std::string> duplicate_name(std::string_view json);

}  // namespace visavis::app
