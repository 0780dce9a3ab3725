#pragma once

#include <string>
#include <string_view>

namespace visavis::app {

/// The name as a mail of ours says it: one line of at most 60 characters, in which no mail program
/// finds an address to go to. Whoever sends a profile chooses the name, and the mail goes to whom
/// they choose.
std::string greeting_name(std::string_view name);

}  // namespace visavis::app
