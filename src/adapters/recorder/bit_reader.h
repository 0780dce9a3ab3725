#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"

namespace visavis::recorder {

/// Reads bits, highest first. Behind the end it reads zeros and is no longer good().
class BitReader {
 public:
  explicit BitReader(Bytes bytes) : bytes_(bytes) {}

  bool good() const { return good_; }

  std::uint32_t bit() {
    if (at_ >= bytes_.size() * 8) {
      good_ = false;
      return 0;
    }
    const std::uint32_t found = bytes_[at_ / 8] >> (7 - at_ % 8) & 1U;
    ++at_;
    return found;
  }
  bool flag() { return bit() != 0; }
  /// At most 32.
  std::uint32_t bits(unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i) value = value << 1 | bit();
    return value;
  }
  /// Exp-Golomb, ue(v) of H.264, and uvlc() of AV1.
  std::uint32_t golomb() {
    unsigned zeros = 0;
    while (good_ && bit() == 0) ++zeros;
    if (!good_ || zeros > 31) {
      good_ = false;
      return 0;
    }
    return (1U << zeros) - 1 + bits(zeros);
  }
  /// se(v)
  std::int32_t signed_golomb() {
    const std::uint32_t code = golomb();
    const auto half = static_cast<std::int32_t>(code / 2);
    return code % 2 == 0 ? -half : half + 1;
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace visavis::recorder
