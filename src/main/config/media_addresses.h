#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/ip_address.h"

namespace visavis::config {

/// Whether a host of an address is for this machine or this network alone.
bool is_near(const std::string& host);

/// What is to be said at the start about the addresses that browsers are told: those that only this
/// network reaches, while the pages are for everybody.
std::optional<std::string> doubt_about_media(const std::string& public_url,
                                             std::span<const IpAddress> advertised);

}  // namespace visavis::config
