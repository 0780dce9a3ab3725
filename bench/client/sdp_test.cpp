#include "sdp.h"

#include <gtest/gtest.h>

namespace visavis::bench {
namespace {

const LocalDescription local{"ufrag", "password", "AA:BB", 4000, 1, 2, 3};

TEST(Sdp, ReadsItsOwnOffer) {
  const auto remote = parse_description(make_offer(local));
  ASSERT_TRUE(remote);
  EXPECT_EQ(remote->ufrag, "ufrag");
  EXPECT_EQ(remote->password, "password");
  EXPECT_EQ(remote->fingerprint, "AA:BB");
  EXPECT_EQ(remote->setup, "actpass");
  EXPECT_EQ(remote->address, "127.0.0.1");
  EXPECT_EQ(remote->port, 4000);
  EXPECT_EQ(remote->extensions.transport_cc, 3);
}

TEST(Sdp, AnswersWithTheExtensionsOfTheOffer) {
  RemoteDescription offer = *parse_description(make_offer(local));
  offer.extensions = {0, 0, 9, 0};
  const std::string answer = make_answer(local, offer);
  EXPECT_NE(answer.find("a=extmap:9 "), std::string::npos);
  EXPECT_EQ(answer.find("sdes:mid"), std::string::npos);
  EXPECT_NE(answer.find("a=setup:active"), std::string::npos);
}

TEST(Sdp, TakesTheFirstIpv4UdpCandidate) {
  std::string sdp = make_offer(local);
  sdp.insert(sdp.find("a=candidate:"),
             "a=candidate:1 1 tcp 1 127.0.0.1 9 typ host tcptype passive\r\n"
             "a=candidate:1 1 udp 1 ::1 8 typ host\r\n"
             "a=candidate:1 1 UDP 1 127.0.0.2 7 typ host\r\n");
  EXPECT_EQ(parse_description(sdp)->address, "127.0.0.2");
  EXPECT_EQ(parse_description(sdp)->port, 7);
}

TEST(Sdp, RefusesWhatIsIncomplete) {
  EXPECT_FALSE(parse_description(""));
  std::string sdp = make_offer(local);
  for (std::size_t at = 0; (at = sdp.find("a=ice-pwd", at)) != std::string::npos;) sdp[at] = 'b';
  EXPECT_FALSE(parse_description(sdp));
}

}  // namespace
}  // namespace visavis::bench
