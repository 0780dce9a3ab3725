#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bytes.h"

namespace visavis::bench {

constexpr std::uint8_t opus_payload_type = 111;
constexpr std::uint8_t vp8_payload_type = 96;
constexpr std::uint8_t rtx_payload_type = 97;

/// Ids of the RTP header extensions both sides named; 0 is "not negotiated".
struct ExtensionIds {
  std::uint8_t audio_level = 1;
  std::uint8_t abs_send_time = 2;
  std::uint8_t transport_cc = 3;
  std::uint8_t mid = 4;
};

/// What a participant says about itself.
struct LocalDescription {
  std::string ufrag;
  std::string password;
  std::string fingerprint;  ///< sha-256, colon-separated
  std::uint16_t port;       ///< on 127.0.0.1
  std::uint32_t audio_ssrc;
  std::uint32_t video_ssrc;
  std::uint32_t rtx_ssrc;
};

/// What a participant learns from a description that came through the server.
struct RemoteDescription {
  std::string ufrag;
  std::string password;
  std::string fingerprint;
  std::string setup;
  std::string address;
  std::uint16_t port = 0;
  ExtensionIds extensions{0, 0, 0, 0};
};

/// A Chromium-like offer: BUNDLE, rtcp-mux, Opus, VP8 with RTX, transport-wide congestion control.
std::string make_offer(const LocalDescription& local);
/// The answer to an offer that `make_offer` made and a server rewrote: the same codecs, those
/// header extensions that are left of it, and setup:active.
std::string make_answer(const LocalDescription& local, const RemoteDescription& offer);

/// Nothing when there are no credentials, no fingerprint, or no IPv4 UDP candidate.
std::optional<RemoteDescription> parse_description(std::string_view sdp);

}  // namespace visavis::bench
