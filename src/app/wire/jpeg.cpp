#include "app/wire/jpeg.h"

namespace visavis::app {
namespace {

using Bytes = std::span<const std::uint8_t>;

// T.81, table B.1.
constexpr std::uint8_t baseline_frame = 0xc0, huffman_tables = 0xc4, start_of_image = 0xd8,
                       end_of_image = 0xd9, start_of_scan = 0xda, quantization_tables = 0xdb,
                       restart_interval = 0xdd, application_first = 0xe0, application_last = 0xef,
                       comment = 0xfe, restart_first = 0xd0, restart_last = 0xd7;

unsigned read_u16(Bytes bytes, std::size_t at) { return bytes[at] * 256U + bytes[at + 1]; }

/// A marker with a length: the bytes behind the length. `rest` goes on behind it.
struct Segment {
  std::uint8_t marker;
  Bytes content;
};
std::optional<Segment> take_segment(Bytes& rest) {
  // B.1.1.2: a marker may be filled up in front.
  while (rest.size() >= 2 && rest[0] == 0xff && rest[1] == 0xff) rest = rest.subspan(1);
  if (rest.size() < 4 || rest[0] != 0xff) return std::nullopt;
  const std::uint8_t marker = rest[1];
  const std::size_t length = read_u16(rest, 2);
  if (length < 2 || length > rest.size() - 2) return std::nullopt;
  const Segment segment{marker, rest.subspan(4, length - 2)};
  rest = rest.subspan(2 + length);
  return segment;
}

/// B.2.2. A height of 0 would be said later.
std::optional<ImageSize> frame_size(Bytes frame) {
  if (frame.size() < 6 || frame[0] != 8) return std::nullopt;
  const ImageSize size{read_u16(frame, 3), read_u16(frame, 1)};
  const std::size_t components = frame[5];
  if (size.width == 0 || size.height == 0 || (components != 1 && components != 3) ||
      frame.size() != 6 + 3 * components)
    return std::nullopt;
  return size;
}

bool says_nothing_of_the_size(std::uint8_t marker) {
  return marker == huffman_tables || marker == quantization_tables || marker == restart_interval ||
         marker == comment || (marker >= application_first && marker <= application_last);
}

/// Nothing but the one scan's data up to the end of the image.
bool ends_after(Bytes scan) {
  for (std::size_t at = 0; at + 1 < scan.size(); ++at) {
    if (scan[at] != 0xff) continue;
    const std::uint8_t next = scan[at + 1];
    if (next == end_of_image) return at + 2 == scan.size();
    if (next != 0 && next != 0xff && (next < restart_first || next > restart_last)) return false;
  }
  return false;
}

}  // namespace

std::optional<ImageSize> jpeg_size(Bytes bytes) {
  if (bytes.size() < 2 || bytes[0] != 0xff || bytes[1] != start_of_image) return std::nullopt;
  std::optional<ImageSize> size;
  for (Bytes rest = bytes.subspan(2);;) {
    const auto segment = take_segment(rest);
    if (!segment) return std::nullopt;
    if (segment->marker == baseline_frame) {
      if (size) return std::nullopt;
      size = frame_size(segment->content);
      if (!size) return std::nullopt;
    } else if (segment->marker == start_of_scan) {
      return size && ends_after(rest) ? size : std::nullopt;
    } else if (!says_nothing_of_the_size(segment->marker)) {
      return std::nullopt;
    }
  }
}

}  // namespace visavis::app
