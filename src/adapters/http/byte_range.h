#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace visavis::http {

/// Bytes of a file, both ends included.
struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool asked = true;  ///< for these; false: for the whole file, of which they are the beginning
  bool open = false;  ///< asked for without an end: "bytes=5-"
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// What of a file of `size` bytes a Range header asks for (RFC 9110, 14.1.2), cut down to
/// `size_max` of it, as a server may. Without a header, or with one that is not understood: the
/// whole. Nothing: there is none of it in the file.
std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t size,
                                    std::uint64_t size_max);

}  // namespace visavis::http
