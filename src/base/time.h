#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace visavis {

using Duration = std::chrono::milliseconds;
/// Wall-clock time in UTC, in milliseconds: what is stored, shown and compared with deadlines.
using Timestamp = std::chrono::sys_time<Duration>;
/// Time that never goes backwards, in microseconds: what the relay's timers run on.
using Monotonic = std::chrono::time_point<std::chrono::steady_clock, std::chrono::microseconds>;

constexpr Timestamp from_unix_ms(std::int64_t ms) { return Timestamp{Duration{ms}}; }
constexpr std::int64_t to_unix_ms(Timestamp at) { return at.time_since_epoch().count(); }

/// RFC 3339 in UTC with milliseconds: 2026-11-23T12:00:00.000Z
std::string to_rfc3339(Timestamp at);

}  // namespace visavis
