#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/relay/dtls.h"
#include "adapters/relay/endpoint.h"
#include "adapters/relay/transport.h"
#include "app/ports/relay.h"
#include "base/result.h"

// Session descriptions (RFC 8866, JSEP RFC 8829) on their way from one browser to the other.
namespace visavis::relay {

enum class SdpKind : std::uint8_t { offer, answer };

/// One m= section. A section that is not live was rejected or stopped, or the relay cannot carry it
/// (a data channel, say); it keeps its place, so that it is rejected there.
struct SdpSection {
  std::string media;  ///< audio or video, when it is live
  std::string protocol;
  std::string payload_types;       ///< as in the m= line: " 96 97"
  std::string mid;                 ///< may be missing when it is not live
  std::vector<std::string> lines;  ///< what is let through, in order, without line ends
  bool live = false;
};

/// What the relay needs of a browser's description, and of the rest only lines known to be safe: it
/// is written by one browser (or whoever poses as one) and read by the other.
struct SessionDescription {
  Credentials ice;
  Fingerprint fingerprint{};
  std::string session_id;
  std::string session_version;
  std::vector<std::string> lines;
  std::vector<SdpSection> sections;
};

/// The relay's side, to be put into a description.
struct RelaySide {
  Credentials credentials;
  Fingerprint fingerprint{};
  std::vector<IpAddress> addresses;  ///< at least one
  std::uint16_t port = 0;            ///< UDP and TCP
  bool udp = true;                   ///< else TCP alone
};

/// Needs audio or video over UDP/TLS/RTP/SAVPF, multiplexed with its RTCP, in one BUNDLE. What is
/// offered beside it is no longer live in the result.
Result<SessionDescription, app::SdpRefusal> parse_sdp(std::string_view text, SdpKind kind);

/// The payload types of its pictures; not those of retransmission and repair.
std::bitset<128> video_types(const SessionDescription& description);

std::string write_sdp(const SessionDescription& description, SdpKind kind, const RelaySide& relay);

}  // namespace visavis::relay
