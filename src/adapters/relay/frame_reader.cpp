#include "adapters/relay/frame_reader.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::relay {

MutableBytes FrameReader::space() {
  if (begin_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  return MutableBytes(buffer_).subspan(end_);
}

void FrameReader::filled(std::size_t size) {
  CHECK(size <= buffer_.size() - end_);
  end_ += size;
}

std::optional<Bytes> FrameReader::next() {
  while (!broken_ && end_ - begin_ >= 2) {
    const std::size_t length = read_u16(buffer_, begin_);
    if (length > datagram_max) {
      broken_ = true;
      break;
    }
    if (end_ - begin_ < 2 + length) break;
    const Bytes datagram = Bytes(buffer_).subspan(begin_ + 2, length);
    begin_ += 2 + length;
    if (length > 0) return datagram;
  }
  return std::nullopt;
}

}  // namespace visavis::relay
