#include "adapters/recorder/rtp_packet.h"

namespace visavis::recorder {
namespace {

constexpr std::size_t header_size = 12;
constexpr std::size_t report_size = 28;
constexpr std::uint8_t sender_report_type = 200;

bool is_version_2(Bytes packet) { return packet[0] >> 6 == 2; }

/// Where the payload begins: behind the contributing sources and the extension.
std::optional<std::size_t> header_end(Bytes packet) {
  const std::size_t sources = packet[0] & 0x0f;
  std::size_t at = header_size + sources * 4;
  const bool extended = (packet[0] & 0x10) != 0;
  if (extended) {
    if (packet.size() < at + 4) return std::nullopt;
    at += 4 + read_u16(packet, at + 2) * std::size_t{4};
  }
  if (at > packet.size()) return std::nullopt;
  return at;
}

}  // namespace

std::optional<RtpPacket> parse_rtp(Bytes packet) {
  if (packet.size() < header_size || !is_version_2(packet)) return std::nullopt;
  const auto begin = header_end(packet);
  if (!begin) return std::nullopt;
  Bytes payload = packet.subspan(*begin);
  const bool padded = (packet[0] & 0x20) != 0;
  if (padded) {
    if (payload.empty() || payload.back() == 0 || payload.back() > payload.size())
      return std::nullopt;
    payload = payload.first(payload.size() - payload.back());
  }
  return RtpPacket{.payload_type = static_cast<std::uint8_t>(packet[1] & 0x7f),
                   .marker = (packet[1] & 0x80) != 0,
                   .sequence = read_u16(packet, 2),
                   .timestamp = read_u32(packet, 4),
                   .ssrc = read_u32(packet, 8),
                   .payload = payload};
}

std::optional<RtcpPacket> next_rtcp(Bytes& compound) {
  if (compound.size() < 4 || !is_version_2(compound)) return std::nullopt;
  const std::size_t size = (read_u16(compound, 2) + std::size_t{1}) * 4;
  if (size > compound.size()) return std::nullopt;
  const RtcpPacket packet{compound[1], compound.first(size)};
  compound = compound.subspan(size);
  return packet;
}

std::optional<SenderReport> sender_report(const RtcpPacket& packet) {
  if (packet.type != sender_report_type || packet.body.size() < report_size) return std::nullopt;
  return SenderReport{read_u32(packet.body, 4), read_u64(packet.body, 8),
                      read_u32(packet.body, 16)};
}

}  // namespace visavis::recorder
