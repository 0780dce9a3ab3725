#include "adapters/system/system_entropy.h"

#include <sodium.h>

#include "base/check.h"

namespace visavis::system {

SystemEntropy::SystemEntropy() { CHECK(sodium_init() >= 0); }

void SystemEntropy::fill(std::span<std::uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace visavis::system
