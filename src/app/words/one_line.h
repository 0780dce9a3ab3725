#pragma once

#include <string>
#include <string_view>

namespace visavis::app {

/// A name or title as one line that reads as it is stored: every space, line break and control
/// character is a space, one at a time and none at the ends; what nobody sees, or what turns the
/// direction of others, is taken out; of the marks on one letter eight stay. Joiners stay where a
/// script or an emoji is written with them. Empty when nothing visible is there.
std::string one_line(std::string_view text);

}  // namespace visavis::app
