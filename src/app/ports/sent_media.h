#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace visavis::app {

enum class MediaKind : std::uint8_t { audio, video };

/// What a payload type of a session description stands for. `rtx`, `red` and `other` (repair, tones
/// and the like) are not media themselves.
enum class MediaCodec : std::uint8_t { opus, vp8, vp9, h264, av1, rtx, red, other };

/// One payload type that a browser may send, as a=rtpmap and a=fmtp say.
struct MediaStream {
  std::uint8_t payload_type = 0;
  MediaKind kind = MediaKind::audio;
  MediaCodec codec = MediaCodec::other;
  std::uint32_t clock_rate = 0;
  /// Of rtx: the payload type that it sends again (a=fmtp:97 apt=96).
  std::optional<std::uint8_t> apt = std::nullopt;
  friend bool operator==(const MediaStream&, const MediaStream&) = default;
};

/// a=ssrc-group:FID: which SSRC sends again what another one sent.
struct Retransmission {
  std::uint32_t media_ssrc = 0;
  std::uint32_t rtx_ssrc = 0;
  friend bool operator==(const Retransmission&, const Retransmission&) = default;
};

/// What one browser may send in a call.
struct SentMedia {
  std::vector<MediaStream> streams;
  std::vector<Retransmission> retransmissions;  ///< may be empty: then there is one video
  friend bool operator==(const SentMedia&, const SentMedia&) = default;
};

}  // namespace visavis::app
