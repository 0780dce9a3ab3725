#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::bench {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;
using MutableView = std::span<std::uint8_t>;

inline View view_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::uint16_t read16(View bytes, std::size_t at) {
  return static_cast<std::uint16_t>((bytes[at] << 8) | bytes[at + 1]);
}
inline std::uint32_t read32(View bytes, std::size_t at) {
  return (std::uint32_t{read16(bytes, at)} << 16) | read16(bytes, at + 2);
}
inline std::uint64_t read64(View bytes, std::size_t at) {
  return (std::uint64_t{read32(bytes, at)} << 32) | read32(bytes, at + 4);
}

/// Writes big-endian numbers one after the other into memory that the caller made large enough.
class Writer {
 public:
  explicit Writer(MutableView out) : out_(out) {}

  Writer& u8(std::uint64_t value) { return put(value, 1); }
  Writer& u16(std::uint64_t value) { return put(value, 2); }
  Writer& u24(std::uint64_t value) { return put(value, 3); }
  Writer& u32(std::uint64_t value) { return put(value, 4); }
  Writer& u64(std::uint64_t value) { return put(value, 8); }
  Writer& raw(View bytes) {
    for (const std::uint8_t byte : bytes) out_[at_++] = byte;
    return *this;
  }
  /// Leaves what was in the memory before.
  Writer& skip(std::size_t count) {
    at_ += count;
    return *this;
  }
  std::size_t size() const { return at_; }

 private:
  Writer& put(std::uint64_t value, std::size_t count) {
    for (std::size_t i = count; i-- > 0;)
      out_[at_++] = static_cast<std::uint8_t>((value >> (8 * i)) & 0xff);
    return *this;
  }

  MutableView out_;
  std::size_t at_ = 0;
};

}  // namespace visavis::bench
