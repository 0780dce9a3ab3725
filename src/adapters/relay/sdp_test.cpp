#include "adapters/relay/sdp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <string>

namespace visavis::relay {
namespace {

using app::SdpRefusal;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view fingerprint_hex =
    "DE:8C:29:A8:45:97:62:D2:FC:6E:8C:36:6B:D5:B7:BD:14:A7:F0:E6:A1:25:E1:6A:55:81:53:23:D5:88:87:"
    "5E";

std::string lines(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '\n' ? "\r\n" : std::string(1, c));
  return out;
}

// Cut down from what Chromium 156 sends with bundlePolicy max-bundle.
std::string chromium_offer() {
  return lines(
      "v=0\no=- 1692225277131602522 2 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\n"
      "a=extmap-allow-mixed\na=msid-semantic: WMS stream\n"
      "m=audio 9 UDP/TLS/RTP/SAVPF 111 0\nc=IN IP4 0.0.0.0\na=rtcp:9 IN IP4 0.0.0.0\n"
      "a=candidate:1 1 udp 2113937151 9b36eaac.local 51040 typ host generation 0\n"
      "a=ice-ufrag:iC85\na=ice-pwd:G6D1fP/Q1v3LIpn0H1Bfi+/D\na=ice-options:trickle renomination\n"
      "a=fingerprint:sha-256 " +
      std::string(fingerprint_hex) +
      "\na=setup:actpass\na=mid:0\n"
      "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\na=sendrecv\na=msid:stream track\n"
      "a=rtcp-mux\na=rtcp-rsize\na=rtpmap:111 opus/48000/2\na=rtcp-fb:111 transport-cc\n"
      "a=fmtp:111 minptime=10;useinbandfec=1\na=rtpmap:0 PCMU/8000\na=ssrc:23 cname:x\n"
      "m=video 0 UDP/TLS/RTP/SAVPF 96 97\nc=IN IP4 0.0.0.0\na=bundle-only\n"
      "a=ice-ufrag:iC85\na=ice-pwd:G6D1fP/Q1v3LIpn0H1Bfi+/D\n"
      "a=fingerprint:sha-256 " +
      std::string(fingerprint_hex) +
      "\na=setup:actpass\na=mid:1\nb=AS:2500\na=sendrecv\na=rtcp-mux\na=rtpmap:96 VP8/90000\n"
      "a=rtcp-fb:96 nack pli\na=rtcp-fb:* ccm fir\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n"
      "a=rtpmap:98 VP9/90000\na=rtcp-fb:126 nack\na=fmtp:126 profile-level-id=42e01f\n"
      "a=extmap:9 urn:ietf:params:rtp-hdrext:encrypt urn:x\na=ssrc-group:FID 1 2\na=crypto:1 "
      "AES_CM_128_HMAC_SHA1_80 inline:secret\na=cryptex\n");
}

RelaySide relay_side() {
  return {{"Aserver", "server-password-server-pw"},
          {},
          {*IpAddress::parse("203.0.113.5"), *IpAddress::parse("2001:db8::5")},
          5000};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(Sdp, ReadsWhatTheRelayNeeds) {
  const auto description = parse_sdp(chromium_offer(), SdpKind::offer);
  ASSERT_TRUE(description);
  EXPECT_EQ(description->ice.ufrag, "iC85");
  EXPECT_EQ(fingerprint_text(description->fingerprint), fingerprint_hex);
  ASSERT_EQ(description->sections.size(), 2U);
  EXPECT_TRUE(description->sections[1].live);  // Port 0, but bundle-only.
}

TEST(Sdp, WritesTheRelaysSideAndNoneOfTheBrowsers) {
  const auto description = parse_sdp(chromium_offer(), SdpKind::offer);
  const std::string text = write_sdp(*description, SdpKind::offer, relay_side());
  for (const char* wanted :
       {"a=ice-lite\r\n", "m=audio 5000 UDP/TLS/RTP/SAVPF 111 0\r\n", "c=IN IP4 203.0.113.5\r\n",
        "m=video 5000 UDP/TLS/RTP/SAVPF 96 97\r\n", "a=group:BUNDLE 0 1\r\n",
        "a=ice-ufrag:Aserver\r\n", "a=ice-pwd:server-password-server-pw\r\n", "a=setup:actpass\r\n",
        "a=candidate:1 1 udp 2130706431 203.0.113.5 5000 typ host\r\n",
        "udp 2130706175 2001:db8::5 5000 typ host\r\n",
        "203.0.113.5 5000 typ host tcptype passive\r\n", "a=end-of-candidates\r\n",
        "a=fmtp:111 minptime=10;useinbandfec=1\r\n", "a=rtcp-fb:* ccm fir\r\n", "b=AS:2500\r\n",
        "a=fmtp:97 apt=96\r\n", "a=ssrc-group:FID 1 2\r\n", "a=msid:stream track\r\n"})
    EXPECT_THAT(text, HasSubstr(wanted));
  for (const char* unwanted :
       {"iC85", "G6D1fP", "DE:8C", "local", "bundle-only", "trickle", "renomination", "98 VP9",
        "rtcp-fb:126", "fmtp:126", "crypto", "cryptex", "hdrext:encrypt", "a=rtcp:"})
    EXPECT_THAT(text, Not(HasSubstr(unwanted)));
}

TEST(Sdp, WritesAnswersAsThePassiveSide) {
  const auto answer =
      replaced(replaced(chromium_offer(), "actpass", "active"), "m=video 0", "m=video 9");
  const auto description = parse_sdp(answer, SdpKind::answer);
  ASSERT_TRUE(description);
  const std::string text = write_sdp(*description, SdpKind::answer, relay_side());
  EXPECT_THAT(text, HasSubstr("a=setup:passive\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("actpass")));
}

TEST(Sdp, KeepsARejectedSectionInItsPlace) {
  const auto answer = replaced(chromium_offer(), "actpass", "active");
  const auto description = parse_sdp(answer, SdpKind::answer);  // Port 0 in an answer: rejected.
  ASSERT_TRUE(description);
  const std::string text = write_sdp(*description, SdpKind::answer, relay_side());
  EXPECT_THAT(text, HasSubstr("m=video 0 UDP/TLS/RTP/SAVPF 96 97\r\n"));
  EXPECT_THAT(text, HasSubstr("a=group:BUNDLE 0\r\n"));
  EXPECT_THAT(text, HasSubstr("a=mid:1\r\na=inactive\r\n"));
}

TEST(Sdp, WhatItWroteItCanRead) {
  const auto first = parse_sdp(chromium_offer(), SdpKind::offer);
  const auto second = parse_sdp(write_sdp(*first, SdpKind::offer, relay_side()), SdpKind::offer);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->ice.ufrag, "Aserver");
  EXPECT_EQ(second->sections[1].lines, first->sections[1].lines);
}

TEST(Sdp, TakesTransportFromTheSessionPart) {
  // Firefox puts the fingerprint there.
  const std::string line = lines("a=fingerprint:sha-256 " + std::string(fingerprint_hex) + "\n");
  auto offer = replaced(chromium_offer(), line, "");
  offer = replaced(offer, "a=group", line + "a=group");
  EXPECT_TRUE(parse_sdp(offer, SdpKind::offer));
}

TEST(Sdp, NamesItsRefusals) {
  struct Case {
    const char* from;
    const char* to;
    SdpRefusal refusal;
  };
  const Case cases[] = {
      {"sha-256", "sha-1", SdpRefusal::no_fingerprint},
      {"DE:8C", "DEx8C", SdpRefusal::no_fingerprint},
      {"a=ice-ufrag:iC85\r\n", "", SdpRefusal::no_ice},
      {"a=ice-pwd:G6D1fP/Q1v3LIpn0H1Bfi+/D", "a=ice-pwd:short", SdpRefusal::no_ice},
      {"iC85", "i C85", SdpRefusal::no_ice},
      {"a=setup:actpass", "a=setup:passive", SdpRefusal::unsupported_setup},
      {"a=setup:actpass", "a=setup:holdconn", SdpRefusal::unsupported_setup},
      {"a=setup:actpass\r\n", "", SdpRefusal::unsupported_setup},
      {"v=0\r\n", "", SdpRefusal::malformed},
      {"v=0", "v=1", SdpRefusal::malformed},
      {"o=- 1692225277131602522 2", "o=- x 2", SdpRefusal::malformed},
      {"a=group:BUNDLE 0 1", "a=group:BUNDLE 7", SdpRefusal::no_bundle},
      {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0\r\na=group:BUNDLE 1", SdpRefusal::no_bundle},
      {"a=mid:1", "a=mid:0", SdpRefusal::malformed},
      {"a=mid:", "a=mad:", SdpRefusal::no_mid},
      {"a=mid:1", "a=mid:1 2", SdpRefusal::no_mid},
      {"a=rtcp-mux\r\n", "", SdpRefusal::no_rtcp_mux},
      {"UDP/TLS/RTP/SAVPF", "RTP/AVP", SdpRefusal::no_media},
      {"UDP/TLS/RTP/SAVPF", "UDP,TLS", SdpRefusal::malformed},
      {"SAVPF 96 97", "SAVPF 96 96", SdpRefusal::malformed},
      {"SAVPF 96 97", "SAVPF", SdpRefusal::malformed},
      {"SAVPF 96 97", "SAVPF 9x", SdpRefusal::malformed},
      {"a=sendrecv", "sendrecv", SdpRefusal::malformed},
  };
  for (const auto& [from, to, refusal] : cases) {
    const auto description = parse_sdp(replaced(chromium_offer(), from, to), SdpKind::offer);
    ASSERT_FALSE(description) << from << " -> " << to;
    EXPECT_EQ(description.error(), refusal) << from << " -> " << to;
  }
  EXPECT_EQ(parse_sdp("", SdpKind::offer).error(), SdpRefusal::malformed);
}

// What the relay cannot carry is rejected in its place; the rest of the offer goes on.
TEST(Sdp, RejectsSectionsNotTheOffer) {
  const std::string video = "m=video 0 UDP/TLS/RTP/SAVPF 96 97";
  const std::string data = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel";
  struct Case {
    std::string offer;
    const char* rejected;
  };
  const std::string offer = chromium_offer();
  std::string one_with_rtcp = offer;
  one_with_rtcp.erase(one_with_rtcp.rfind("a=rtcp-mux\r\n"), 12);
  std::string data_first = replaced(offer, "BUNDLE 0 1", "BUNDLE d 0 1");
  const auto at = data_first.find("m=audio");
  const auto transport = data_first.find("a=ice-ufrag");
  const auto end = data_first.find("a=mid:0");
  const std::string ice = data_first.substr(transport, end - transport);
  data_first.insert(at, data + "\r\na=mid:d\r\n" + ice);
  const Case cases[] = {
      {replaced(offer, video, data), "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n"},
      {replaced(offer, video, "m=text 9 UDP/TLS/RTP/SAVPF 98"),
       "m=text 0 UDP/TLS/RTP/SAVPF 98\r\n"},
      {replaced(offer, video, "m=video 9 RTP/SAVPF 96 97"), "m=video 0 RTP/SAVPF 96 97\r\n"},
      {replaced(offer, "a=group:BUNDLE 0 1", "a=group:BUNDLE 0"), "m=video 0 "},
      {replaced(offer, "a=group:BUNDLE 0 1\r\n", ""), "m=video 0 "},
      {one_with_rtcp, "m=video 0 "},
      {data_first, "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n"},
  };
  for (const auto& [text, rejected] : cases) {
    const auto description = parse_sdp(text, SdpKind::offer);
    ASSERT_TRUE(description) << rejected;
    EXPECT_EQ(description->ice.ufrag, "iC85") << rejected;
    const std::string out = write_sdp(*description, SdpKind::answer, relay_side());
    EXPECT_THAT(out, HasSubstr(rejected));
    EXPECT_THAT(out, HasSubstr("m=audio 5000 ")) << rejected;
  }
  // An answer is final: nobody could tell its side that a section is not used.
  const auto answer = replaced(replaced(offer, "actpass", "active"), video, data);
  EXPECT_EQ(parse_sdp(answer, SdpKind::answer).error(), SdpRefusal::no_media);
}

TEST(Sdp, KnowsWhichPayloadTypesArePictures) {
  const auto description = parse_sdp(chromium_offer(), SdpKind::offer);
  ASSERT_TRUE(description);
  std::bitset<128> vp8;
  vp8.set(96);
  EXPECT_EQ(video_types(*description), vp8) << "not 97, which repeats";
}

TEST(Sdp, AnswersMustLetTheRelayBeTheDtlsServer) {
  for (const char* setup : {"actpass", "passive"}) {
    const auto answer = replaced(chromium_offer(), "actpass", setup);
    EXPECT_EQ(parse_sdp(answer, SdpKind::answer).error(), SdpRefusal::unsupported_setup);
  }
}

TEST(Sdp, HasLimits) {
  const std::string offer = chromium_offer();
  EXPECT_FALSE(parse_sdp(offer + std::string(65 * 1024, 'a'), SdpKind::offer));
  EXPECT_FALSE(parse_sdp(offer + "a=" + std::string(3000, 'a') + "\r\n", SdpKind::offer));
  std::string many = offer;
  for (int i = 0; i < 3000; ++i) many += "a=x\r\n";
  EXPECT_FALSE(parse_sdp(many, SdpKind::offer));
  std::string sections = offer;
  for (int i = 2; i < 40; ++i)
    sections += "m=audio 0 UDP/TLS/RTP/SAVPF 0\r\na=mid:" + std::to_string(i) + "\r\n";
  EXPECT_FALSE(parse_sdp(sections, SdpKind::offer));
}

TEST(Sdp, DropsLinesWithControlCharacters) {
  const auto offer =
      replaced(chromium_offer(), "a=msid:stream track", "a=msid:stream \x01\ra=candidate:evil");
  const auto description = parse_sdp(offer, SdpKind::offer);
  ASSERT_TRUE(description);
  EXPECT_THAT(write_sdp(*description, SdpKind::offer, relay_side()), Not(HasSubstr("evil")));
}

TEST(Sdp, SurvivesDamage) {
  const std::string offer = chromium_offer();
  EXPECT_TRUE(rc::check([&offer] {
    std::string damaged = offer;
    const auto at = *rc::gen::inRange<std::size_t>(0, damaged.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 40);
    damaged.replace(at, length, *rc::gen::string<std::string>());
    const auto description = parse_sdp(damaged, SdpKind::offer);
    if (description)
      RC_ASSERT(
          parse_sdp(write_sdp(*description, SdpKind::offer, relay_side()), SdpKind::offer).ok());
  }));
}

}  // namespace
}  // namespace visavis::relay
