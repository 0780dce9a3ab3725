#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visavis::app {

/// An e-mail address as a member of staff is stored and looked up by it: in lower case. Nothing for
/// what is none.
std::optional<std::string> staff_email(std::string_view text);

}  // namespace visavis::app
