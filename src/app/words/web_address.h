#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace visavis::app {

/// Of one that people or events are sent to.
inline constexpr std::size_t web_address_bytes_max = 2000;

/// Whether it is an http or https address, in ASCII (RFC 3986), with a host.
bool is_web_address(std::string_view address);

/// A host as names are looked up: punycode for what is written in other letters than ASCII's (UTS
/// 46). One in ASCII stays as it is. Nothing for what is no name.
std::optional<std::string> ascii_host(std::string_view host);

/// A web address in ASCII: its host as above, the rest percent-encoded where it has to be. What is
/// no address stays none.
std::string ascii_address(std::string_view address);

}  // namespace visavis::app
