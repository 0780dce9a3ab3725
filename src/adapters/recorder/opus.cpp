#include "adapters/recorder/opus.h"

#include <array>

namespace visavis::recorder {
namespace {

constexpr std::uint32_t packet_samples_max = 5760;  // 120 ms

/// RFC 6716, table 2: of one frame, by the packet's first byte.
std::uint32_t frame_samples(std::uint8_t toc) {
  const unsigned config = toc >> 3;
  constexpr std::array<std::uint32_t, 4> silk{480, 960, 1920, 2880};
  if (config < 12) return silk[config % 4];
  if (config < 16) return config % 2 == 0 ? 480 : 960;  // Hybrid
  return 120U << config % 4;                            // CELT
}

}  // namespace

std::optional<std::uint32_t> opus_samples(Bytes packet) {
  if (packet.empty()) return std::nullopt;
  std::uint32_t frames = 2;
  const unsigned code = packet[0] & 3;
  if (code == 0) frames = 1;
  if (code == 3) {
    if (packet.size() < 2 || (packet[1] & 0x3f) == 0) return std::nullopt;
    frames = packet[1] & 0x3f;
  }
  const std::uint32_t samples = frames * frame_samples(packet[0]);
  if (samples > packet_samples_max) return std::nullopt;
  return samples;
}

const std::vector<std::uint8_t>& opus_silence() {
  // CELT, full band, two channels, one frame that says "silence": every decoder knows it.
  static const std::vector<std::uint8_t> packet{0xfc, 0xff, 0xfe};
  return packet;
}

std::vector<std::uint8_t> opus_head() {
  // Version 1, two channels, no pre-skip, 48 kHz (little-endian), no gain, mapping family 0.
  return {'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0};
}

}  // namespace visavis::recorder
