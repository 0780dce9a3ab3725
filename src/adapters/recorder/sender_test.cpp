#include "adapters/recorder/sender_test.h"

#include <algorithm>
#include <cmath>

namespace visavis::recorder {
namespace {

using app::MediaCodec;
using app::MediaKind;

constexpr std::int64_t network_us = 40'000;
constexpr std::uint32_t video_rtx_ssrc = 112;
/// The sender's wall clock says so when it begins: 1900 and 126 years.
constexpr std::uint64_t ntp_begin = std::uint64_t{3'976'000'000} << 32;

std::uint32_t ticks(std::int64_t at_us, std::uint32_t rate, double drift) {
  return static_cast<std::uint32_t>(
      std::llround(static_cast<double>(at_us) * 1e-6 * rate * (1 + drift)) & 0xffff'ffff);
}

std::uint64_t ntp_at(std::int64_t at_us) {
  const auto seconds = static_cast<std::uint64_t>(at_us / 1'000'000);
  const auto rest = static_cast<std::uint64_t>(at_us % 1'000'000);
  return ntp_begin + (seconds << 32) + (rest << 32) / 1'000'000;
}

}  // namespace

app::SentMedia TestSender::media(bool with_groups) {
  app::SentMedia media;
  for (const auto codec : {MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1}) {
    const std::uint8_t type = type_of(codec);
    media.streams.push_back({type, MediaKind::video, codec, 90'000});
    media.streams.push_back(
        {static_cast<std::uint8_t>(type + 1), MediaKind::video, MediaCodec::rtx, 90'000, type});
  }
  media.streams.push_back({type_of(MediaCodec::opus), MediaKind::audio, MediaCodec::opus, 48'000});
  if (with_groups) media.retransmissions.push_back({111, video_rtx_ssrc});
  return media;
}

std::uint32_t TestSender::video_timestamp(std::int64_t at_us) const {
  return video_start + ticks(at_us, 90'000, video_drift);
}

std::uint32_t TestSender::audio_timestamp(std::int64_t at_us) const {
  return audio_start + ticks(at_us, 48'000, audio_drift);
}

void TestSender::video(MediaCodec codec, int pictures, std::int64_t from_us,
                       const std::string& size) {
  const auto& source = encoded(codec, size);
  for (int i = 0; i < pictures; ++i) {
    const Encoded& picture = source[static_cast<std::size_t>(i) % source.size()];
    const std::int64_t at = from_us + i * 40'000;
    sent.push_back({true, at, picture.bytes});
    const auto payloads = packetize(codec, picture.bytes, picture_id++ & 0x7fff);
    for (std::size_t part = 0; part < payloads.size(); ++part)
      send(at + video_delay_us, make_rtp({.payload_type = type_of(codec),
                                          .marker = part + 1 == payloads.size(),
                                          .sequence = video_sequence++,
                                          .timestamp = video_timestamp(at),
                                          .ssrc = video_ssrc},
                                         payloads[part]));
  }
}

void TestSender::audio(int packets, std::int64_t from_us, const std::function<bool(int)>& is_sent) {
  const auto& source = encoded(MediaCodec::opus);
  for (int i = 0; i < packets; ++i) {
    if (is_sent && !is_sent(i)) continue;
    const ByteVector& sound = source[static_cast<std::size_t>(i) % source.size()].bytes;
    const std::int64_t at = from_us + i * 20'000;
    sent.push_back({false, at, sound});
    send(at + 20'000, make_rtp({.payload_type = type_of(MediaCodec::opus),
                                .sequence = audio_sequence++,
                                .timestamp = audio_timestamp(at),
                                .ssrc = audio_ssrc},
                               sound));
  }
}

void TestSender::reports(std::int64_t until_us, std::int64_t every_us, std::int64_t from_us) {
  for (std::int64_t at = from_us + 100'000; at < until_us; at += every_us) {
    arrivals.push_back(
        {at + network_us, make_sender_report(video_ssrc, ntp_at(at), video_timestamp(at))});
    const std::int64_t later = at + 30'000;
    arrivals.push_back({later + network_us,
                        make_sender_report(audio_ssrc, ntp_at(later), audio_timestamp(later))});
  }
}

void TestSender::send(std::int64_t at_us, const ByteVector& packet, bool again) {
  const std::int64_t late = network.jitter_ms == 0 ? 0
                                                   : std::uniform_int_distribution<std::int64_t>(
                                                         0, network.jitter_ms * 1000)(random);
  if (std::uniform_real_distribution(0.0, 1.0)(random) >= network.loss)
    return arrivals.push_back({at_us + network_us + late, packet});
  const bool of_video = read_u32(packet, 8) == video_ssrc;
  if (!network.retransmits || (!of_video && !again)) return;
  // Asked for once it is missed; RTX has a sequence of its own.
  ByteVector rtx = packet;
  if (!again) {
    rtx[1] = static_cast<std::uint8_t>((packet[1] & 0x80) | ((packet[1] & 0x7f) + 1));
    write_u32(rtx, 8, video_rtx_ssrc);
    rtx.insert(rtx.begin() + 12, packet.begin() + 2, packet.begin() + 4);
  }
  write_u16(rtx, 2, rtx_sequence++);
  send(at_us + 2 * network_us + 20'000, rtx, true);
}

void TestSender::play(Side& side, bool to_the_end) {
  std::ranges::stable_sort(arrivals, {}, &Arrival::at_us);
  std::int64_t ticked = 0;
  for (const auto& arrival : arrivals) {
    for (; ticked <= arrival.at_us; ticked += 20'000)
      side.advance(began + std::chrono::microseconds(ticked));
    now = began + std::chrono::microseconds(arrival.at_us);
    side.packet(arrival.packet, now);
  }
  if (to_the_end) side.end(now);
}

}  // namespace visavis::recorder
