#include <array>
#include <vector>

#include "adapters/recorder/opus.h"
#include "adapters/recorder/picture_stream.h"
#include "base/check.h"

namespace {

using namespace visavis;
using app::MediaCodec;

/// ISO/IEC 14496-15: units behind their lengths, to the end.
bool is_list_of_units(Bytes bytes) {
  while (bytes.size() >= 4) {
    const std::size_t size = read_u32(bytes, 0);
    if (size == 0 || size > bytes.size() - 4) return false;
    bytes = bytes.subspan(4 + size);
  }
  return bytes.empty();
}

void check(const recorder::TimedPicture& one) {
  CHECK(!one.picture.bytes.empty());
  if (one.codec == MediaCodec::h264) CHECK(is_list_of_units(one.picture.bytes));
  if (!one.picture.key) return;
  CHECK(one.picture.size.width > 0 && one.picture.size.height > 0);
  if (one.codec == MediaCodec::h264 || one.codec == MediaCodec::av1)
    CHECK(!one.picture.config.empty());
}

}  // namespace

// Packets of the payload format that the first byte says, each with its flags and length before it.
// What comes out is a picture, the first of them a key frame.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  constexpr std::array codecs{MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1};
  Bytes rest(data + 1, size - 1);
  recorder::opus_samples(rest);
  recorder::PictureStream stream;
  std::vector<recorder::TimedPicture> pictures;
  std::uint32_t timestamp = 0;
  while (rest.size() >= 2) {
    const std::uint8_t flags = rest[0];
    const std::size_t length = std::min<std::size_t>(rest[1], rest.size() - 2);
    if ((flags & 1) != 0) ++timestamp;
    recorder::ReorderBuffer::Ordered next;
    next.packet.codec = codecs[(data[0] + ((flags & 8) != 0 ? 1 : 0)) % codecs.size()];
    next.packet.timestamp = timestamp;
    next.packet.marker = (flags & 2) != 0;
    next.lost_before = (flags & 4) != 0 ? 1 : 0;
    next.packet.payload = rest.subspan(2, length);
    if (length == 0) next.packet.codec = MediaCodec::other;
    stream.push(next, pictures);
    rest = rest.subspan(2 + length);
  }
  for (const auto& one : pictures) check(one);
  CHECK(pictures.empty() || pictures.front().picture.key);
  return 0;
}
