#include "adapters/recorder/packets_test.h"

#include <algorithm>
#include <optional>

#include "base/check.h"

namespace visavis::recorder {
namespace {

using Payloads = std::vector<ByteVector>;

ByteVector joined(ByteVector head, Bytes rest) {
  head.insert(head.end(), rest.begin(), rest.end());
  return head;
}

Payloads packetize_vp8(Bytes picture, std::uint16_t id, std::size_t size_max) {
  Payloads payloads;
  while (!picture.empty()) {
    const std::size_t size = std::min(size_max, picture.size());
    const std::uint8_t start = payloads.empty() ? 0x10 : 0;
    const auto high = static_cast<std::uint8_t>(0x80 | (id >> 8 & 0x7f));
    payloads.push_back(joined(
        {static_cast<std::uint8_t>(0x80 | start), 0x80, high, static_cast<std::uint8_t>(id & 0xff)},
        picture.first(size)));
    picture = picture.subspan(size);
  }
  return payloads;
}

Payloads packetize_vp9(Bytes picture, std::uint16_t id, std::size_t size_max) {
  Payloads payloads;
  const bool key = (picture[0] & 0x04) == 0;  // Profile 0
  while (!picture.empty()) {
    const std::size_t size = std::min(size_max, picture.size());
    unsigned head = 0x80 | (key ? 0 : 0x40);
    if (payloads.empty()) head |= 0x08;
    if (size == picture.size()) head |= 0x04;
    const auto high = static_cast<std::uint8_t>(0x80 | (id >> 8 & 0x7f));
    payloads.push_back(
        joined({static_cast<std::uint8_t>(head), high, static_cast<std::uint8_t>(id & 0xff)},
               picture.first(size)));
    picture = picture.subspan(size);
  }
  return payloads;
}

std::vector<Bytes> units_of(Bytes stream) {
  std::vector<Bytes> units;
  std::optional<std::size_t> begin;
  for (std::size_t i = 0; i + 3 <= stream.size(); ++i) {
    if (stream[i] != 0 || stream[i + 1] != 0 || stream[i + 2] != 1) continue;
    const std::size_t end = i > 0 && stream[i - 1] == 0 ? i - 1 : i;
    if (begin) units.push_back(stream.subspan(*begin, end - *begin));
    begin = i + 3;
  }
  CHECK(begin.has_value());
  units.push_back(stream.subspan(*begin));
  return units;
}

/// Parameter sets together in a STAP-A, what is too long in FU-As.
Payloads packetize_h264(Bytes picture, std::size_t size_max) {
  Payloads payloads;
  ByteVector aggregate{24};
  for (const Bytes unit : units_of(picture)) {
    const std::uint8_t type = unit[0] & 0x1f;
    if (type >= 6 && type <= 9 && unit.size() < 200) {
      aggregate.push_back(static_cast<std::uint8_t>(unit.size() >> 8));
      aggregate.push_back(static_cast<std::uint8_t>(unit.size() & 0xff));
      aggregate = joined(std::move(aggregate), unit);
      continue;
    }
    if (aggregate.size() > 1) payloads.push_back(std::exchange(aggregate, {24}));
    if (unit.size() <= size_max) {
      payloads.emplace_back(unit.begin(), unit.end());
      continue;
    }
    Bytes rest = unit.subspan(1);
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t size = std::min(size_max, rest.size());
      const unsigned flags = (first ? 0x80U : 0U) | (size == rest.size() ? 0x40U : 0U);
      payloads.push_back(joined({static_cast<std::uint8_t>((unit[0] & 0xe0) | 28),
                                 static_cast<std::uint8_t>(flags | type)},
                                rest.first(size)));
      rest = rest.subspan(size);
    }
  }
  return payloads;
}

std::size_t read_leb(Bytes bytes, std::size_t& at) {
  std::size_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = bytes[at++];
    value |= std::size_t{byte & 0x7fU} << shift;
    if ((byte & 0x80) == 0) return value;
  }
}

/// As libwebrtc does: without sizes in the OBUs, without delimiters, one element a packet.
Payloads packetize_av1(Bytes unit, std::size_t size_max) {
  Payloads payloads;
  bool fresh_sequence = false;
  while (!unit.empty()) {
    const std::uint8_t header = unit[0];
    CHECK((header & 0x02) != 0);
    std::size_t at = (header & 0x04) != 0 ? 2 : 1;
    ByteVector obu(unit.begin(), unit.begin() + static_cast<std::ptrdiff_t>(at));
    obu[0] &= 0xfd;
    const std::size_t size = read_leb(unit, at);
    obu = joined(std::move(obu), unit.subspan(at, size));
    unit = unit.subspan(at + size);
    const unsigned type = header >> 3 & 15;
    if (type == 2) continue;
    fresh_sequence = fresh_sequence || type == 1;
    Bytes rest = obu;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t part = std::min(size_max, rest.size());
      unsigned head = 0x10;  // One element
      if (!first) head |= 0x80;
      if (part < rest.size()) head |= 0x40;
      if (payloads.empty() && fresh_sequence) head |= 0x08;
      payloads.push_back(joined({static_cast<std::uint8_t>(head)}, rest.first(part)));
      rest = rest.subspan(part);
    }
  }
  return payloads;
}

}  // namespace

ByteVector make_rtp(const RtpFields& fields, Bytes payload) {
  ByteVector packet(12);
  packet[0] = 0x80;
  packet[1] = static_cast<std::uint8_t>((fields.marker ? 0x80 : 0) | fields.payload_type);
  write_u16(packet, 2, fields.sequence);
  write_u32(packet, 4, fields.timestamp);
  write_u32(packet, 8, fields.ssrc);
  return joined(std::move(packet), payload);
}

ByteVector make_sender_report(std::uint32_t ssrc, std::uint64_t ntp, std::uint32_t timestamp) {
  ByteVector packet(28);
  write_u32(packet, 0, 0x80c8'0006);
  write_u32(packet, 4, ssrc);
  write_u32(packet, 8, static_cast<std::uint32_t>(ntp >> 32));
  write_u32(packet, 12, static_cast<std::uint32_t>(ntp & 0xffff'ffff));
  write_u32(packet, 16, timestamp);
  return packet;
}

Payloads packetize(app::MediaCodec codec, Bytes picture, std::uint16_t picture_id,
                   std::size_t size_max) {
  if (codec == app::MediaCodec::vp8) return packetize_vp8(picture, picture_id, size_max);
  if (codec == app::MediaCodec::vp9) return packetize_vp9(picture, picture_id, size_max);
  if (codec == app::MediaCodec::h264) return packetize_h264(picture, size_max);
  CHECK(codec == app::MediaCodec::av1);
  return packetize_av1(picture, size_max);
}

}  // namespace visavis::recorder
