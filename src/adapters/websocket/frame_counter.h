#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace visavis::websocket {

/// Counts the frames in what a client sends (RFC 6455, 5.2), also those of which a reader of
/// messages never hears: control frames and empty parts. Whether they may be is not its question.
class FrameCounter {
 public:
  /// Of how many frames the last byte of their head is in here.
  std::size_t count(std::string_view bytes);

 private:
  std::size_t head_bytes() const;
  std::uint64_t payload_bytes() const;

  std::array<std::uint8_t, 14> head_{};
  std::size_t head_size_ = 0;
  std::uint64_t payload_left_ = 0;
};

}  // namespace visavis::websocket
