#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "app/sealing/stream.h"

namespace visavis::app {

/// Where the chunks of a finished file are: all but the last are full, and the last is empty in an
/// empty file alone. So a content has one length when sealed, and a file's length at most one
/// content's.
class SealedLayout {
 public:
  /// Nothing: no finished file is so long.
  static constexpr std::optional<SealedLayout> of_file(std::uint64_t file_bytes) {
    if (file_bytes < StreamHeader::size + seal_bytes) return std::nullopt;
    const auto sealed = file_bytes - StreamHeader::size;
    const auto chunks = (sealed + step - 1) / step;
    const auto last = sealed - (chunks - 1) * step;
    if (chunks > chunks_max || last < seal_bytes || (last == seal_bytes && chunks > 1))
      return std::nullopt;
    return SealedLayout{chunks, sealed - chunks * seal_bytes};
  }
  constexpr std::uint64_t chunks() const { return chunks_; }
  /// Of the whole content, unsealed.
  constexpr std::uint64_t bytes() const { return bytes_; }
  constexpr std::uint64_t chunk_at(std::uint64_t offset) const { return offset / piece_bytes_max; }
  /// Of one chunk, unsealed.
  constexpr std::size_t bytes_of(std::uint64_t chunk) const {
    return static_cast<std::size_t>(
        std::min<std::uint64_t>(piece_bytes_max, bytes_ - chunk * piece_bytes_max));
  }
  /// Where a chunk begins in the file.
  constexpr std::uint64_t place_of(std::uint64_t chunk) const {
    return StreamHeader::size + chunk * step;
  }
  constexpr Piece piece(std::uint64_t chunk) const {
    return {static_cast<std::uint32_t>(chunk), chunk + 1 == chunks_ ? Mark::last : Mark::more};
  }

 private:
  static constexpr std::uint64_t step = piece_bytes_max + seal_bytes;
  static constexpr std::uint64_t chunks_max = std::uint64_t{1} << 32U;

  constexpr SealedLayout(std::uint64_t chunks, std::uint64_t bytes)
      : chunks_(chunks), bytes_(bytes) {}
  std::uint64_t chunks_;
  std::uint64_t bytes_;
};

}  // namespace visavis::app
