#pragma once

#include <string>
#include <string_view>

namespace visavis::app {

bool is_staff_email(std::string_view text);
/// As it is stored and looked up: in lower case.
std::string stored_email(std::string_view text);

}  // namespace visavis::app
