#pragma once

#include <cstdint>
#include <ctime>

namespace visavis::bench {

inline std::int64_t clock_ns(clockid_t clock) {
  timespec at{};
  clock_gettime(clock, &at);
  return at.tv_sec * std::int64_t{1'000'000'000} + at.tv_nsec;
}
/// What schedules run on.
inline std::int64_t monotonic_ns() { return clock_ns(CLOCK_MONOTONIC); }
/// What the kernel stamps received datagrams with.
inline std::int64_t wall_ns() { return clock_ns(CLOCK_REALTIME); }

constexpr std::int64_t ns_per_ms = 1'000'000;
constexpr std::int64_t ns_per_s = 1'000'000'000;

}  // namespace visavis::bench
