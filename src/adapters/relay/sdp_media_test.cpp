#include "adapters/relay/sdp_media.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace visavis::relay {
namespace {

using app::MediaCodec;
using app::MediaKind;

TEST(SentMedia, IsWhatALiveSectionSays) {
  SessionDescription description;
  description.sections = {
      {.media = "audio",
       .lines = {"a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10;useinbandfec=1",
                 "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111", "a=rtpmap:0 PCMU/8000"},
       .live = true},
      {.media = "video",
       .lines = {"a=ssrc-group:FID 1111 2222", "a=ssrc-group:SIM 1 2", "a=rtpmap:45 AV1/90000",
                 "a=rtpmap:46 rtx/90000", "a=fmtp:46 apt=45;rtx-time=3000",
                 "a=rtpmap:300 VP8/90000", "a=rtpmap:98"},
       .live = true},
      {.media = "video", .lines = {"a=rtpmap:96 VP8/90000", "a=ssrc-group:FID 5 6"}}};
  const auto media = sent_media(description);
  struct Line {
    int type;
    MediaKind kind;
    MediaCodec codec;
    unsigned rate;
    int apt;
  };
  const Line expected[] = {{111, MediaKind::audio, MediaCodec::opus, 48'000, -1},
                           {63, MediaKind::audio, MediaCodec::red, 48'000, -1},
                           {0, MediaKind::audio, MediaCodec::other, 8'000, -1},
                           {45, MediaKind::video, MediaCodec::av1, 90'000, -1},
                           {46, MediaKind::video, MediaCodec::rtx, 90'000, 45}};
  ASSERT_EQ(media.streams.size(), std::size(expected));
  for (std::size_t i = 0; i < media.streams.size(); ++i) {
    const auto& stream = media.streams[i];
    EXPECT_EQ(stream.payload_type, expected[i].type);
    EXPECT_EQ(stream.kind, expected[i].kind);
    EXPECT_EQ(stream.codec, expected[i].codec);
    EXPECT_EQ(stream.clock_rate, expected[i].rate);
    EXPECT_EQ(stream.apt ? *stream.apt : -1, expected[i].apt);
  }
  ASSERT_EQ(media.retransmissions.size(), 1U);
  EXPECT_EQ(media.retransmissions[0].media_ssrc, 1111U);
  EXPECT_EQ(media.retransmissions[0].rtx_ssrc, 2222U);
}

}  // namespace
}  // namespace visavis::relay
