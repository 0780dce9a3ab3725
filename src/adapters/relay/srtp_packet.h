#pragma once

#include <cstdint>
#include <optional>

#include "adapters/relay/bytes.h"

// What SRTP (RFC 3711) reads of a packet: it stands in the clear, sealed or not.
namespace visavis::relay {

inline constexpr std::size_t rtp_fixed_header = 12;
/// What of an RTCP packet is never encrypted: its first word and its sender's SSRC.
inline constexpr std::size_t rtcp_clear_header = 8;

/// RFC 5761, 4: payload types 64 to 95 do not occur in RTP, so the second byte tells.
inline bool is_rtcp(Bytes packet) {
  return packet.size() > 1 && packet[1] >= 192 && packet[1] <= 223;
}

/// RFC 3550, 5.1 and 5.3.1: with contributing sources and the extension. Nothing if the packet is
/// of another version or shorter than it says.
inline std::optional<std::size_t> rtp_header_size(Bytes packet) {
  if (packet.size() < rtp_fixed_header || packet[0] >> 6 != 2) return std::nullopt;
  std::size_t size = rtp_fixed_header + 4U * (packet[0] & 0x0fU);
  if ((packet[0] & 0x10) != 0) {
    if (packet.size() < size + 4) return std::nullopt;
    size += 4 + 4U * read_u16(packet, size + 2);
  }
  return size <= packet.size() ? std::optional(size) : std::nullopt;
}

/// What of a packet is authenticated and not encrypted.
inline std::optional<std::size_t> clear_header_size(Bytes packet) {
  if (!is_rtcp(packet)) return rtp_header_size(packet);
  const bool whole = packet.size() >= rtcp_clear_header && packet[0] >> 6 == 2;
  return whole ? std::optional(rtcp_clear_header) : std::nullopt;
}

/// The sender's. The packet has its clear header.
inline std::uint32_t srtp_ssrc(Bytes packet) { return read_u32(packet, is_rtcp(packet) ? 4 : 8); }
inline std::uint16_t rtp_sequence(Bytes packet) { return read_u16(packet, 2); }

}  // namespace visavis::relay
