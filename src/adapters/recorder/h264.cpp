#include "adapters/recorder/h264.h"

#include <algorithm>
#include <array>
#include <utility>

#include "adapters/recorder/bit_reader.h"

namespace visavis::recorder {
namespace {

// H.264, table 7-1, and RFC 6184, table 1.
enum Unit : std::uint8_t {
  slice = 1,
  instant_refresh = 5,
  enhancement = 6,
  sequence_parameter_set = 7,
  picture_parameter_set = 8,
  delimiter = 9,
  filler = 12,
  single_last = 23,
  stap_a = 24,
  fu_a = 28,
};

constexpr std::size_t parameters_max = 1024;

std::uint8_t unit_type(std::uint8_t header) { return header & 0x1f; }

/// A picture's slices may be many; its first begins with its first macroblock.
bool begins_picture(std::uint8_t type, Bytes after_header) {
  if (type == slice || type == instant_refresh)
    return !after_header.empty() && (after_header[0] & 0x80) != 0;
  return type == enhancement || type == sequence_parameter_set || type == delimiter;
}

void write_length(std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t length) {
  write_u32(bytes, at, static_cast<std::uint32_t>(length));
}

/// Without the bytes that keep a start code from appearing (H.264, 7.4.1.1).
std::vector<std::uint8_t> unescaped(Bytes unit) {
  std::vector<std::uint8_t> plain;
  unsigned zeros = 0;
  for (const std::uint8_t byte : unit) {
    if (zeros >= 2 && byte == 3) {
      zeros = 0;
      continue;
    }
    zeros = byte == 0 ? zeros + 1 : 0;
    plain.push_back(byte);
  }
  return plain;
}

void skip_scaling_lists(BitReader& reader, unsigned lists) {
  for (unsigned list = 0; list < lists && reader.good(); ++list) {
    if (!reader.flag()) continue;
    std::int32_t last = 8;
    std::int32_t next = 8;
    const unsigned entries = list < 6 ? 16 : 64;
    for (unsigned i = 0; i < entries && next != 0 && reader.good(); ++i) {
      next = (last + reader.signed_golomb() % 256 + 256) % 256;
      if (next != 0) last = next;
    }
  }
}

/// What high profiles have more; the chroma format.
unsigned read_high_profile(BitReader& reader) {
  const unsigned chroma = reader.golomb();
  if (chroma == 3) reader.bit();
  reader.golomb();
  reader.golomb();
  reader.bit();
  if (reader.flag()) skip_scaling_lists(reader, chroma == 3 ? 12 : 8);
  return chroma;
}

void skip_order_count(BitReader& reader) {
  const unsigned type = reader.golomb();
  if (type == 0) reader.golomb();
  if (type != 1) return;
  reader.bit();
  reader.signed_golomb();
  reader.signed_golomb();
  const unsigned references = reader.golomb();
  for (unsigned i = 0; i < references && reader.good(); ++i) reader.signed_golomb();
}

constexpr std::array<unsigned, 11> high_profiles{100, 110, 122, 244, 44, 83,
                                                 86,  118, 128, 138, 134};

}  // namespace

std::optional<PictureSize> size_in_sps(Bytes unit) {
  const auto plain = unescaped(unit);
  if (plain.size() < 4) return std::nullopt;
  BitReader reader(Bytes(plain).subspan(4));
  reader.golomb();
  unsigned chroma = 1;
  if (std::ranges::find(high_profiles, plain[1]) != high_profiles.end())
    chroma = read_high_profile(reader);
  reader.golomb();
  skip_order_count(reader);
  reader.golomb();
  reader.bit();
  const std::uint64_t across = std::uint64_t{reader.golomb()} + 1;
  const std::uint64_t down = std::uint64_t{reader.golomb()} + 1;
  const unsigned fields = reader.flag() ? 1 : 2;
  if (fields == 2) reader.bit();
  reader.bit();
  std::array<std::uint64_t, 4> crop{};
  if (reader.flag())
    for (auto& side : crop) side = reader.golomb();
  const std::uint64_t unit_x = chroma == 1 || chroma == 2 ? 2 : 1;
  const std::uint64_t unit_y = (chroma == 1 ? 2 : 1) * std::uint64_t{fields};
  const std::uint64_t width = across * 16, cut_x = (crop[0] + crop[1]) * unit_x;
  const std::uint64_t height = down * 16 * fields, cut_y = (crop[2] + crop[3]) * unit_y;
  constexpr std::uint64_t side_max = 16384;
  if (!reader.good() || width > side_max || height > side_max || cut_x >= width || cut_y >= height)
    return std::nullopt;
  return PictureSize{static_cast<unsigned>(width - cut_x), static_cast<unsigned>(height - cut_y)};
}

bool H264Builder::begins(Bytes payload) const {
  if (payload.empty()) return false;
  const std::uint8_t type = unit_type(payload[0]);
  if (type == stap_a)
    return payload.size() > 3 && begins_picture(unit_type(payload[3]), payload.subspan(4));
  if (type == fu_a)
    return payload.size() > 2 && (payload[1] & 0x80) != 0 &&
           begins_picture(unit_type(payload[1]), payload.subspan(2));
  return begins_picture(type, payload.subspan(1));
}

bool H264Builder::add(Bytes payload) {
  if (payload.empty()) return false;
  const std::uint8_t type = unit_type(payload[0]);
  if (type == fu_a) return add_fragment(payload);
  if (fragment_) return false;
  if (type == stap_a) return add_aggregate(payload.subspan(1));
  return add_unit(payload);
}

bool H264Builder::add_unit(Bytes unit) {
  if (unit.empty()) return false;
  const std::uint8_t type = unit_type(unit[0]);
  if (type == 0 || type > single_last) return false;
  if (type == delimiter || type == filler) return true;
  if (type == sequence_parameter_set || type == picture_parameter_set) {
    if (unit.size() < 4 - (type == picture_parameter_set ? 2U : 0U) || unit.size() > parameters_max)
      return false;
    (type == sequence_parameter_set ? sequence_parameters_ : picture_parameters_)
        .assign(unit.begin(), unit.end());
  }
  picture_.key = picture_.key || type == instant_refresh;
  auto& bytes = picture_.bytes;
  const std::size_t at = bytes.size();
  bytes.resize(at + 4);
  write_length(bytes, at, unit.size());
  bytes.insert(bytes.end(), unit.begin(), unit.end());
  return bytes.size() <= picture_bytes_max;
}

bool H264Builder::add_aggregate(Bytes rest) {
  while (!rest.empty()) {
    if (rest.size() < 2) return false;
    const std::size_t size = read_u16(rest, 0);
    if (size == 0 || size > rest.size() - 2) return false;
    if (!add_unit(rest.subspan(2, size))) return false;
    rest = rest.subspan(2 + size);
  }
  return true;
}

bool H264Builder::add_fragment(Bytes payload) {
  if (payload.size() < 3) return false;
  const bool first = (payload[1] & 0x80) != 0;
  const bool last = (payload[1] & 0x40) != 0;
  if (first == fragment_.has_value()) return false;
  auto& bytes = picture_.bytes;
  if (first) {
    fragment_ = bytes.size();
    bytes.resize(bytes.size() + 4);
    bytes.push_back(static_cast<std::uint8_t>((payload[0] & 0xe0) | unit_type(payload[1])));
    picture_.key = picture_.key || unit_type(payload[1]) == instant_refresh;
  }
  bytes.insert(bytes.end(), payload.begin() + 2, payload.end());
  if (last) close_fragment();
  return bytes.size() <= picture_bytes_max;
}

void H264Builder::close_fragment() {
  write_length(picture_.bytes, *fragment_, picture_.bytes.size() - *fragment_ - 4);
  fragment_.reset();
}

std::optional<Picture> H264Builder::take() {
  Picture picture = std::exchange(picture_, {});
  const bool ended = !std::exchange(fragment_, std::nullopt);
  if (!ended || picture.bytes.empty()) return std::nullopt;
  if (!picture.key) return picture;
  const auto& sps = sequence_parameters_;
  const auto& pps = picture_parameters_;
  if (sps.empty() || pps.empty()) return std::nullopt;
  const auto size = size_in_sps(sps);
  if (!size) return std::nullopt;
  picture.size = *size;
  // ISO/IEC 14496-15, 5.3.3.1: one set of each, lengths of four bytes.
  auto& config = picture.config;
  config = {1, sps[1], sps[2], sps[3], 0xff, 0xe1};
  const auto append = [&config](const std::vector<std::uint8_t>& unit) {
    config.push_back(static_cast<std::uint8_t>(unit.size() >> 8));
    config.push_back(static_cast<std::uint8_t>(unit.size() & 0xff));
    config.insert(config.end(), unit.begin(), unit.end());
  };
  append(sps);
  config.push_back(1);
  append(pps);
  return picture;
}

}  // namespace visavis::recorder
