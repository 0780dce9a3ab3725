#include "adapters/recorder/unwrap.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;
using app::MediaKind;

/// One block of RED. The last one, the primary, has neither offset nor size in its header.
struct RedBlock {
  std::uint8_t payload_type = 0;
  std::uint32_t offset = 0;  ///< how much earlier
  std::size_t size = 0;
};

constexpr std::size_t blocks_max = 32;

/// RFC 2198, 3. Cuts the headers off from `payload`.
std::optional<std::vector<RedBlock>> red_headers(Bytes& payload) {
  std::vector<RedBlock> blocks;
  while (!payload.empty() && (payload[0] & 0x80) != 0) {
    if (payload.size() < 4 || blocks.size() == blocks_max) return std::nullopt;
    const std::uint32_t word = read_u32(payload, 0);
    blocks.push_back({static_cast<std::uint8_t>(word >> 24 & 0x7f), word >> 10 & 0x3fff,
                      std::size_t{word & 0x3ff}});
    payload = payload.subspan(4);
  }
  if (payload.empty()) return std::nullopt;
  const auto type = payload[0];
  payload = payload.subspan(1);
  std::size_t redundant = 0;
  for (const RedBlock& block : blocks) redundant += block.size;
  if (redundant > payload.size()) return std::nullopt;
  blocks.push_back({type, 0, payload.size() - redundant});
  return blocks;
}

MediaPacket made_of(const app::MediaStream& stream, const RtpPacket& packet) {
  const bool media = stream.codec != MediaCodec::other && !packet.payload.empty();
  return {.kind = stream.kind,
          .codec = media ? stream.codec : MediaCodec::other,
          .clock_rate = stream.clock_rate,
          .ssrc = packet.ssrc,
          .sequence = packet.sequence,
          .timestamp = packet.timestamp,
          .marker = packet.marker,
          .payload = media ? packet.payload : Bytes{}};
}

bool wraps(MediaCodec codec) { return codec == MediaCodec::rtx || codec == MediaCodec::red; }

}  // namespace

void Unwrapper::learn(const app::SentMedia& media) {
  for (const auto& stream : media.streams)
    if (stream.payload_type < types_.size()) types_[stream.payload_type] = stream;
  for (const auto& pair : media.retransmissions) media_by_rtx_[pair.rtx_ssrc] = pair.media_ssrc;
}

bool Unwrapper::unwrap(const RtpPacket& packet, std::vector<MediaPacket>& into) {
  const auto& stream = types_[packet.payload_type];
  if (!stream) return false;
  if (stream->codec == MediaCodec::rtx)
    return stream->apt && unwrap_rtx(packet, *stream->apt, into);
  if (stream->kind == MediaKind::video && !media_by_rtx_.contains(packet.ssrc))
    video_ssrc_ = packet.ssrc;
  if (stream->codec == MediaCodec::red) return unwrap_red(packet, into);
  return unwrap_plain(packet, into);
}

std::optional<std::uint32_t> Unwrapper::media_ssrc_of(std::uint32_t rtx_ssrc) const {
  const auto found = media_by_rtx_.find(rtx_ssrc);
  return found != media_by_rtx_.end() ? std::optional(found->second) : video_ssrc_;
}

// RFC 4588, 4: two bytes of the original's sequence number come first. A probe for bandwidth has
// padding alone.
bool Unwrapper::unwrap_rtx(const RtpPacket& packet, std::uint8_t apt,
                           std::vector<MediaPacket>& into) {
  if (packet.payload.empty()) return true;
  const auto ssrc = media_ssrc_of(packet.ssrc);
  if (packet.payload.size() < 2 || apt >= types_.size() || !types_[apt]) return false;
  if (!ssrc) return true;  // Nothing has come that this could be missing from.
  RtpPacket original = packet;
  original.payload_type = apt;
  original.ssrc = *ssrc;
  original.sequence = read_u16(packet.payload, 0);
  original.payload = packet.payload.subspan(2);
  const MediaCodec codec = types_[apt]->codec;
  if (codec == MediaCodec::rtx) return false;
  return codec == MediaCodec::red ? unwrap_red(original, into) : unwrap_plain(original, into);
}

// What is redundant was the payload of the packets right before. Of video only the primary counts:
// a marker is not carried along.
bool Unwrapper::unwrap_red(const RtpPacket& packet, std::vector<MediaPacket>& into) const {
  if (packet.payload.empty()) {
    into.push_back(made_of(*types_[packet.payload_type], packet));
    into.back().codec = MediaCodec::other;
    return true;
  }
  Bytes rest = packet.payload;
  const auto blocks = red_headers(rest);
  if (!blocks) return false;
  auto before = static_cast<std::uint16_t>(blocks->size());
  for (const RedBlock& block : *blocks) {
    --before;
    RtpPacket one = packet;
    one.payload_type = block.payload_type;
    one.payload = rest.first(block.size);
    rest = rest.subspan(block.size);
    const auto& stream = types_[block.payload_type];
    if (before == 0) return unwrap_plain(one, into);
    if (!stream || stream->kind != MediaKind::audio || block.size == 0) continue;
    one.sequence = static_cast<std::uint16_t>(packet.sequence - before);
    one.timestamp = packet.timestamp - block.offset;
    one.marker = false;
    if (!wraps(stream->codec)) unwrap_plain(one, into);
  }
  return true;
}

bool Unwrapper::unwrap_plain(const RtpPacket& packet, std::vector<MediaPacket>& into) const {
  const auto& stream = types_[packet.payload_type];
  if (!stream || wraps(stream->codec)) return false;
  into.push_back(made_of(*stream, packet));
  return true;
}

}  // namespace visavis::recorder
