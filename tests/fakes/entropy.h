#pragma once

#include <random>

#include "app/ports/entropy.h"

namespace visavis::fakes {

/// Reproducible "random" bytes.
class SeededEntropy : public app::Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace visavis::fakes
