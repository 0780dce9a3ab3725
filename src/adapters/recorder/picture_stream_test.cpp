#include "adapters/recorder/picture_stream.h"

#include <gtest/gtest.h>

#include "adapters/recorder/encoded_test.h"
#include "adapters/recorder/h264.h"
#include "adapters/recorder/opus.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;

ReorderBuffer::Ordered packet(MediaCodec codec, std::uint32_t timestamp, bool marker, Bytes payload,
                              std::int64_t lost_before = 0) {
  return {{.kind = app::MediaKind::video,
           .codec = codec,
           .timestamp = timestamp,
           .marker = marker,
           .payload = payload},
          lost_before};
}

/// All that becomes of the packets of pictures, but for the packets whose number is in `lost`.
struct Fed {
  PictureStream stream;
  std::vector<TimedPicture> pictures;
  std::vector<std::uint32_t> timestamps() const {
    std::vector<std::uint32_t> found;
    for (const auto& one : pictures) found.push_back(one.timestamp);
    return found;
  }
};

constexpr int all = -1;

Fed feed(MediaCodec codec, std::size_t from, std::size_t count, int lost_picture = all,
         std::size_t lost_packet = 0) {
  Fed fed;
  const auto& source = encoded(codec);
  std::int64_t lost = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    const auto payloads = packetize(codec, source[i].bytes, static_cast<std::uint16_t>(i), 200);
    for (std::size_t part = 0; part < payloads.size(); ++part) {
      if (static_cast<int>(i) == lost_picture && part == lost_packet) {
        ++lost;
        continue;
      }
      fed.stream.push(packet(codec, static_cast<std::uint32_t>(i), part + 1 == payloads.size(),
                             payloads[part], std::exchange(lost, 0)),
                      fed.pictures);
    }
  }
  return fed;
}

class Pictures : public testing::TestWithParam<MediaCodec> {};

TEST_P(Pictures, AreWhatTheEncoderMade) {
  const Fed fed = feed(GetParam(), 0, 100);
  ASSERT_EQ(fed.pictures.size(), 100U);
  EXPECT_EQ(fed.stream.lost() + fed.stream.malformed(), 0U);
  for (std::size_t i = 0; i < 100; ++i) {
    const Picture& picture = fed.pictures[i].picture;
    EXPECT_EQ(picture.key, encoded(GetParam())[i].key) << i;
    if (picture.key) EXPECT_EQ(picture.size, (PictureSize{320, 180}));
    if (GetParam() == MediaCodec::vp8 || GetParam() == MediaCodec::vp9)
      EXPECT_EQ(picture.bytes, encoded(GetParam())[i].bytes);
  }
}

TEST_P(Pictures, AfterALossTheNextKeyFrameIsWaitedFor) {
  for (const std::size_t lost_packet : {0U, 1U}) {
    const Fed fed = feed(GetParam(), 0, 100, 3, lost_packet);
    std::vector<std::uint32_t> expected{0, 1, 2};
    for (std::uint32_t i = 50; i < 100; ++i) expected.push_back(i);
    EXPECT_EQ(fed.timestamps(), expected);
    EXPECT_GE(fed.stream.lost(), 47U);
    EXPECT_FALSE(fed.stream.waits_for_key());
  }
}

TEST_P(Pictures, AKeyFrameWithoutItsBeginningIsNone) {
  const Fed fed = feed(GetParam(), 50, 20, 50, 0);
  EXPECT_TRUE(fed.pictures.empty());
  EXPECT_TRUE(fed.stream.waits_for_key());
}

TEST_P(Pictures, NothingCanBeShownBeforeAKeyFrame) {
  const Fed fed = feed(GetParam(), 45, 10);
  EXPECT_EQ(fed.timestamps(), (std::vector<std::uint32_t>{50, 51, 52, 53, 54}));
}

INSTANTIATE_TEST_SUITE_P(Codecs, Pictures,
                         testing::Values(MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264,
                                         MediaCodec::av1));

