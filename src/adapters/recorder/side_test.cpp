#include "adapters/recorder/side.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "adapters/recorder/memory_sink_test.h"
#include "adapters/recorder/opus.h"
#include "adapters/recorder/sender_test.h"

namespace visavis::recorder {
namespace {

using app::Container;
using app::MediaCodec;

struct Recorded {
  MemorySink sink;
  std::vector<std::uint32_t> asked;
  Side side;

  explicit Recorded(app::SentMedia media = TestSender::media(), bool keep_pictures = false)
      : side(
            media, sink, [this](std::uint32_t ssrc) { asked.push_back(ssrc); }, keep_pictures) {}
};

/// How far the file is off the sender's clock, for all that is found in it again.
struct Offsets {
  double least_ms = 1e9;
  double most_ms = -1e9;
  std::size_t found = 0;
  double spread_ms() const { return most_ms - least_ms; }
};

Offsets offsets(const TestSender& sender, const FileContent& content, std::int64_t from_us = 0) {
  Offsets offsets;
  for (const bool video : {true, false}) {
    std::vector<const FilePacket*> packets;
    for (const auto& packet : content.packets)
      if (packet.video == video) packets.push_back(&packet);
    auto from = packets.begin();
    for (const auto& sent : sender.sent) {
      if (sent.video != video) continue;
      const auto off = [&sent](const FilePacket* one) {
        return static_cast<double>(one->at_ms) - static_cast<double>(sent.at_us) / 1e3;
      };
      // The same comes again every four seconds.
      const auto found = std::find_if(from, packets.end(), [&](const auto* one) {
        return one->bytes == sent.bytes && std::abs(off(one)) < 1500;
      });
      if (found == packets.end()) continue;
      from = found + 1;
      if (sent.at_us < from_us) continue;
      offsets.least_ms = std::min(offsets.least_ms, off(*found));
      offsets.most_ms = std::max(offsets.most_ms, off(*found));
      ++offsets.found;
    }
  }
  return offsets;
}

class EachCodec : public testing::TestWithParam<MediaCodec> {};

TEST_P(EachCodec, IsRecordedWhole) {
  TestSender sender;
  sender.video(GetParam(), 100);
  sender.audio(200);
  sender.reports(4'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  ASSERT_EQ(recorded.sink.files.size(), 1U);
  const auto& file = recorded.sink.files[0];
  EXPECT_EQ(file.segment.container,
            GetParam() == MediaCodec::h264 ? Container::matroska : Container::webm);
  EXPECT_EQ(file.segment.video, GetParam());
  const auto content = read_file(file.bytes);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->count(true), 100U);
  EXPECT_EQ(content->last_ms(true), 99 * 40);
  EXPECT_GE(content->count(false), 198U);
  const Decoded decoded = decode(file.bytes);
  EXPECT_EQ(decoded.pictures, 100);
  EXPECT_GE(decoded.sounds, 198);
  EXPECT_EQ(decoded.complaints, "");
  const auto totals = recorded.side.totals();
  EXPECT_EQ(totals.frames, 100U);
  EXPECT_EQ(totals.frames_lost + totals.packets_lost + totals.packets_malformed, 0U);
  EXPECT_EQ(totals.bytes, file.bytes.size());
}

INSTANTIATE_TEST_SUITE_P(Codecs, EachCodec,
                         testing::Values(MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264,
                                         MediaCodec::av1));

// From the first report on; what is written before it is told is held back for it.
TEST(Side, SoundAndPictureAreInStep) {
  TestSender sender;
  sender.video(MediaCodec::vp8, 750);
  sender.audio(1500);
  sender.reports(30'000'000);
  sender.video_drift = 1e-4;
  Recorded recorded;
  sender.play(recorded.side);
  const auto content = read_file(recorded.sink.files.at(0).bytes);
  ASSERT_TRUE(content);
  const Offsets found = offsets(sender, *content);
  EXPECT_GT(found.found, 2200U);
  EXPECT_LE(found.spread_ms(), 20);
}

// The bar: 5 % of all packets are lost, the rest comes late and in disorder, the clocks drift
// apart.
TEST(Side, StaysInStepOnABadNetwork) {
  for (const unsigned seed : {1U, 2U}) {
    TestSender sender(seed);
    sender.network = {.loss = 0.05, .jitter_ms = 60};
    sender.video_drift = -2e-4;
    sender.audio_drift = 1e-4;
    sender.video(MediaCodec::vp8, 500);
    sender.audio(1000);
    sender.reports(20'000'000);
    Recorded recorded;
    sender.play(recorded.side);
    const auto& bytes = recorded.sink.files.at(0).bytes;
    const auto content = read_file(bytes);
    ASSERT_TRUE(content);
    const Offsets found = offsets(sender, *content);
    EXPECT_GT(found.found, 1300U);
    EXPECT_LE(found.spread_ms(), 20);
    const auto totals = recorded.side.totals();
    EXPECT_EQ(totals.frames + totals.frames_lost, 500U);
    EXPECT_GT(totals.frames, 430U);
    EXPECT_EQ(decode(bytes).complaints, "");
  }
}

TEST(Side, LossThatStaysIsShownByNoBrokenPicture) {
  TestSender sender;
  sender.network = {.loss = 0.02, .retransmits = false};
  for (int i = 0; i < 3; ++i) sender.video(MediaCodec::h264, 100, i * 4'000'000);
  sender.audio(600);
  sender.reports(12'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  const auto totals = recorded.side.totals();
  EXPECT_GT(totals.frames_lost, 10U);
  EXPECT_GT(totals.packets_lost, 5U);
  EXPECT_FALSE(recorded.asked.empty());
  for (const std::uint32_t ssrc : recorded.asked) EXPECT_EQ(ssrc, sender.video_ssrc);
  EXPECT_EQ(decode(recorded.sink.files.at(0).bytes).complaints, "");
}

// Each costs the browser a large picture.
TEST(Side, AsksForKeyFramesThatItIsRecordedWithoutOnlyWherePicturesAreKept) {
  for (const bool keep : {true, false}) {
    SCOPED_TRACE(keep);
    TestSender sender;
    const auto& source = encoded(MediaCodec::vp8);
    for (std::uint16_t i = 0; i < 400; ++i)
      sender.send(
          i * 40'000,
          make_rtp({.payload_type = type_of(MediaCodec::vp8),
                    .marker = true,
                    .sequence = i,
                    .timestamp = i * 3600U,
                    .ssrc = sender.video_ssrc},
                   packetize(MediaCodec::vp8, source[i == 0 ? 0 : 1].bytes, i, 100'000).at(0)));
    Recorded recorded(TestSender::media(), keep);
    sender.play(recorded.side);
    EXPECT_EQ(recorded.side.totals().frames, 400U);
    EXPECT_EQ(recorded.asked.size() > 1, keep) << "once to begin with, for the recording";
    EXPECT_EQ(recorded.side.pictures().has_value(), keep);
  }
}

TEST(Side, RetransmissionIsFoundWithoutAGroup) {
  TestSender sender;
  sender.network = {.loss = 0.05};
  sender.video(MediaCodec::vp8, 100);
  sender.reports(4'000'000);
  Recorded recorded(TestSender::media(false));
  sender.play(recorded.side);
  EXPECT_EQ(recorded.side.totals().frames, 100U);
}

// Killed at any byte: what is there plays, up to the last two seconds of what was sent.
TEST(Side, AnyBeginningOfTheFilePlays) {
  TestSender sender;
  sender.network = {.loss = 0.02, .jitter_ms = 40};
  sender.video(MediaCodec::vp8, 200);
  sender.audio(400);
  sender.reports(8'000'000);
  Recorded recorded;
  std::ranges::stable_sort(sender.arrivals, {}, &TestSender::Arrival::at_us);
  std::int64_t ticked = 0;
  for (const auto& arrival : sender.arrivals) {
    for (; ticked <= arrival.at_us; ticked += 20'000) {
      recorded.side.advance(sender.began + std::chrono::microseconds(ticked));
      if (ticked % 500'000 != 0 || ticked < 4'000'000) continue;
      const auto& file = recorded.sink.files.at(0);
      const auto content = read_file(file.bytes);
      ASSERT_TRUE(content);
      const std::int64_t zero_us = (file.segment.start - sender.began).count();
      for (const bool video : {true, false})
        EXPECT_GE(content->last_ms(video) + zero_us / 1000, ticked / 1000 - 2000) << video;
    }
    recorded.side.packet(arrival.packet, sender.began + std::chrono::microseconds(arrival.at_us));
  }
  const Bytes whole = recorded.sink.files.at(0).bytes;
  std::int64_t last = -1;
  for (std::size_t size = 1000; size < whole.size(); size += 4999) {
    const auto content = read_file(whole.first(size));
    ASSERT_TRUE(content);
    EXPECT_GE(content->last_ms(true), last);
    last = content->last_ms(true);
  }
}

TEST(Side, WhereNothingIsSaidThereIsSilence) {
  TestSender sender;
  sender.video(MediaCodec::vp8, 200);
  // From the second second on, one packet every 400 ms, as DTX has it; nothing from the fifth on.
  sender.audio(400, 0, [](int i) { return i < 100 || (i < 250 && i % 20 == 0); });
  sender.reports(8'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  const auto& bytes = recorded.sink.files.at(0).bytes;
  const auto content = read_file(bytes);
  ASSERT_TRUE(content);
  EXPECT_EQ(recorded.side.totals().packets_lost, 0U);
  EXPECT_LE(offsets(sender, *content).spread_ms(), 20);
  std::int64_t last = 0;
  for (const auto& packet : content->packets) {
    if (packet.video) continue;
    EXPECT_LE(packet.at_ms - last, 40);
    last = packet.at_ms;
  }
  EXPECT_GE(last, 7000);
  EXPECT_EQ(decode(bytes).complaints, "");
}

TEST(Side, AChangeOfCodecBeginsAnotherFile) {
  TestSender sender;
  sender.video(MediaCodec::vp8, 100);
  sender.video(MediaCodec::h264, 100, 4'000'000);
  sender.audio(400);
  sender.reports(8'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  ASSERT_EQ(recorded.sink.files.size(), 2U);
  EXPECT_EQ(recorded.sink.files[1].segment.video, MediaCodec::h264);
  const auto between = recorded.sink.files[1].segment.start - recorded.sink.files[0].segment.start;
  EXPECT_NEAR(static_cast<double>(between.count()) / 1000, 4000, 25);
  for (const auto& file : recorded.sink.files) {
    const Decoded decoded = decode(file.bytes);
    EXPECT_EQ(decoded.pictures, 100);
    EXPECT_NEAR(decoded.sounds, 200, 5);
  }
}

TEST(Side, AnotherSizeStaysInTheFileWhereTheCodecAllowsIt) {
  for (const auto codec : {MediaCodec::vp8, MediaCodec::h264}) {
    TestSender sender;
    sender.video(codec, 50);
    sender.video(codec, 50, 2'000'000, "160x90");
    sender.audio(200);
    sender.reports(4'000'000);
    Recorded recorded;
    sender.play(recorded.side);
    EXPECT_EQ(recorded.sink.files.size(), codec == MediaCodec::h264 ? 2U : 1U);
    EXPECT_EQ(recorded.side.totals().frames, 100U);
  }
}

TEST(Side, ASenderThatComesBackGoesOnInTheFile) {
  TestSender sender;
  sender.video(MediaCodec::vp8, 100);
  sender.audio(200);
  sender.reports(4'000'000);
  sender.video_ssrc = 333;
  sender.audio_ssrc = 444;
  sender.video_start = 12345;
  sender.audio_start = 99;
  sender.video(MediaCodec::vp8, 100, 6'000'000);
  sender.audio(200, 6'000'000);
  sender.reports(10'000'000, 1'000'000, 6'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  ASSERT_EQ(recorded.sink.files.size(), 1U);
  const auto content = read_file(recorded.sink.files[0].bytes);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->count(true), 200U);
  EXPECT_LE(offsets(sender, *content).spread_ms(), 20);
}

TEST(Side, SoundAloneIsAFile) {
  TestSender sender;
  sender.audio(200);
  sender.reports(4'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  ASSERT_EQ(recorded.sink.files.size(), 1U);
  EXPECT_EQ(recorded.sink.files[0].segment.video, std::nullopt);
  EXPECT_EQ(read_file(recorded.sink.files[0].bytes)->count(false), 200U);
}

TEST(Side, WithoutReportsArrivalsPutItInOrder) {
  TestSender sender;
  sender.video(MediaCodec::vp8, 100);
  sender.audio(200);
  Recorded recorded;
  sender.play(recorded.side);
  const auto content = read_file(recorded.sink.files.at(0).bytes);
  ASSERT_TRUE(content);
  EXPECT_LE(offsets(sender, *content).spread_ms(), 80);
}

TEST(Side, AFirstReportThatComesLateCorrectsWithoutGoingBack) {
  TestSender sender;
  sender.video_delay_us = 150'000;
  sender.video(MediaCodec::vp8, 250);
  sender.audio(500);
  sender.reports(10'000'000, 1'000'000, 4'000'000);
  Recorded recorded;
  sender.play(recorded.side);
  const auto content = read_file(recorded.sink.files.at(0).bytes);
  ASSERT_TRUE(content);
  std::int64_t last[2] = {-1, -1};
  for (const auto& packet : content->packets) {
    auto& before = last[packet.video ? 1 : 0];
    EXPECT_GT(packet.at_ms, before);
    before = packet.at_ms;
  }
  EXPECT_LE(offsets(sender, *content, 5'000'000).spread_ms(), 20);
}

// Found by fuzzing: what waited for a missing packet while timestamps jumped lay hours ahead.
TEST(Side, TimestampsThatMeanNothingMakeNoHoursOfSilence) {
  Recorded recorded;
  const ByteVector& sound = encoded(MediaCodec::opus)[0].bytes;
  const auto send = [&](std::uint16_t sequence, std::uint32_t timestamp, std::int64_t at_ms) {
    const Monotonic now{std::chrono::milliseconds(10'000 + at_ms)};
    recorded.side.packet(make_rtp({.payload_type = type_of(MediaCodec::opus),
                                   .sequence = sequence,
                                   .timestamp = timestamp},
                                  sound),
                         now);
    recorded.side.advance(now);
  };
  for (std::uint16_t i = 0; i < 200; ++i) send(i, i * 960U, i * 20);
  send(201, 201 * 960U, 4020);
  for (std::uint16_t i = 202; i < 300; ++i) send(i, 0xc000'0000 + i * 960U, i * 20);
  recorded.side.end(Monotonic{std::chrono::seconds(16)});
  EXPECT_LT(recorded.side.totals().bytes, 300'000U);
}

TEST(Side, NothingThatComesIsTakenForAnythingElse) {
  Recorded recorded;
  const ByteVector junk(40, 0x55);
  recorded.side.packet(junk, Monotonic{});
  recorded.side.packet({}, Monotonic{});
  recorded.side.packet(make_rtp({.payload_type = 20}, junk), Monotonic{});
  recorded.side.end(Monotonic{});
  EXPECT_EQ(recorded.side.totals().packets_malformed, 3U);
  EXPECT_TRUE(recorded.sink.files.empty());
}

}  // namespace
}  // namespace visavis::recorder
