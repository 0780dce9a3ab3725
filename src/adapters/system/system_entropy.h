#pragma once

#include "app/ports/entropy.h"

namespace visavis::system {

/// libsodium's generator, seeded by the kernel. Any thread.
class SystemEntropy : public app::Entropy {
 public:
  /// Initialises libsodium; a machine without a source of randomness is a failed CHECK.
  SystemEntropy();
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace visavis::system