TEST(PictureStream, LostPaddingIsNoLossWherePicturesAreCounted) {
  const auto& source = encoded(MediaCodec::vp8);
  for (const int skipped : {0, 1}) {
    PictureStream stream;
    std::vector<TimedPicture> pictures;
    for (int i = 0; i < 4; ++i) {
      const auto id = static_cast<std::uint16_t>(0x7ffe + i + (i >= 2 ? skipped : 0)) & 0x7fff;
      const auto payloads = packetize(MediaCodec::vp8, source[static_cast<std::size_t>(i)].bytes,
                                      static_cast<std::uint16_t>(id), 100'000);
      ASSERT_EQ(payloads.size(), 1U);
      stream.push(
          packet(MediaCodec::vp8, static_cast<std::uint32_t>(i), true, payloads[0], i == 2 ? 1 : 0),
          pictures);
    }
    EXPECT_EQ(pictures.size(), skipped == 0 ? 4U : 2U);
    EXPECT_EQ(stream.waits_for_key(), skipped != 0);
  }
}

TEST(PictureStream, AnotherTimestampEndsAPictureWithoutAMarker) {
  PictureStream stream;
  std::vector<TimedPicture> pictures;
  const auto& source = encoded(MediaCodec::h264);
  for (std::uint32_t i = 0; i < 3; ++i)
    for (const auto& payload : packetize(MediaCodec::h264, source[i].bytes, 0))
      stream.push(packet(MediaCodec::h264, i, false, payload), pictures);
  EXPECT_EQ(pictures.size(), 2U);
}

TEST(PictureStream, AChangeOfCodecWaitsForAKeyFrame) {
  PictureStream stream;
  std::vector<TimedPicture> pictures;
  std::uint32_t at = 0;
  for (const auto codec : {MediaCodec::vp8, MediaCodec::h264, MediaCodec::vp8})
    for (std::size_t i = 0; i < 2; ++i, ++at) {
      const auto payloads = packetize(codec, encoded(codec)[i].bytes, 0);
      for (std::size_t part = 0; part < payloads.size(); ++part)
        stream.push(packet(codec, at, part + 1 == payloads.size(), payloads[part]), pictures);
    }
  ASSERT_EQ(pictures.size(), 6U);
  EXPECT_EQ(pictures[2].codec, MediaCodec::h264);
  EXPECT_TRUE(pictures[4].picture.key);
}

TEST(Vp9, LayersOfAPictureAreASuperframe) {
  // A key frame of 64x48 (profile 0), then a frame of another layer.
  const ByteVector key{0x82, 0x49, 0x83, 0x42, 0x00, 0x03, 0xf0, 0x02, 0xf0, 0x00};
  ByteVector first{0xae, 0x01, 0x01, 0x00, 0x30};  // I L B E V; id 1, layer 0, TL0PICIDX, 2 layers
  const ByteVector sizes{0, 64, 0, 48, 0, 128, 0, 96};
  first.insert(first.end(), sizes.begin(), sizes.end());
  first.insert(first.end(), key.begin(), key.end());
  const ByteVector second{0xac, 0x01, 0x03, 0x00, 0x86, 0x55};
  PictureStream stream;
  std::vector<TimedPicture> pictures;
  stream.push(packet(MediaCodec::vp9, 1, false, first), pictures);
  stream.push(packet(MediaCodec::vp9, 1, true, second), pictures);
  ASSERT_EQ(pictures.size(), 1U);
  ByteVector expected = key;
  const ByteVector index{0x86, 0x55, 0xd9, 10, 0, 0, 0, 2, 0, 0, 0, 0xd9};
  expected.insert(expected.end(), index.begin(), index.end());
  EXPECT_EQ(pictures[0].picture.bytes, expected);
  EXPECT_EQ(pictures[0].picture.size, (PictureSize{128, 96}));
}

// As the format allows: several in a packet, with their lengths or without the last one's, sizes in
// the OBUs or none, a delimiter among them.
TEST(Av1, ElementsOfAPacketAreObus) {
  for (const auto& payload :
       {ByteVector{0x20, 4, 0x30, 9, 8, 7, 0x18, 5}, ByteVector{0x00, 4, 0x30, 9, 8, 7, 2, 0x18, 5},
        ByteVector{0x30, 2, 0x12, 0, 6, 0x32, 3, 9, 8, 7, 0, 0x18, 5}}) {
    const auto builder = make_builder(MediaCodec::av1);
    EXPECT_TRUE(builder->add(payload));
    const auto picture = builder->take();
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->bytes, (ByteVector{0x32, 3, 9, 8, 7, 0x1a, 1, 5}));
    EXPECT_FALSE(picture->key);
  }
}

