#include "adapters/recorder/vp8.h"

#include <utility>

namespace visavis::recorder {
namespace {

/// RFC 7741, 4.2, the payload descriptor.
struct Vp8Descriptor {
  bool begins = false;  ///< the picture's first partition
  std::optional<std::uint16_t> id;
  std::uint16_t id_mask = 0;
  Bytes rest;
};

std::optional<Vp8Descriptor> read_vp8_descriptor(Bytes payload) {
  if (payload.empty()) return std::nullopt;
  Vp8Descriptor found;
  found.begins = (payload[0] & 0x10) != 0 && (payload[0] & 0x07) == 0;
  const bool extended = (payload[0] & 0x80) != 0;
  std::size_t at = 1;
  if (extended) {
    if (payload.size() < 2) return std::nullopt;
    const std::uint8_t has = payload[1];
    at = 2;
    if ((has & 0x80) != 0) {
      if (payload.size() < at + 2) return std::nullopt;
      const bool long_id = (payload[at] & 0x80) != 0;
      found.id_mask = long_id ? 0x7fff : 0x7f;
      found.id = long_id ? read_u16(payload, at) & 0x7fff : payload[at];
      at += long_id ? 2 : 1;
    }
    if ((has & 0x40) != 0) ++at;  // TL0PICIDX
    if ((has & 0x30) != 0) ++at;  // TID, Y, KEYIDX
  }
  if (payload.size() <= at) return std::nullopt;
  found.rest = payload.subspan(at);
  return found;
}

/// RFC 6386, 9.1: in a key frame, after its tag of three bytes.
std::optional<PictureSize> key_frame_size(Bytes frame) {
  if (frame.size() < 10 || frame[3] != 0x9d || frame[4] != 0x01 || frame[5] != 0x2a)
    return std::nullopt;
  // Little-endian; the upper two bits are a scale.
  const auto width = static_cast<unsigned>(frame[6] | (frame[7] & 0x3f) << 8);
  const auto height = static_cast<unsigned>(frame[8] | (frame[9] & 0x3f) << 8);
  const PictureSize size{width, height};
  if (size.width == 0 || size.height == 0) return std::nullopt;
  return size;
}

/// RFC 6386, 9.1: 19 bits of the tag say how long the first partition is, and a key frame has seven
/// bytes more before it.
bool has_first_partition(Bytes frame, bool key) {
  const std::size_t tag = frame[0] | std::size_t{frame[1]} << 8 | std::size_t{frame[2]} << 16;
  return frame.size() >= (key ? 10 : 3) + (tag >> 5);
}

}  // namespace

bool Vp8Builder::begins(Bytes payload) const {
  const auto found = read_vp8_descriptor(payload);
  return found && found->begins;
}

bool Vp8Builder::add(Bytes payload) {
  const auto found = read_vp8_descriptor(payload);
  if (!found || found->begins != picture_.bytes.empty()) return false;
  if (picture_.bytes.empty()) {
    picture_.id = found->id;
    picture_.id_mask = found->id_mask;
  }
  picture_.bytes.insert(picture_.bytes.end(), found->rest.begin(), found->rest.end());
  return picture_.bytes.size() <= picture_bytes_max;
}

std::optional<Picture> Vp8Builder::take() {
  Picture picture = std::exchange(picture_, {});
  if (picture.bytes.size() < 3) return std::nullopt;
  picture.key = (picture.bytes[0] & 1) == 0;
  // A browser's decoder does not play on past one that was cut off.
  if (!has_first_partition(picture.bytes, picture.key)) return std::nullopt;
  if (!picture.key) return picture;
  const auto size = key_frame_size(picture.bytes);
  if (!size) return std::nullopt;
  picture.size = *size;
  return picture;
}

}  // namespace visavis::recorder
