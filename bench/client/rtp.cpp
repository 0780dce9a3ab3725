#include "rtp.h"

namespace visavis::bench {
namespace {

constexpr std::size_t fixed_bytes = 12;
constexpr std::uint16_t one_byte_profile = 0xbede;
constexpr std::uint32_t stamp_magic = 0x76697362;
constexpr std::size_t stamp_bytes = 20;

}  // namespace

std::size_t write_rtp_header(MutableView out, const RtpHeader& header, const ExtensionIds& ids,
                             const RtpExtensions& extensions) {
  Writer writer{out};
  writer.u8(0x90)
      .u8((header.marker ? 0x80u : 0u) | header.payload_type)
      .u16(header.sequence)
      .u32(header.timestamp)
      .u32(header.ssrc)
      .u16(one_byte_profile)
      .u16(0);
  const auto element = [&writer](std::uint8_t id, std::size_t size) {
    writer.u8((static_cast<std::size_t>(id) << 4) | (size - 1));
  };
  if (ids.abs_send_time != 0) {
    element(ids.abs_send_time, 3);
    writer.u24(extensions.abs_send_time);
  }
  if (ids.transport_cc != 0) {
    element(ids.transport_cc, 2);
    writer.u16(extensions.transport_sequence);
  }
  if (ids.mid != 0 && extensions.mid) {
    element(ids.mid, 1);
    writer.u8(static_cast<std::uint8_t>(*extensions.mid));
  }
  if (ids.audio_level != 0 && extensions.audio_level) {
    element(ids.audio_level, 1);
    writer.u8(*extensions.audio_level);
  }
  while (writer.size() % 4 != 0) writer.u8(0);
  const std::size_t words = (writer.size() - fixed_bytes - 4) / 4;
  Writer{out.subspan(fixed_bytes + 2, 2)}.u16(words);
  return writer.size();
}

std::optional<ParsedRtp> parse_rtp(View packet, const ExtensionIds& ids) {
  if (packet.size() < fixed_bytes || packet[0] >> 6 != 2) return std::nullopt;
  ParsedRtp parsed{};
  parsed.header.marker = (packet[1] & 0x80) != 0;
  parsed.header.payload_type = packet[1] & 0x7f;
  parsed.header.sequence = read16(packet, 2);
  parsed.header.timestamp = read32(packet, 4);
  parsed.header.ssrc = read32(packet, 8);
  std::size_t at = fixed_bytes + 4 * static_cast<std::size_t>(packet[0] & 0x0f);
  if ((packet[0] & 0x10) != 0) {
    if (at + 4 > packet.size()) return std::nullopt;
    const bool one_byte = read16(packet, at) == one_byte_profile;
    const std::size_t end = at + 4 + 4 * static_cast<std::size_t>(read16(packet, at + 2));
    at += 4;
    if (end > packet.size()) return std::nullopt;
    while (one_byte && at < end) {
      if (packet[at] == 0) {
        ++at;
        continue;
      }
      const std::uint8_t id = packet[at] >> 4;
      const std::size_t size = (packet[at] & 0x0fu) + 1u;
      if (id == 15 || at + 1 + size > end) break;
      if (id == ids.transport_cc && size == 2) parsed.transport_sequence = read16(packet, at + 1);
      at += 1 + size;
    }
    at = end;
  }
  if (at > packet.size()) return std::nullopt;
  parsed.payload_at = at;
  return parsed;
}

CodecStart vp8_start(const Vp8Place& place) {
  CodecStart start{};
  Writer writer{start};
  // X and, at the start of a partition, S; then I; then M and the picture id.
  writer.u8(place.first ? 0x90 : 0x80).u8(0x80).u16(0x8000u | place.picture);
  if (!place.first) return start;
  // Shown; the lowest bit: depends on earlier ones.
  writer.u8(place.key_frame ? 0x10 : 0x11).u8(0x02).u8(0);
  if (!place.key_frame) return start;
  constexpr std::array<std::uint8_t, 7> start_code_and_720p{0x9d, 0x01, 0x2a, 0x00,
                                                            0x05, 0xd0, 0x02};
  writer.raw(start_code_and_720p);
  return start;
}

std::optional<Stamp> read_stamp(View payload) {
  if (payload.size() < codec_bytes + stamp_bytes) return std::nullopt;
  if (read32(payload, codec_bytes) != stamp_magic) return std::nullopt;
  return Stamp{static_cast<std::int64_t>(read64(payload, codec_bytes + 4)),
               read64(payload, codec_bytes + 12)};
}

void write_stamp(MutableView payload, const Stamp& stamp) {
  Writer{payload}
      .skip(codec_bytes)
      .u32(stamp_magic)
      .u64(static_cast<std::uint64_t>(stamp.sent_at_ns))
      .u64(stamp.sequence);
}

std::size_t write_sender_report(MutableView out, const SenderReport& report) {
  constexpr std::uint64_t ntp_offset_s = 2'208'988'800;
  const auto now_ns = static_cast<std::uint64_t>(report.now_ns);
  const std::uint64_t fraction = ((now_ns % 1'000'000'000) << 32) / 1'000'000'000;
  Writer writer{out};
  writer.u8(0x80).u8(200).u16(6).u32(report.ssrc);
  writer.u32(now_ns / 1'000'000'000 + ntp_offset_s).u32(fraction);
  writer.u32(report.rtp_timestamp).u32(report.packets).u32(report.octets);
  // SDES with CNAME "bench": 4 + 4 + 2 + 5, ended and padded to whole words.
  writer.u8(0x81).u8(202).u16(3).u32(report.ssrc).u8(1).u8(5).raw(view_of("bench")).u8(0);
  return writer.size();
}

}  // namespace visavis::bench
