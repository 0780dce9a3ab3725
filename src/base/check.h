#pragma once
// CHECK guards invariants: a failure is a bug in Visavis, never bad input. Always on.

namespace visavis {
/// Prints the broken invariant and where it stands to standard error, then aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;
}  // namespace visavis

#define CHECK(condition)                               \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::visavis::check_failed(#condition, __FILE__, __LINE__))
