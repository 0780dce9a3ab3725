#pragma once

#include <functional>
#include <map>
#include <random>
#include <vector>

#include "adapters/recorder/encoded_test.h"
#include "adapters/recorder/side.h"

namespace visavis::recorder {

/// What the way from a browser does to its packets.
struct Network {
  double loss = 0;          ///< of media packets; each is sent again by RTX, which is lost as often
  int jitter_ms = 0;        ///< each is late by up to so much, so that they overtake each other
  bool retransmits = true;  ///< else what is lost stays lost
};

/// For tests: a browser that sends one picture every 40 ms and one packet of sound every 20 ms, and
/// knows when: its clocks begin anywhere, and are as exact as is said.
struct TestSender {
  struct Sent {
    bool video = false;
    std::int64_t at_us = 0;  ///< since it began, on its wall clock
    ByteVector bytes;        ///< as it was encoded
  };
  struct Arrival {
    std::int64_t at_us = 0;
    ByteVector packet;
  };

  explicit TestSender(unsigned seed = 1) : random(seed) {}

  static app::SentMedia media(bool with_groups = true);

  void video(app::MediaCodec codec, int pictures, std::int64_t from_us = 0,
             const std::string& size = "320x180");
  void audio(int packets, std::int64_t from_us = 0, const std::function<bool(int)>& sent = {});
  void reports(std::int64_t until_us, std::int64_t every_us = 1'000'000, std::int64_t from_us = 0);

  /// All that was sent goes to the side, as it arrives; then the side is ended.
  void play(Side& side, bool to_the_end = true);

  void send(std::int64_t at_us, const ByteVector& packet, bool again = false);
  std::uint32_t video_timestamp(std::int64_t at_us) const;
  std::uint32_t audio_timestamp(std::int64_t at_us) const;

  Network network;
  double video_drift = 0;  ///< its RTP clock against its wall clock, 1e-4 is 100 ppm fast
  double audio_drift = 0;
  std::int64_t video_delay_us = 70'000;  ///< encoding takes longer than that of sound
  std::uint32_t video_start = 0xffff'0000;
  std::uint32_t audio_start = 0xfffe'0000;
  std::uint16_t video_sequence = 65'500;
  std::uint16_t audio_sequence = 65'520;
  std::uint16_t rtx_sequence = 7;
  std::uint32_t video_ssrc = 111;
  std::uint32_t audio_ssrc = 222;
  std::uint16_t picture_id = 32'700;
  std::vector<Sent> sent;
  std::vector<Arrival> arrivals;
  std::mt19937 random;
  Monotonic began{std::chrono::seconds(1000)};
  Monotonic now{};
};

constexpr std::uint8_t type_of(app::MediaCodec codec) {
  return static_cast<std::uint8_t>(96 + 2 * static_cast<int>(codec));
}

}  // namespace visavis::recorder
