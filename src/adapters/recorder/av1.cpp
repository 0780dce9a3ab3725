#include "adapters/recorder/av1.h"

#include <utility>

#include "adapters/recorder/bit_reader.h"

namespace visavis::recorder {
namespace {

// AV1 bitstream specification, 6.2.2.
enum Type : std::uint8_t {
  sequence_header = 1,
  temporal_delimiter = 2,
  frame_header = 3,
  frame = 6,
  tile_list = 8,
  padding = 15,
};

constexpr std::size_t units_max = 256;

/// 4.10.5. Cut off from `bytes`.
std::optional<std::size_t> take_leb128(Bytes& bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8 && i < bytes.size(); ++i) {
    value |= std::uint64_t{bytes[i] & 0x7fU} << (7 * i);
    if ((bytes[i] & 0x80) != 0) continue;
    bytes = bytes.subspan(i + 1);
    return static_cast<std::size_t>(value);
  }
  return std::nullopt;
}

void append_leb128(std::vector<std::uint8_t>& bytes, std::size_t value) {
  while (value >= 0x80) {
    bytes.push_back(static_cast<std::uint8_t>(value & 0x7f) | 0x80);
    value >>= 7;
  }
  bytes.push_back(static_cast<std::uint8_t>(value));
}

struct Obu {
  std::uint8_t type = 0;
  std::uint8_t header = 0;
  std::optional<std::uint8_t> extension = std::nullopt;
  Bytes payload = {};
};

std::optional<Obu> read_obu(Bytes unit) {
  if (unit.empty() || (unit[0] & 0x80) != 0) return std::nullopt;
  Obu obu{.type = static_cast<std::uint8_t>(unit[0] >> 3 & 15), .header = unit[0]};
  const bool extended = (unit[0] & 0x04) != 0;
  const bool sized = (unit[0] & 0x02) != 0;
  if (extended && unit.size() < 2) return std::nullopt;
  if (extended) obu.extension = unit[1];
  obu.payload = unit.subspan(extended ? 2 : 1);
  if (!sized) return obu;
  const auto size = take_leb128(obu.payload);
  if (!size || *size > obu.payload.size()) return std::nullopt;
  obu.payload = obu.payload.first(*size);
  return obu;
}

void append_obu(std::vector<std::uint8_t>& bytes, const Obu& obu) {
  bytes.push_back(obu.header | 0x02);
  if (obu.extension) bytes.push_back(*obu.extension);
  append_leb128(bytes, obu.payload.size());
  bytes.insert(bytes.end(), obu.payload.begin(), obu.payload.end());
}

/// 5.5.4; the length of the decoder's delays, where it has a model.
std::optional<unsigned> read_timing(BitReader& reader) {
  reader.bits(32);
  reader.bits(32);
  if (reader.flag()) reader.golomb();
  if (!reader.flag()) return std::nullopt;
  const unsigned length = reader.bits(5) + 1;
  reader.bits(32);
  reader.bits(10);
  return length;
}

void skip_operating_points(BitReader& reader) {
  std::optional<unsigned> delays;
  if (reader.flag()) delays = read_timing(reader);
  const bool displays = reader.flag();
  const unsigned points = reader.bits(5) + 1;
  for (unsigned i = 0; i < points && reader.good(); ++i) {
    reader.bits(12);
    if (reader.bits(5) > 7) reader.bit();
    if (delays && reader.flag()) {
      reader.bits(*delays);
      reader.bits(*delays);
      reader.bit();
    }
    if (displays && reader.flag()) reader.bits(4);
  }
}

/// 5.5.1
std::optional<PictureSize> size_in_header(Bytes header) {
  BitReader reader(header);
  reader.bits(4);  // seq_profile, still_picture
  const bool reduced = reader.flag();
  if (reduced)
    reader.bits(5);
  else
    skip_operating_points(reader);
  const unsigned width_bits = reader.bits(4) + 1;
  const unsigned height_bits = reader.bits(4) + 1;
  const PictureSize size{reader.bits(width_bits) + 1, reader.bits(height_bits) + 1};
  if (!reader.good()) return std::nullopt;
  return size;
}

/// 5.9.2: shown anew it is none; frame type 0 is a key frame.
bool begins_key_frame(Bytes header) { return !header.empty() && (header[0] & 0xe0) == 0; }

/// The aggregation header: Z Y W W N - - -.
struct Aggregation {
  bool continues = false;  ///< the first element goes on with what the last packet began
  bool goes_on = false;    ///< the last element is not whole
  unsigned count = 0;      ///< of elements; 0: each has its length
};

Aggregation read_aggregation(std::uint8_t head) {
  return {(head & 0x80) != 0, (head & 0x40) != 0, head >> 4 & 3U};
}

}  // namespace

bool Av1Builder::begins(Bytes payload) const {
  return !payload.empty() && !read_aggregation(payload[0]).continues;
}

bool Av1Builder::add(Bytes payload) {
  if (payload.size() < 2) return false;
  const Aggregation head = read_aggregation(payload[0]);
  if (head.continues != open_) return false;
  Bytes rest = payload.subspan(1);
  bool continues = head.continues;
  for (unsigned element = 1; !rest.empty(); ++element) {
    std::size_t size = rest.size();
    if (head.count == 0 || element < head.count) {
      const auto told = take_leb128(rest);
      if (!told || *told > rest.size()) return false;
      size = *told;
    }
    if (!add_element(rest.first(size), continues)) return false;
    rest = rest.subspan(size);
    continues = false;
  }
  open_ = head.goes_on;
  return true;
}

bool Av1Builder::add_element(Bytes element, bool continues) {
  if (!continues) units_.emplace_back();
  if (units_.empty() || units_.size() > units_max) return false;
  bytes_ += element.size();
  if (bytes_ > picture_bytes_max) return false;
  units_.back().insert(units_.back().end(), element.begin(), element.end());
  return true;
}

std::optional<Picture> Av1Builder::take() {
  const auto units = std::exchange(units_, {});
  bytes_ = 0;
  if (std::exchange(open_, false)) return std::nullopt;
  Picture picture;
  bool key = false;
  for (const auto& unit : units) {
    const auto obu = read_obu(unit);
    if (!obu) return std::nullopt;
    if (obu->type == temporal_delimiter || obu->type == tile_list || obu->type == padding) continue;
    if (obu->type == sequence_header) {
      const auto size = size_in_header(obu->payload);
      if (!size) return std::nullopt;
      picture.size = *size;
      picture.config.clear();
      append_obu(picture.config, *obu);
    }
    if (obu->type == frame_header || obu->type == frame)
      key = key || begins_key_frame(obu->payload);
    append_obu(picture.bytes, *obu);
  }
  if (picture.bytes.empty()) return std::nullopt;
  picture.key = key && !picture.config.empty();
  return picture;
}

}  // namespace visavis::recorder
