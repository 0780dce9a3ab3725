#include "adapters/recorder/vp9.h"

#include <algorithm>
#include <utility>

#include "adapters/recorder/bit_reader.h"

namespace visavis::recorder {
namespace {

/// RFC 9628, 4.2, the payload descriptor.
struct Vp9Descriptor {
  bool begins = false;  ///< a layer's frame
  bool ends = false;
  unsigned spatial = 0;
  std::optional<std::uint16_t> id;
  std::uint16_t id_mask = 0;
  PictureSize largest;
  Bytes rest;
};

/// Reads bytes one after the other; behind the end, zeros.
class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : bytes_(bytes) {}
  std::uint8_t byte() {
    if (at_ < bytes_.size()) return bytes_[at_++];
    good_ = false;
    return 0;
  }
  std::uint16_t u16() {
    const std::uint8_t high = byte();
    return static_cast<std::uint16_t>(high << 8 | byte());
  }
  bool good() const { return good_; }
  Bytes rest() const { return bytes_.subspan(at_); }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

void read_picture_id(ByteReader& reader, Vp9Descriptor& found) {
  const std::uint8_t first = reader.byte();
  const bool long_id = (first & 0x80) != 0;
  found.id_mask = long_id ? 0x7fff : 0x7f;
  found.id = long_id ? static_cast<std::uint16_t>((first & 0x7f) << 8 | reader.byte())
                     : static_cast<std::uint16_t>(first);
}

/// 4.2.1, the scalability structure.
void read_structure(ByteReader& reader, Vp9Descriptor& found) {
  const std::uint8_t head = reader.byte();
  const unsigned layers = (head >> 5) + 1U;
  if ((head & 0x10) != 0)
    for (unsigned i = 0; i < layers; ++i) {
      found.largest.width = reader.u16();
      found.largest.height = reader.u16();
    }
  if ((head & 0x08) == 0) return;
  const unsigned pictures = reader.byte();
  for (unsigned i = 0; i < pictures && reader.good(); ++i) {
    const unsigned references = reader.byte() >> 2 & 3U;
    for (unsigned each = 0; each < references; ++each) reader.byte();
  }
}

std::optional<Vp9Descriptor> read_vp9_descriptor(Bytes payload) {
  ByteReader reader(payload);
  Vp9Descriptor found;
  const std::uint8_t head = reader.byte();
  const bool has_id = (head & 0x80) != 0;
  const bool predicted = (head & 0x40) != 0;
  const bool has_layers = (head & 0x20) != 0;
  const bool flexible = (head & 0x10) != 0;
  found.begins = (head & 0x08) != 0;
  found.ends = (head & 0x04) != 0;
  if (has_id) read_picture_id(reader, found);
  if (has_layers) {
    found.spatial = reader.byte() >> 1 & 7U;
    if (!flexible) reader.byte();  // TL0PICIDX
  }
  if (flexible && predicted)
    for (int i = 0; i < 3; ++i)  // P_DIFF, up to three, the lowest bit says whether one follows
      if ((reader.byte() & 1) == 0) break;
  if ((head & 0x02) != 0) read_structure(reader, found);
  found.rest = reader.rest();
  if (!reader.good() || found.rest.empty()) return std::nullopt;
  return found;
}

/// Of the uncompressed header (VP9 bitstream specification, 6.2).
struct FrameHeader {
  bool key = false;
  PictureSize size;
};

std::optional<FrameHeader> read_header(Bytes frame) {
  BitReader reader(frame);
  if (reader.bits(2) != 2) return std::nullopt;
  const unsigned low = reader.bit();
  const unsigned profile = reader.bit() << 1 | low;
  if (profile == 3 && reader.flag()) return std::nullopt;
  const bool shows_existing = reader.flag();
  if (shows_existing) return FrameHeader{};
  FrameHeader header{.key = !reader.flag(), .size = {}};
  reader.bits(2);  // show_frame, error_resilient_mode
  if (!header.key) return header;
  if (reader.bits(24) != 0x498342) return std::nullopt;
  if (profile >= 2) reader.bit();  // ten or twelve bits
  constexpr unsigned rgb = 7;
  const bool subsampled = profile == 1 || profile == 3;
  if (reader.bits(3) != rgb) {
    reader.bit();  // color_range
    if (subsampled) reader.bits(3);
  } else if (subsampled) {
    reader.bit();
  }
  header.size.width = reader.bits(16) + 1;
  header.size.height = reader.bits(16) + 1;
  if (!reader.good()) return std::nullopt;
  return header;
}

/// VP9 bitstream specification, annex B: what tells a decoder where each frame of several ends.
void append_index(std::vector<std::uint8_t>& bytes, const std::vector<std::size_t>& ends) {
  constexpr unsigned size_bytes = 4;
  const auto marker = static_cast<std::uint8_t>(0xc0 | (size_bytes - 1) << 3 | (ends.size() - 1));
  std::size_t begin = 0;
  bytes.push_back(marker);
  for (const std::size_t end : ends) {
    for (unsigned i = 0; i < size_bytes; ++i)
      bytes.push_back(static_cast<std::uint8_t>((end - begin) >> (8 * i) & 0xff));
    begin = end;
  }
  bytes.push_back(marker);
}

constexpr std::size_t layers_max = 8;

}  // namespace

bool Vp9Builder::begins(Bytes payload) const {
  const auto found = read_vp9_descriptor(payload);
  return found && found->begins && found->spatial == 0;
}

bool Vp9Builder::add(Bytes payload) {
  const auto found = read_vp9_descriptor(payload);
  if (!found || found->begins == in_layer_) return false;
  if (picture_.bytes.empty()) {
    picture_.id = found->id;
    picture_.id_mask = found->id_mask;
    told_ = {};
  }
  if (found->largest.width > 0) told_ = found->largest;
  picture_.bytes.insert(picture_.bytes.end(), found->rest.begin(), found->rest.end());
  in_layer_ = !found->ends;
  if (found->ends) layers_.push_back(picture_.bytes.size());
  return picture_.bytes.size() <= picture_bytes_max && layers_.size() <= layers_max;
}

std::optional<Picture> Vp9Builder::take() {
  Picture picture = std::exchange(picture_, {});
  const auto layers = std::exchange(layers_, {});
  const bool ended = !std::exchange(in_layer_, false);
  if (!ended || picture.bytes.empty() || layers.size() > layers_max) return std::nullopt;
  const auto header = read_header(picture.bytes);
  if (!header) return std::nullopt;
  picture.key = header->key;
  picture.size = told_.width > 0 && told_.height > 0 ? told_ : header->size;
  if (layers.size() > 1) append_index(picture.bytes, layers);
  return picture;
}

}  // namespace visavis::recorder
