#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "app/sealing/stream.h"

namespace visavis::vault {

/// What stands before a record: its length, and whether it is the last one. Sealed by itself, so
/// that a changed length is told from a file that ends early.
struct RecordLength {
  static constexpr std::size_t size = 4;
  using Bytes = std::array<std::uint8_t, size>;

  std::uint32_t bytes = 0;
  app::Mark mark = app::Mark::more;

  /// The length, big-endian; the highest bit says that it is the last one.
  Bytes encoded() const {
    const auto word = bytes | (mark == app::Mark::last ? last_bit : 0);
    return {static_cast<std::uint8_t>(word >> 24U), static_cast<std::uint8_t>(word >> 16U),
            static_cast<std::uint8_t>(word >> 8U), static_cast<std::uint8_t>(word)};
  }
  /// Nothing for a length that no record has.
  static std::optional<RecordLength> decoded(const Bytes& from) {
    std::uint32_t word = 0;
    for (const auto byte : from) word = word << 8U | byte;
    const RecordLength length{word & ~last_bit,
                              (word & last_bit) != 0 ? app::Mark::last : app::Mark::more};
    const bool empty = length.bytes == 0 && length.mark == app::Mark::more;
    if (empty || length.bytes > app::piece_bytes_max) return std::nullopt;
    return length;
  }

 private:
  static constexpr std::uint32_t last_bit = std::uint32_t{1} << 31U;
};

/// A sealed RecordLength.
inline constexpr std::size_t sealed_length_bytes = RecordLength::size + app::seal_bytes;

}  // namespace visavis::vault
