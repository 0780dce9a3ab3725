#include "adapters/recorder/unwrap.h"

#include <gtest/gtest.h>

#include "adapters/recorder/packets_test.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;
using app::MediaKind;

constexpr std::uint32_t video = 1;
constexpr std::uint32_t audio = 2;
constexpr std::uint32_t rtx = 3;

app::SentMedia media(bool with_groups) {
  app::SentMedia media{.streams = {{96, MediaKind::video, MediaCodec::vp8, 90'000},
                                   {97, MediaKind::video, MediaCodec::rtx, 90'000, 96},
                                   {98, MediaKind::video, MediaCodec::red, 90'000},
                                   {99, MediaKind::video, MediaCodec::rtx, 90'000, 98},
                                   {100, MediaKind::video, MediaCodec::other, 90'000},
                                   {111, MediaKind::audio, MediaCodec::opus, 48'000},
                                   {63, MediaKind::audio, MediaCodec::red, 48'000}},
                       .retransmissions = {}};
  if (with_groups) media.retransmissions = {{video, rtx}};
  return media;
}

struct Got {
  MediaCodec codec{};
  std::uint32_t ssrc = 0;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  bool marker = false;
  ByteVector payload;
  friend bool operator==(const Got&, const Got&) = default;
};

std::vector<Got> unwrapped(Unwrapper& unwrapper, const RtpFields& fields, const ByteVector& payload,
                           bool readable = true) {
  const auto bytes = make_rtp(fields, payload);
  std::vector<MediaPacket> packets;
  EXPECT_EQ(unwrapper.unwrap(*parse_rtp(bytes), packets), readable);
  std::vector<Got> got;
  for (const auto& one : packets)
    got.push_back({one.codec,
                   one.ssrc,
                   one.sequence,
                   one.timestamp,
                   one.marker,
                   {one.payload.begin(), one.payload.end()}});
  return got;
}

TEST(Unwrapper, MediaPassesAsItIs) {
  Unwrapper unwrapper(media(true));
  EXPECT_EQ(unwrapped(unwrapper, {96, true, 5, 6, video}, {1, 2}),
            (std::vector<Got>{{MediaCodec::vp8, video, 5, 6, true, {1, 2}}}));
}

TEST(Unwrapper, WhatWasSentAgainIsTheOriginal) {
  for (const bool groups : {true, false}) {
    Unwrapper unwrapper(media(groups));
    unwrapped(unwrapper, {96, false, 1, 1, video}, {1});
    EXPECT_EQ(unwrapped(unwrapper, {97, true, 700, 6, rtx}, {0x12, 0x34, 7, 8}),
              (std::vector<Got>{{MediaCodec::vp8, video, 0x1234, 6, true, {7, 8}}}));
  }
}

TEST(Unwrapper, ProbesAreNothing) {
  Unwrapper unwrapper(media(true));
  EXPECT_TRUE(unwrapped(unwrapper, {97, false, 1, 1, rtx}, {}).empty());
  unwrapped(unwrapper, {97, false, 1, 1, rtx}, {1}, false);
}

TEST(Unwrapper, WithoutAGroupNothingIsGuessedBeforeThereIsAVideo) {
  Unwrapper unwrapper(media(false));
  EXPECT_TRUE(unwrapped(unwrapper, {97, false, 1, 1, rtx}, {0, 1, 2}).empty());
}

TEST(Unwrapper, PaddingAndRepairOnlyTakeASequenceNumber) {
  Unwrapper unwrapper(media(true));
  EXPECT_EQ(unwrapped(unwrapper, {96, false, 5, 6, video}, {}),
            (std::vector<Got>{{MediaCodec::other, video, 5, 6, false, {}}}));
  EXPECT_EQ(unwrapped(unwrapper, {98, false, 5, 6, video}, {100, 1, 2}),
            (std::vector<Got>{{MediaCodec::other, video, 5, 6, false, {}}}));
}

TEST(Unwrapper, RedundantSoundIsThatOfThePacketsBefore) {
  Unwrapper unwrapper(media(true));
  const ByteVector payload{0x80 | 111, 0x1e, 0x00, 0x02,  // 1920 earlier, two bytes
                           0x80 | 111, 0x0f, 0x00, 0x01,  // 960 earlier, one byte
                           111,        1,    2,    3,    4, 5};
  EXPECT_EQ(unwrapped(unwrapper, {63, true, 0, 5000, audio}, payload),
            (std::vector<Got>{{MediaCodec::opus, audio, 65534, 3080, false, {1, 2}},
                              {MediaCodec::opus, audio, 65535, 4040, false, {3}},
                              {MediaCodec::opus, audio, 0, 5000, true, {4, 5}}}));
}

TEST(Unwrapper, RedInRtxIsUnwrappedTwice) {
  Unwrapper unwrapper(media(true));
  EXPECT_EQ(unwrapped(unwrapper, {99, true, 700, 6, rtx}, {0, 9, 96, 7}),
            (std::vector<Got>{{MediaCodec::vp8, video, 9, 6, true, {7}}}));
}

TEST(Unwrapper, WhatCannotBeReadIsRefused) {
  Unwrapper unwrapper(media(true));
  unwrapped(unwrapper, {20, false, 1, 1, video}, {1}, false);                 // No such type
  unwrapped(unwrapper, {63, false, 1, 1, audio}, {0x80 | 111, 0, 0}, false);  // Header cut
  unwrapped(unwrapper, {63, false, 1, 1, audio}, {0x80 | 111, 0, 0, 9, 111}, false);  // Block cut
  unwrapped(unwrapper, {63, false, 1, 1, audio}, {63, 1}, false);                     // RED in RED
}

}  // namespace
}  // namespace visavis::recorder
