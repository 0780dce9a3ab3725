#include "adapters/relay/sdp_common.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace visavis::relay {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string lines(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '\n' ? "\r\n" : std::string(1, c));
  return out;
}

constexpr std::string_view transport_lines =
    "a=ice-ufrag:iC85\na=ice-pwd:G6D1fP/Q1v3LIpn0H1Bfi+/D\na=setup:actpass\na=rtcp-mux\n"
    "a=fingerprint:sha-256 "
    "DE:8C:29:A8:45:97:62:D2:FC:6E:8C:36:6B:D5:B7:BD:14:A7:F0:E6:A1:25:E1:6A:55:81:53:23:D5:88:87:"
    "5E\n";

std::string offer_text(const std::string& direction = "sendrecv") {
  const std::string transport(transport_lines);
  return lines(
      "v=0\no=- 169 2 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\na=extmap:14 urn:x\n"
      "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0\na=mid:0\n" +
      transport + "a=" + direction +
      "\na=msid:s t\na=ssrc:23 cname:x\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\n"
      "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\n"
      "a=rtpmap:111 opus/48000/2\na=rtcp-fb:111 transport-cc\na=fmtp:111 minptime=10\n"
      "a=rtpmap:63 red/48000/2\na=fmtp:63 111/111\na=rtpmap:0 PCMU/8000\n"
      "m=video 9 UDP/TLS/RTP/SAVPF 45 46 96 97 98 99 102 103\na=mid:1\n" +
      transport + "a=" + direction +
      "\na=ssrc-group:FID 1 2\na=ssrc:1 cname:x\na=ssrc:2 cname:x\na=rid:h send\na=simulcast:send "
      "h\n"
      "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:13 urn:3gpp:video-orientation\n"
      "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\n"
      "a=rtpmap:45 AV1/90000\na=rtpmap:46 rtx/90000\na=fmtp:46 apt=45\n"
      "a=rtpmap:96 vp8/90000\na=rtcp-fb:96 goog-remb\na=rtcp-fb:96 transport-cc\na=rtcp-fb:96 "
      "nack\n"
      "a=rtcp-fb:96 nack pli\na=rtcp-fb:96 ccm tmmbr\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n"
      "a=rtpmap:98 VP9/90000\na=rtpmap:99 rtx/90000\na=fmtp:99 apt=98\n"
      "a=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=42e01f;packetization-mode=1\n"
      "a=rtpmap:103 rtx/90000\na=fmtp:103 apt=102\n");
}

SessionDescription parsed(const std::string& text) {
  const auto description = parse_sdp(text, SdpKind::offer);
  EXPECT_TRUE(description.ok());
  return *description;
}

std::string written(const SessionDescription& description) {
  return write_sdp(
      description, SdpKind::answer,
      {{"Aserver", "server-password-server-pw"}, {}, {*IpAddress::parse("203.0.113.5")}, 5000});
}

TEST(SdpCommon, KeepsWhatEveryBrowserHasWithItsNumbers) {
  const auto common = common_part(parsed(offer_text()));
  ASSERT_TRUE(common.ok());
  EXPECT_EQ(common->sections[0].payload_types, " 111");
  EXPECT_EQ(common->sections[1].payload_types, " 96 97 102 103");
  const std::string text = written(*common);
  for (const auto* kept :
       {"a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10", "a=rtpmap:96 vp8/90000",
        "a=fmtp:97 apt=96", "a=rtcp-fb:96 nack pli", "a=rtcp-fb:96 transport-cc",
        "a=fmtp:102 profile-level-id=42e01f;packetization-mode=1", "a=ssrc-group:FID 1 2",
        "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"})
    EXPECT_THAT(text, HasSubstr(kept));
  for (const auto* gone : {"AV1", "VP9", "red/", "PCMU", "tmmbr", "video-orientation", "simulcast",
                           "a=rid", "apt=45", "apt=98", "rtcp-fb:111", "urn:x"})
    EXPECT_THAT(text, Not(HasSubstr(gone)));
  EXPECT_EQ(text.find("extmap:3"), text.rfind("extmap:3")) << "for video alone";
}

TEST(SdpCommon, AnswersTheOtherWayRoundAndNamesNoSender) {
  const auto answer = answer_to(*common_part(parsed(offer_text("sendonly"))));
  const std::string text = written(answer);
  EXPECT_THAT(text, HasSubstr("a=recvonly"));
  EXPECT_THAT(text, HasSubstr("a=setup:passive"));
  EXPECT_THAT(text, Not(HasSubstr("a=sendonly")));
  EXPECT_THAT(text, Not(HasSubstr("ssrc")));
  EXPECT_THAT(text, Not(HasSubstr("msid")));
}

std::string h264_first(std::string offer) {
  constexpr std::string_view types = "45 46 96 97 98 99 102 103";
  return offer.replace(offer.find(types), types.size(), "102 103 45 46 96 97 98 99");
}

