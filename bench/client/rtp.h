#pragma once

#include <array>
#include <optional>

#include "bytes.h"
#include "sdp.h"

namespace visavis::bench {

struct RtpHeader {
  bool marker = false;
  std::uint8_t payload_type = 0;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
};

/// The extensions of one packet; what was not negotiated (id 0) is left out.
struct RtpExtensions {
  std::uint32_t abs_send_time = 0;  ///< 6.18 seconds
  std::uint16_t transport_sequence = 0;
  std::optional<char> mid;
  std::optional<std::uint8_t> audio_level;
};

/// At the start of every payload, behind what is the codec's: which packet it is, and when it was
/// sent. The RTP sequence number alone would not do: Janus renumbers.
struct Stamp {
  std::int64_t sent_at_ns;
  std::uint64_t sequence;  ///< the sender's, extended
};
constexpr std::size_t codec_bytes = 14;
using CodecStart = std::array<std::uint8_t, codec_bytes>;

/// Where in which picture a packet of video is.
struct Vp8Place {
  bool first = false;  ///< of its picture
  bool key_frame = false;
  std::uint16_t picture = 0;  ///< 15 bits
};
/// As Chromium has it: the descriptor with a picture id of 15 bits (RFC 7741, 4.2); then, in a
/// picture's first packet, its header (RFC 6386, 9.1), from which servers tell key frames.
CodecStart vp8_start(const Vp8Place& place);

/// The size of the header; what follows it in `out` is the payload's place.
std::size_t write_rtp_header(MutableView out, const RtpHeader& header, const ExtensionIds& ids,
                             const RtpExtensions& extensions);

struct ParsedRtp {
  RtpHeader header;
  std::size_t payload_at;
  std::optional<std::uint16_t> transport_sequence;
};
/// Reads a header (which SRTP leaves in the clear); nothing for bytes that are not RTP.
std::optional<ParsedRtp> parse_rtp(View packet, const ExtensionIds& ids);

/// Nothing when the payload does not carry our stamp.
std::optional<Stamp> read_stamp(View payload);
void write_stamp(MutableView payload, const Stamp& stamp);

/// RFC 5761: RTP and RTCP on one port are told apart by the second byte.
inline bool is_rtcp(View packet) { return packet[1] >= 192 && packet[1] <= 223; }

struct SenderReport {
  std::uint32_t ssrc;
  std::int64_t now_ns;
  std::uint32_t rtp_timestamp;
  std::uint32_t packets;
  std::uint32_t octets;
};
/// SR and SDES, without report blocks. Returns the size.
std::size_t write_sender_report(MutableView out, const SenderReport& report);

}  // namespace visavis::bench
