#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/id.h"

namespace visavis::app {

/// Random bytes fit for secrets.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  IdBytes id_bytes() {
    IdBytes bytes;
    fill(bytes);
    return bytes;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    fill({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
    return value;
  }
};

}  // namespace visavis::app
