#include "adapters/websocket/frame_counter.h"

#include <algorithm>

namespace visavis::websocket {
namespace {

constexpr unsigned masked = 0x80, length_bits = 0x7f;
constexpr unsigned two_bytes_follow = 126, eight_bytes_follow = 127;

std::size_t extended_bytes(unsigned length) {
  if (length == eight_bytes_follow) return 8;
  return length == two_bytes_follow ? 2 : 0;
}

}  // namespace

std::size_t FrameCounter::count(std::string_view bytes) {
  std::size_t frames = 0;
  while (!bytes.empty()) {
    const auto of_payload =
        static_cast<std::size_t>(std::min<std::uint64_t>(payload_left_, bytes.size()));
    bytes.remove_prefix(of_payload);
    payload_left_ -= of_payload;
    if (bytes.empty()) break;
    head_[head_size_++] = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    if (head_size_ < 2 || head_size_ < head_bytes()) continue;
    payload_left_ = payload_bytes();
    head_size_ = 0;
    ++frames;
  }
  return frames;
}

std::size_t FrameCounter::head_bytes() const {
  return 2 + extended_bytes(head_[1] & length_bits) + ((head_[1] & masked) != 0 ? 4 : 0);
}

std::uint64_t FrameCounter::payload_bytes() const {
  const unsigned length = head_[1] & length_bits;
  const std::size_t extended = extended_bytes(length);
  if (extended == 0) return length;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < extended; ++i) bytes = bytes << 8U | head_[2 + i];
  return bytes;
}

}  // namespace visavis::websocket
