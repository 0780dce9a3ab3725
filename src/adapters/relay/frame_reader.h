#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "adapters/relay/bytes.h"

namespace visavis::relay {

/// Cuts a TCP stream into datagrams: each has its length in two bytes before it (RFC 4571).
class FrameReader {
 public:
  static constexpr std::size_t capacity = 8 * 1024;

  /// Where the next bytes from the stream go; never empty once next() has returned nothing.
  MutableBytes space();
  void filled(std::size_t size);
  /// The next whole datagram, not empty; valid until space() is called.
  std::optional<Bytes> next();
  /// A length beyond datagram_max was announced: this is no browser, and nothing more is read.
  bool broken() const { return broken_; }
  /// What has been read and not yet returned.
  Bytes rest() const { return Bytes(buffer_).subspan(begin_, end_ - begin_); }

 private:
  std::vector<std::uint8_t> buffer_ = std::vector<std::uint8_t>(capacity);
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool broken_ = false;
};

}  // namespace visavis::relay
