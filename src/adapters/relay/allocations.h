#pragma once

#include <cstdint>

// For tests: this test program's operator new counts, and what OpenSSL allocates.
namespace visavis::relay {
std::uint64_t allocations();
std::uint64_t openssl_allocations();
}  // namespace visavis::relay