TEST(SdpCommon, PromisesFirstWhatEverybodyHasWhateverIsOfferedFirst) {
  const auto common = common_part(parsed(h264_first(offer_text())));
  ASSERT_TRUE(common.ok());
  EXPECT_EQ(common->sections[1].payload_types, " 96 102 103 97") << "VP8, then as it was";
  EXPECT_THAT(written(answer_to(*common)), HasSubstr("SAVPF 96 102 103 97\r\n"));
}

TEST(SdpCommon, KnowsWhetherTheLaterAnswerTakesWhatWasPromised) {
  const auto told = common_part(parsed(h264_first(offer_text())));
  ASSERT_TRUE(told.ok());
  const auto answered = [&](std::string_view audio, std::string_view video, bool live = true) {
    SessionDescription answer = answer_to(*told);
    answer.sections[0].payload_types = audio;
    answer.sections[1].payload_types = video;
    answer.sections[1].live = live;
    return takes(answer, *told);
  };
  EXPECT_TRUE(answered(" 111", " 96"));
  EXPECT_TRUE(answered(" 111", " 102 96 97"));
  EXPECT_FALSE(answered(" 111", " 102 103")) << "H.264 alone";
  EXPECT_FALSE(answered(" 111", " 96", false)) << "no picture at all";
  EXPECT_FALSE(answered(" 0", " 96"));
  SessionDescription other = *told;
  other.sections.pop_back();
  EXPECT_FALSE(takes(other, *told));
}

TEST(SdpCommon, AVideoThatNobodyElseHasIsRejectedAndTheSoundStays) {
  std::string text = offer_text();
  for (const std::string codec : {"vp8/90000", "H264/90000"})
    text.replace(text.find(codec), 4, "XXXX");
  const auto common = common_part(parsed(text));
  ASSERT_TRUE(common.ok());
  EXPECT_TRUE(common->sections[0].live);
  EXPECT_FALSE(common->sections[1].live);
  text.replace(text.find("opus"), 4, "XXXX");
  EXPECT_EQ(common_part(parsed(text)).error(), app::SdpRefusal::no_common_codec);
}

TEST(SdpCommon, ARestartIsToldWhatWasToldBefore) {
  SessionDescription told = answer_to(*common_part(parsed(offer_text())));
  told.sections[1].lines.emplace_back("a=ssrc:77 cname:other");
  std::string later = offer_text();
  later.replace(later.find("96 97 98 99 102 103"), 19, "96 97");
  const auto again = answer_again(told, parsed(later));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->sections[1].payload_types, " 96 97");
  EXPECT_THAT(written(*again), HasSubstr("a=ssrc:77 cname:other"));
  EXPECT_THAT(written(*again), Not(HasSubstr("H264")));
  EXPECT_THAT(written(*again), HasSubstr("o=- 169 3 "));

  std::string other = offer_text();
  other.replace(other.find("a=mid:1"), 7, "a=mid:2");
  other.replace(other.find("BUNDLE 0 1"), 10, "BUNDLE 0 2");
  EXPECT_EQ(answer_again(told, parsed(other)).error(), app::SdpRefusal::other_sections);
}

TEST(SdpCommon, AnswersEachDirectionAsRfc3264Says) {
  struct Case {
    const char* before;
    const char* offered;
    const char* answered;
  };
  constexpr Case cases[] = {
      {"sendrecv", "sendrecv", "sendrecv"}, {"sendrecv", "recvonly", "sendonly"},
      {"sendrecv", "sendonly", "recvonly"}, {"sendrecv", "inactive", "inactive"},
      {"recvonly", "sendrecv", "sendonly"}, {"recvonly", "sendonly", "inactive"},
      {"sendonly", "recvonly", "inactive"}, {"inactive", "sendrecv", "inactive"},
  };
  for (const auto& [before, offered, answered] : cases) {
    const auto told = answer_to(*common_part(parsed(offer_text(before))));
    const auto offer = parsed(offer_text(offered));
    const auto again = answer_again(told, offer);
    ASSERT_TRUE(again.ok());
    EXPECT_THAT(written(directed(*again, offer)), HasSubstr("a=" + std::string(answered) + "\r\n"))
        << before << ", then " << offered;
  }
  // What was held back for a while comes again.
  const auto told = answer_to(*common_part(parsed(offer_text())));
  const auto held = answer_again(told, parsed(offer_text("inactive")));
  const auto later = parsed(offer_text());
  EXPECT_THAT(written(directed(*answer_again(*held, later), later)), HasSubstr("a=sendrecv"));
}

TEST(SdpCommon, RejectsWhatALaterOfferAdds) {
  const auto told = answer_to(*common_part(parsed(offer_text())));
  const auto more =
      parsed(offer_text() +
             lines("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:2\n"
                   "m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:3\na=rtcp-mux\na=rtpmap:96 VP8/90000\n"));
  const auto again = answer_again(told, more);
  ASSERT_TRUE(again.ok());
  const std::string text = written(directed(*again, more));
  EXPECT_THAT(text, HasSubstr("m=audio 5000 "));
  EXPECT_THAT(text, HasSubstr("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n"));
  EXPECT_THAT(text, HasSubstr("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n"));
  EXPECT_EQ(answer_again(*again, parsed(offer_text())).error(), app::SdpRefusal::other_sections);
}

}  // namespace
}  // namespace visavis::relay