TEST(H264, SaysItsSizeWithCropping) {
  // 1920x1080 of x264, high profile: 1088 lines of which eight are cut off.
  const ByteVector sps{0x67, 0x64, 0x00, 0x28, 0xac, 0xd9, 0x40, 0x78, 0x02,
                       0x27, 0xe5, 0xc0, 0x44, 0x00, 0x00, 0x03, 0x00, 0x04,
                       0x00, 0x00, 0x03, 0x00, 0xf0, 0x3c, 0x60, 0xc6, 0x58};
  EXPECT_EQ(size_in_sps(sps), (PictureSize{1920, 1080}));
  EXPECT_FALSE(size_in_sps(Bytes(sps).first(8)));
}

TEST(H264, KeyFramesCarryTheirConfiguration) {
  const Fed fed = feed(MediaCodec::h264, 0, 1);
  ASSERT_EQ(fed.pictures.size(), 1U);
  const auto& config = fed.pictures[0].picture.config;
  ASSERT_GT(config.size(), 10U);
  EXPECT_EQ(config[0], 1);       // avcC's version
  EXPECT_EQ(config[1], 66);      // Baseline
  EXPECT_EQ(config[4], 0xff);    // Lengths of four bytes
  EXPECT_EQ(config[8] & 31, 7);  // A sequence parameter set
}

TEST(Malformed, PayloadsAreRefused) {
  const std::pair<MediaCodec, ByteVector> cases[] = {
      {MediaCodec::vp8, {}},
      {MediaCodec::vp8, {0x10}},              // Nothing behind the descriptor
      {MediaCodec::vp8, {0x90, 0x80, 0x80}},  // A picture id cut in two
      {MediaCodec::vp8, {0x00, 1, 2, 3, 4}},  // A picture does not begin so
      {MediaCodec::vp9, {0x08}},
      {MediaCodec::vp9, {0x0a, 0xf8, 0, 1}},      // A scalability structure cut off
      {MediaCodec::h264, {0x1c, 0x05, 1}},        // A fragment that was never begun
      {MediaCodec::h264, {0x18, 0, 9, 1}},        // An aggregate that is too short
      {MediaCodec::h264, {0x1d, 0, 0, 0x85, 1}},  // FU-B is of mode 2
      {MediaCodec::av1, {0x10}},
      {MediaCodec::av1, {0x90, 1}},        // Goes on with what was never begun
      {MediaCodec::av1, {0x20, 0x05, 1}},  // An element that is too short
  };
  for (const auto& [codec, payload] : cases)
    EXPECT_FALSE(make_builder(codec)->add(payload)) << testing::PrintToString(payload);
}

/// Chromium plays no further than to one.
TEST(Vp8, AFirstPartitionThatWasCutOffIsNoPicture) {
  const auto& source = encoded(MediaCodec::vp8);
  for (const std::size_t picture : {0U, 1U}) {
    SCOPED_TRACE(picture);
    const ByteVector& bytes = source[picture].bytes;
    const std::size_t first =
        (bytes[0] | std::size_t{bytes[1]} << 8 | std::size_t{bytes[2]} << 16) >> 5;
    const std::size_t whole = (picture == 0 ? 10 : 3) + first;
    ASSERT_LE(whole, bytes.size());
    for (const std::size_t length : {whole, whole - 1}) {
      ByteVector payload{0x10};
      payload.insert(payload.end(), bytes.begin(),
                     bytes.begin() + static_cast<std::ptrdiff_t>(length));
      const auto builder = make_builder(MediaCodec::vp8);
      ASSERT_TRUE(builder->add(payload));
      EXPECT_EQ(builder->take().has_value(), length == whole);
    }
  }
}

TEST(Opus, SaysHowLongItIs) {
  const std::pair<ByteVector, std::optional<std::uint32_t>> cases[] = {
      {{0xfc}, 960},         // CELT, 20 ms, one frame
      {{0xe1}, 240},         // CELT, 2.5 ms, two frames
      {{0x18, 0}, 2880},     // SILK, 60 ms
      {{0x78}, 960},         // Hybrid, 20 ms
      {{0x0b, 0x06}, 5760},  // SILK, 20 ms, six frames
      {{0x0b, 0x07}, {}},    // More than 120 ms
      {{0x0b}, {}},         {{}, {}},
  };
  for (const auto& [packet, samples] : cases) EXPECT_EQ(opus_samples(packet), samples);
  EXPECT_EQ(opus_samples(opus_silence()), opus_silence_samples);
}

}  // namespace
}  // namespace visavis::recorder
