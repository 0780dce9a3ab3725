#pragma once

#include <cstdint>

// For tests: this test program's operator new counts.
namespace visavis::relay {
std::uint64_t allocations();
}  // namespace visavis::relay
