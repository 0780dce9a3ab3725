#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visavis::app {

bool is_ascii(std::string_view text);

/// A host as names are looked up: punycode for what is written in other letters than ASCII's (UTS
/// 46). One in ASCII stays as it is. Nothing for what is no name.
std::optional<std::string> ascii_host(std::string_view host);

/// A web address in ASCII: its host as above, the rest percent-encoded where it has to be. What is
/// no address stays none.
std::string ascii_address(std::string_view address);

}  // namespace visavis::app
