#pragma once

#include <string_view>

namespace visavis::app {

inline constexpr std::string_view utc = "UTC";

/// Whether it is a place's time zone in the IANA database, "Europe/Berlin", or UTC. What has no
/// place ("CET", "GMT+1") is none: it says an offset where people mean a clock on a wall.
bool is_time_zone(std::string_view name);

}  // namespace visavis::app
