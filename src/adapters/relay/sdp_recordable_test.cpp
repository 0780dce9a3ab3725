#include "adapters/relay/sdp_recordable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace visavis::relay {
namespace {

using testing::ElementsAre;

SessionDescription offered() {
  SessionDescription offer;
  offer.lines = {"a=extmap-allow-mixed", "a=extmap:9 urn:3gpp:video-orientation"};
  offer.sections = {
      {.media = "audio",
       .payload_types = " 111 63 9 0 8 13 110 126",
       .lines = {"a=rtpmap:111 opus/48000/2", "a=rtcp-fb:111 transport-cc",
                 "a=fmtp:111 minptime=10;useinbandfec=1", "a=rtpmap:63 red/48000/2",
                 "a=fmtp:63 111/111", "a=rtpmap:9 G722/8000", "a=rtpmap:0 PCMU/8000",
                 "a=fmtp:0 x=1", "a=rtpmap:8 PCMA/8000", "a=rtpmap:13 CN/8000",
                 "a=rtpmap:110 telephone-event/48000", "a=rtpmap:126 telephone-event/8000",
                 "a=sendrecv"},
       .live = true},
      {.media = "video",
       .payload_types = " 96 97 49 50 116 117",
       .lines = {"a=extmap:3 urn:3gpp:video-orientation",
                 "a=extmap:13/sendonly urn:3gpp:video-orientation", "a=extmap:4 urn:other",
                 "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack pli", "a=rtpmap:97 rtx/90000",
                 "a=fmtp:97 apt=96", "a=rtpmap:49 H265/90000", "a=rtcp-fb:49 nack",
                 "a=fmtp:49 profile-id=1", "a=rtpmap:50 rtx/90000", "a=fmtp:50 apt=49",
                 "a=rtpmap:116 red/90000", "a=rtpmap:117 ulpfec/90000", "a=rtcp-fb:* ccm fir"},
       .live = true}};
  return offer;
}

TEST(RecordablePart, LeavesWhatAFileCanHold) {
  const auto part = recordable_part(offered());
  ASSERT_TRUE(part);
  EXPECT_THAT(part->lines, ElementsAre("a=extmap-allow-mixed"));
  const auto& sound = part->sections[0];
  EXPECT_TRUE(sound.live);
  EXPECT_EQ(sound.payload_types, " 111 63 13 110 126");
  EXPECT_THAT(sound.lines, ElementsAre("a=rtpmap:111 opus/48000/2", "a=rtcp-fb:111 transport-cc",
                                       "a=fmtp:111 minptime=10;useinbandfec=1",
                                       "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111",
                                       "a=rtpmap:13 CN/8000", "a=rtpmap:110 telephone-event/48000",
                                       "a=rtpmap:126 telephone-event/8000", "a=sendrecv"));
  const auto& picture = part->sections[1];
  EXPECT_EQ(picture.payload_types, " 96 97 116 117");
  EXPECT_THAT(picture.lines,
              ElementsAre("a=extmap:4 urn:other", "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack pli",
                          "a=rtpmap:97 rtx/90000", "a=fmtp:97 apt=96", "a=rtpmap:116 red/90000",
                          "a=rtpmap:117 ulpfec/90000", "a=rtcp-fb:* ccm fir"));
}

TEST(RecordablePart, ASectionOfNothingElseIsRejected) {
  auto offer = offered();
  offer.sections[0].payload_types = " 0 13";
  offer.sections[0].lines = {"a=rtpmap:0 PCMU/8000", "a=rtpmap:13 CN/8000"};
  const auto part = recordable_part(offer);
  ASSERT_TRUE(part);
  EXPECT_FALSE(part->sections[0].live);
  EXPECT_TRUE(part->sections[1].live);
  offer.sections.pop_back();
  const auto none = recordable_part(offer);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error(), app::SdpRefusal::no_common_codec);
}

}  // namespace
}  // namespace visavis::relay
