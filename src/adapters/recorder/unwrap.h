#pragma once

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "adapters/recorder/rtp_packet.h"
#include "app/ports/recording.h"

namespace visavis::recorder {

/// A packet as its encoder's packetiser made it: out of RTX (RFC 4588) and RED (RFC 2198). What
/// only takes a sequence number (padding, repair, tones) is of codec `other` and has no payload.
struct MediaPacket {
  app::MediaKind kind = app::MediaKind::audio;
  app::MediaCodec codec = app::MediaCodec::other;
  std::uint32_t clock_rate = 0;
  std::uint32_t ssrc = 0;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  bool marker = false;
  Bytes payload;
};

/// Knows what one browser's payload types mean.
class Unwrapper {
 public:
  explicit Unwrapper(const app::SentMedia& media) { learn(media); }

  /// What is in a later description comes to what was known.
  void learn(const app::SentMedia& media);

  /// Appends what the packet carries, oldest first. False: nothing in it can be read.
  bool unwrap(const RtpPacket& packet, std::vector<MediaPacket>& into);

 private:
  bool unwrap_rtx(const RtpPacket& packet, std::uint8_t apt, std::vector<MediaPacket>& into);
  bool unwrap_red(const RtpPacket& packet, std::vector<MediaPacket>& into) const;
  bool unwrap_plain(const RtpPacket& packet, std::vector<MediaPacket>& into) const;
  std::optional<std::uint32_t> media_ssrc_of(std::uint32_t rtx_ssrc) const;

  std::array<std::optional<app::MediaStream>, 128> types_;
  std::unordered_map<std::uint32_t, std::uint32_t> media_by_rtx_;
  std::optional<std::uint32_t> video_ssrc_;  ///< the latest; enough where no group was told
};

}  // namespace visavis::recorder
