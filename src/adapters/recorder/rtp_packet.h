#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace visavis::recorder {

/// An RTP packet (RFC 3550, 5.1), without its padding. The payload lies in the bytes it was read
/// from.
struct RtpPacket {
  std::uint8_t payload_type = 0;
  bool marker = false;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
  Bytes payload;
};

std::optional<RtpPacket> parse_rtp(Bytes packet);

/// RFC 5761, 4: what tells the two apart on one port.
inline bool is_rtcp(Bytes packet) {
  return packet.size() >= 2 && packet[1] >= 192 && packet[1] <= 223;
}

/// Of a sender report (RFC 3550, 6.4.1): the same moment on two clocks.
struct SenderReport {
  std::uint32_t ssrc = 0;
  std::uint64_t ntp = 0;  ///< seconds since 1900, 32.32
  std::uint32_t rtp = 0;
};

/// The first packet of what may be several (RFC 3550, 6.1), cut off from `compound`.
struct RtcpPacket {
  std::uint8_t type = 0;
  Bytes body;  ///< with its header
};
std::optional<RtcpPacket> next_rtcp(Bytes& compound);

std::optional<SenderReport> sender_report(const RtcpPacket& packet);

}  // namespace visavis::recorder
