#include "adapters/relay/core.h"

#include <algorithm>
#include <deque>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <set>

#include "adapters/relay/allocations.h"
#include "adapters/relay/fake_browser.h"

namespace visavis::relay {
namespace {

using app::TransportConnected;
using app::TransportId;
using app::TransportLost;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr TransportId anna_id{1};
constexpr TransportId ben_id{2};
constexpr TransportId eve_id{3};

Path udp_path(const char* ip, std::uint16_t port) {
  return {{*IpAddress::parse(ip), port}, {}, Link{0}};
}
Path tcp_path(const char* ip, std::uint16_t port, std::uint32_t number) {
  return {{*IpAddress::parse(ip), port}, {}, Link{first_tcp_link + number}};
}

const Path anna_path = udp_path("192.0.2.1", 1111);
const Path ben_path = udp_path("2001:db8::2", 2222);
const Path eve_path = udp_path("203.0.113.66", 6666);

/// A core, and a network whose far ends are FakeBrowsers at paths.
class World : public Output, public app::MediaTap {
 public:
  World() : core(dtls, limits, *this, this) {}

  void media(TransportId from, Bytes packet, Monotonic) override {
    if (tapping) tapped.emplace_back(from, Datagram(packet.begin(), packet.end()));
  }

  MutableBytes room(const Path&, std::size_t size_max) override {
    return full ? MutableBytes() : MutableBytes(outgoing).first(size_max);
  }
  void commit(const Path& to, std::size_t size) override {
    if (size == 0) return;
    sent_to.push_back(to);
    bytes_to[to] += size;
    const auto end = outgoing.begin() + static_cast<std::ptrdiff_t>(size);
    if (keep_in_flight) in_flight.emplace_back(to, Datagram(outgoing.begin(), end));
  }
  void path_bound(const Path& path) override { bound.push_back(path); }
  void path_unbound(const Path& path) override { unbound.push_back(path); }
  void event(const app::RelayEvent& event) override {
    if (const auto* up = std::get_if<TransportConnected>(&event))
      connected.push_back(up->transport);
    if (const auto* gone = std::get_if<TransportLost>(&event)) {
      lost.push_back(gone->transport);
      if (gone->half_udp) half_udp.push_back(gone->transport);
    }
  }

  void put(const Path& path, Bytes bytes) {
    bytes_from[path] += bytes.size();
    alignas(16) std::array<std::uint8_t, buffer_size> buffer{};
    std::ranges::copy(bytes, buffer.begin());
    core.receive(path, buffer, bytes.size(), now);
  }
  FakeBrowser& browser(const Path& path, Credentials credentials,
                       std::string_view profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") {
    auto made = std::make_unique<FakeBrowser>(
        std::move(credentials), [this, path](Bytes bytes) { put(path, bytes); }, profiles);
    return *(browsers[path] = std::move(made));
  }
  /// Delivers until nothing is under way.
  void settle() {
    while (!in_flight.empty()) {
      auto [to, bytes] = std::move(in_flight.front());
      in_flight.pop_front();
      if (const auto found = browsers.find(to); found != browsers.end())
        found->second->receive(bytes);
      else if (also.contains(to) && looks_like_stun(bytes) && bytes[0] == 0)
        put(to, FakeBrowser::answer_to(bytes));
    }
  }
  void pass(Duration time) {
    now += time;
    core.advance(now);
    settle();
  }

  DtlsContext dtls;
  TransportLimits limits;
  Core core;
  Monotonic now{seconds(1000)};
  std::map<Path, std::unique_ptr<FakeBrowser>> browsers;
  std::deque<std::pair<Path, Datagram>> in_flight;
  bool keep_in_flight = true;
  std::array<std::uint8_t, buffer_size> outgoing{};
  bool full = false;
  std::set<Path> also;  ///< other places of browsers, which answer checks from there
  std::map<Path, std::size_t> bytes_to;
  std::map<Path, std::size_t> bytes_from;
  std::vector<Path> sent_to;
  std::vector<std::pair<TransportId, Datagram>> tapped;
  bool tapping = false;
  std::vector<Path> bound;
  std::vector<Path> unbound;
  std::vector<TransportId> connected;
  std::vector<TransportId> lost;
  std::vector<TransportId> half_udp;
};

Credentials credentials_of(TransportId id) {
  const auto number = std::to_string(static_cast<std::uint64_t>(id));
  return {"ufrag" + number, "a-password-long-enough-" + number};
}

/// Of one that sends pictures as such a payload type, if any.
BrowserSide side_of_a_browser(std::optional<std::size_t> video = std::nullopt) {
  BrowserSide side{FakeBrowser::own_credentials(), {}};
  if (video) side.video.set(*video);
  return side;
}

class CoreTest : public testing::Test {
 protected:
  FakeBrowser& open(TransportId id, const Path& path,
                    std::string_view profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") {
    world.core.open(id, credentials_of(id));
    return world.browser(path, credentials_of(id), profiles);
  }
  FakeBrowser& connect(TransportId id, const Path& path,
                       std::string_view profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") {
    FakeBrowser& browser = open(id, path, profiles);
    world.core.know_browser(id, side_of_a_browser(), world.now);
    world.core.expect_fingerprint(id, browser.fingerprint(), world.now);
    browser.send_check();
    browser.start_dtls();
    world.settle();
    EXPECT_TRUE(browser.dtls_up());
    EXPECT_THAT(world.connected, testing::Contains(id));
    return browser;
  }
  World world;
};

TEST_F(CoreTest, ForwardsVerbatimBothWays) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  EXPECT_EQ(anna.relay_fingerprint, world.dtls.fingerprint());
  EXPECT_EQ(anna.profile, SrtpProfile::aead_aes_128_gcm);
  world.core.join(anna_id, ben_id);
  std::vector<Datagram> packets;
  for (std::uint16_t i = 0; i < 50; ++i)
    packets.push_back(rtp_packet(10, static_cast<std::uint16_t>(65500 + i), 50U + i * 20U));
  packets.push_back(pli_packet(10, 20));
  for (const auto& packet : packets) anna.send_media(packet);
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(ben.media, packets);
  EXPECT_EQ(anna.media, std::vector<Datagram>{rtp_packet(20, 1)});
  EXPECT_EQ(world.core.totals().dropped.value(), 0U);
}

TEST_F(CoreTest, LoopsBackToItsSenderUntilItIsJoinedOrLeftAlone) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  anna.send_media(rtp_packet(10, 1));
  world.settle();
  EXPECT_TRUE(anna.media.empty()) << "nobody asked for it";
  world.core.join(anna_id, anna_id);
  anna.send_media(rtp_packet(10, 2));
  anna.send_media(pli_packet(10, 10));
  world.settle();
  EXPECT_EQ(anna.media, (std::vector<Datagram>{rtp_packet(10, 2), pli_packet(10, 10)}));
  EXPECT_TRUE(ben.media.empty());

  world.core.unjoin(anna_id);
  anna.send_media(rtp_packet(10, 3));
  world.settle();
  EXPECT_EQ(anna.media.size(), 2U);

  world.core.join(anna_id, anna_id);
  world.core.join(anna_id, ben_id);
  anna.send_media(rtp_packet(10, 4));
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(ben.media, std::vector<Datagram>{rtp_packet(10, 4)});
  EXPECT_EQ(anna.media.back(), rtp_packet(20, 1));
  EXPECT_EQ(anna.media.size(), 3U) << "the loop is over";
  world.core.join(ben_id, ben_id);
  anna.send_media(rtp_packet(10, 5));
  world.settle();
  EXPECT_EQ(ben.media.size(), 1U);
}

TEST_F(CoreTest, TheTapSeesThePlainMediaOfACallAndOfNothingElse) {
  world.tapping = true;
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  anna.send_media(rtp_packet(10, 1));
  world.core.join(anna_id, anna_id);
  anna.send_media(rtp_packet(10, 2));
  world.settle();
  EXPECT_TRUE(world.tapped.empty()) << "whoever only tries their camera is in no call";
  world.core.join(anna_id, ben_id);
  anna.send_media(rtp_packet(10, 3));
  ben.send_media(pli_packet(20, 10));
  world.put(anna_path, rtp_packet(10, 4));  // Not sealed.
  world.settle();
  EXPECT_EQ(world.tapped, (std::vector<std::pair<TransportId, Datagram>>{
                              {anna_id, rtp_packet(10, 3)}, {ben_id, pli_packet(20, 10)}}));
}

std::uint16_t wrapped(unsigned number) { return static_cast<std::uint16_t>(number & 0xffff); }

class CoreProfiles : public CoreTest,
                     public testing::WithParamInterface<std::pair<const char*, SrtpProfile>> {};

TEST_P(CoreProfiles, AreTranslatedIntoEachOther) {
  const auto& [offered, agreed] = GetParam();
  FakeBrowser& anna = connect(anna_id, anna_path, offered);
  FakeBrowser& ben = connect(ben_id, ben_path);
  EXPECT_EQ(anna.profile, agreed);
  world.core.join(anna_id, ben_id);
  std::vector<Datagram> from_anna;
  std::vector<Datagram> from_ben;
  for (std::uint16_t i = 0; i < 100; ++i) {
    from_anna.push_back(i % 9 == 8 ? pli_packet(10, 20)
                                   : rtp_packet(10, wrapped(32700U + i), 1100U - i));
    from_ben.push_back(i % 9 == 8 ? pli_packet(20, 10)
                                  : rtp_packet(20, wrapped(65500U + i), 40U + i));
    anna.send_media(from_anna.back());
    ben.send_media(from_ben.back());
  }
  world.settle();
  EXPECT_EQ(ben.media, from_anna);
  EXPECT_EQ(anna.media, from_ben);
}

INSTANTIATE_TEST_SUITE_P(
    All, CoreProfiles,
    testing::Values(
        std::pair{"SRTP_AES128_CM_SHA1_80", SrtpProfile::aes128_cm_sha1_80},
        std::pair{"SRTP_AEAD_AES_128_GCM", SrtpProfile::aead_aes_128_gcm},
        std::pair{"SRTP_AEAD_AES_256_GCM", SrtpProfile::aead_aes_256_gcm},
        std::pair{"SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_256_GCM", SrtpProfile::aead_aes_256_gcm},
        std::pair{"SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM", SrtpProfile::aead_aes_128_gcm}));

// Whoever comes after Anna and speaks under her SSRC would have her keystream used again.
TEST_P(CoreProfiles, NobodyHasAnIndexOfAnEarlierPartnerSealedAgain) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path, GetParam().first);
  FakeBrowser& eve = connect(eve_id, eve_path);
  world.core.join(anna_id, ben_id);
  anna.send_media(rtp_packet(10, 1));
  anna.send_media(rtp_packet(10, 3));
  world.core.join(eve_id, ben_id);
  for (std::uint16_t i = 1; i <= 4; ++i) eve.send_media(rtp_packet(10, i, 70));
  eve.send_media(pli_packet(10, 20));
  world.settle();
  EXPECT_EQ(ben.media,
            (std::vector<Datagram>{rtp_packet(10, 1), rtp_packet(10, 3), rtp_packet(10, 2, 70),
                                   rtp_packet(10, 4, 70), pli_packet(10, 20)}));
  EXPECT_EQ(ben.undecryptable, 0) << "he would take it for a replay; it must not be on the line";
  EXPECT_EQ(world.core.totals().dropped.value(), 2U);
}

TEST_F(CoreTest, WhatABrowserRepeatsPassesIfTheFirstOneNeverCame) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  anna.seal(rtp_packet(10, 1));  // Lost before the relay.
  anna.send_media(rtp_packet(10, 2));
  anna.send_media(rtp_packet(10, 1));
  anna.send_media(rtp_packet(10, 2));
  world.settle();
  EXPECT_EQ(ben.media, (std::vector<Datagram>{rtp_packet(10, 2), rtp_packet(10, 1)}));
}

TEST_F(CoreTest, WhatAFullQueueDoesNotTakeIsLostAsOnAnyNetwork) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.know_browser(anna_id, side_of_a_browser(96), world.now);
  world.core.join(anna_id, ben_id);
  anna.send_media(rtp_packet(10, 1));
  world.full = true;
  anna.send_media(rtp_packet(10, 2));
  world.full = false;
  anna.send_media(rtp_packet(10, 3));
  world.settle();
  EXPECT_EQ(ben.media, (std::vector<Datagram>{rtp_packet(10, 1), rtp_packet(10, 3)}));
  EXPECT_TRUE(anna.media.empty()) << "the browsers see to it";
}

TEST_F(CoreTest, ForwardsNothingWithoutAJoin) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  FakeBrowser& eve = connect(eve_id, eve_path);
  world.core.join(anna_id, ben_id);
  eve.send_media(rtp_packet(66, 1));
  anna.send_media(rtp_packet(10, 1));
  world.settle();
  EXPECT_TRUE(eve.media.empty());
  EXPECT_TRUE(anna.media.empty());
  EXPECT_EQ(ben.media.size(), 1U);
  // A new join ends the old one: Anna is left with nobody.
  world.core.join(ben_id, eve_id);
  anna.send_media(rtp_packet(10, 2));
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_TRUE(anna.media.empty());
  EXPECT_EQ(ben.media.size(), 1U);
  EXPECT_EQ(eve.media.size(), 1U);
}

TEST_F(CoreTest, ClosedTransportsReceiveAndSendNothing) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  world.core.close(ben_id);
  world.core.close(ben_id);
  world.settle();
  EXPECT_TRUE(ben.closed_by_relay);
  EXPECT_EQ(world.unbound, std::vector{ben_path});
  world.sent_to.clear();
  anna.send_media(rtp_packet(10, 1));
  ben.send_media(rtp_packet(20, 1));
  ben.send_check();
  EXPECT_TRUE(world.sent_to.empty());
  EXPECT_TRUE(world.lost.empty());  // The app closed it: it knows.
}

TEST_F(CoreTest, IgnoresAWrongPassword) {
  FakeBrowser& eve = open(anna_id, anna_path);
  eve.send_check({.password = "not-the-password-at-all"});
  eve.send_check({.ufrag = "ufrag9"});
  eve.start_dtls();
  EXPECT_TRUE(world.sent_to.empty());
  EXPECT_TRUE(world.bound.empty());
  EXPECT_GE(world.core.totals().dropped.value(), 2U);
}

TEST_F(CoreTest, AnswersChecksWithTheSourceAddress) {
  FakeBrowser& anna = open(anna_id, anna_path);
  anna.send_check();
  world.settle();
  ASSERT_EQ(anna.answers.size(), 1U);
  const auto answer = parse_stun(anna.answers[0]);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->kind, StunClass::success);
  EXPECT_EQ(answer->mapped_address, anna_path.remote);
  EXPECT_TRUE(stun_integrity_ok(anna.answers[0], *answer, credentials_of(anna_id).pwd));
}

TEST_F(CoreTest, RefusesRoleConflictsAndUnknownAttributes) {
  FakeBrowser& anna = open(anna_id, anna_path);
  anna.send_check({.controlling = false});
  anna.send_check({.unknown_attribute = 0x7f00});
  world.settle();
  ASSERT_EQ(anna.answers.size(), 2U);
  EXPECT_EQ(parse_stun(anna.answers[0])->error_code, 487);
  EXPECT_EQ(parse_stun(anna.answers[1])->error_code, 420);
  EXPECT_TRUE(world.bound.empty());
}

TEST_F(CoreTest, AWrongFingerprintLosesTheTransport) {
  FakeBrowser& anna = open(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  Fingerprint other = anna.fingerprint();
  other[31] ^= 1;
  world.core.expect_fingerprint(anna_id, other, world.now);
  anna.send_check();
  anna.start_dtls();
  world.settle();
  EXPECT_EQ(world.lost, std::vector{anna_id});
  EXPECT_EQ(world.connected, std::vector{ben_id});
  anna.send_media(rtp_packet(10, 1));
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_TRUE(anna.media.empty());
  EXPECT_TRUE(ben.media.empty());
}

TEST_F(CoreTest, HoldsMediaUntilTheFingerprintIsKnown) {
  FakeBrowser& ben = connect(ben_id, ben_path);
  FakeBrowser& anna = open(anna_id, anna_path);
  world.core.join(anna_id, ben_id);
  anna.send_check();
  anna.start_dtls();
  world.settle();
  ASSERT_TRUE(anna.dtls_up());
  EXPECT_EQ(world.connected, std::vector{ben_id});
  anna.send_media(rtp_packet(10, 1));
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_TRUE(ben.media.empty());
  EXPECT_TRUE(anna.media.empty());
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  EXPECT_EQ(world.connected, (std::vector{ben_id, anna_id}));
  anna.send_media(rtp_packet(10, 2));
  world.settle();
  EXPECT_EQ(ben.media, std::vector<Datagram>{rtp_packet(10, 2)});
}

TEST_F(CoreTest, SendsNothingToAnUncheckedAddress) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  world.sent_to.clear();
  // Authentic media and handshakes from elsewhere: the path was never checked.
  world.put(eve_path, anna.seal(rtp_packet(10, 1)));
  world.put(eve_path, Datagram{22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0});
  EXPECT_TRUE(world.sent_to.empty());
  EXPECT_TRUE(ben.media.empty());
}

TEST_F(CoreTest, AForgedAddressDoesNotTakeOverAPath) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  FakeBrowser& eve = open(eve_id, eve_path);
  world.sent_to.clear();
  world.put(anna_path, eve.check_bytes({}));  // Eve's own credentials, Anna's address.
  EXPECT_TRUE(world.sent_to.empty());
  anna.send_media(rtp_packet(10, 1));
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(ben.media.size(), 1U);
  EXPECT_EQ(anna.media.size(), 1U);
  // Once Anna has been silent there, the address may be somebody else's (NATs reuse ports).
  world.pass(seconds(5));
  world.put(anna_path, eve.check_bytes({}));
  EXPECT_EQ(world.bound.back(), anna_path);
}

TEST_F(CoreTest, DropsForgedReplayedAndShortMedia) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  const Datagram sealed = anna.seal(rtp_packet(10, 1));
  Datagram forged = sealed;
  forged.back() ^= 1;
  world.put(anna_path, forged);
  world.put(anna_path, sealed);
  world.put(anna_path, sealed);
  world.put(anna_path, Datagram{0x80});
  world.put(anna_path, Datagram{0x80, 96, 0, 1, 0, 0, 0, 0});
  world.settle();
  EXPECT_EQ(ben.media.size(), 1U);
  EXPECT_EQ(world.core.totals().dropped.value(), 4U);
}

TEST_F(CoreTest, LimitsTheSsrcsOfOneBrowser) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  for (std::uint32_t ssrc = 1; ssrc <= 1000; ++ssrc) anna.send_media(rtp_packet(ssrc, 1));
  world.settle();
  EXPECT_EQ(ben.media.size(), ssrc_max);
}

TEST_F(CoreTest, ReportsSilenceOnce) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  for (int i = 0; i < 10; ++i) {
    world.pass(seconds(4));
    anna.send_check();
    world.settle();
  }
  EXPECT_EQ(world.lost, std::vector{ben_id});
  EXPECT_EQ(world.unbound, std::vector{ben_path});
  world.pass(seconds(14));
  EXPECT_EQ(world.lost.size(), 1U);
  world.pass(seconds(2));
  EXPECT_EQ(world.lost, (std::vector{ben_id, anna_id}));
  EXPECT_FALSE(world.core.deadline() && *world.core.deadline() < world.now - seconds(1));
}

TEST_F(CoreTest, MediaCountsAsALifeSign) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  for (std::uint16_t i = 0; i < 10; ++i) {
    world.pass(seconds(10));
    anna.send_media(rtp_packet(10, i));
  }
  EXPECT_TRUE(world.lost.empty());
  // Forged packets do not.
  for (int i = 0; i < 10; ++i) {
    world.put(anna_path, Datagram(100, 0x80));
    world.pass(seconds(2));
  }
  EXPECT_EQ(world.lost, std::vector{anna_id});
}

TEST_F(CoreTest, ReportsAConnectionThatNeverCame) {
  open(anna_id, anna_path);
  world.pass(seconds(1000));
  EXPECT_TRUE(world.lost.empty());  // Its credentials are still in the app's hands.
  world.core.credentials_given_out(anna_id, world.now);
  world.pass(seconds(29));
  EXPECT_TRUE(world.lost.empty());
  world.pass(seconds(2));
  EXPECT_EQ(world.lost, std::vector{anna_id});
}

TEST_F(CoreTest, ReportsAClosedDtlsSession) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  anna.close_dtls();
  EXPECT_EQ(world.lost, std::vector{anna_id});
}

TEST_F(CoreTest, RetransmitsALostFlight) {
  FakeBrowser& anna = open(anna_id, anna_path);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  anna.send_check();
  world.settle();
  anna.start_dtls();
  ASSERT_FALSE(world.in_flight.empty());
  world.in_flight.clear();
  // OpenSSL has its own clock: come back until it is time.
  while (!anna.dtls_up()) world.pass(milliseconds(10));
  EXPECT_THAT(world.connected, testing::ElementsAre(anna_id));
}

TEST_F(CoreTest, AcceptsOldCredentialsDuringAnIceRestart) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  world.core.renew_credentials(anna_id, {"ufrag1b", "another-password-long-enough"});
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  anna.send_check();
  const Path moved = udp_path("198.51.100.9", 999);
  world.also.insert(moved);
  world.put(moved,
            anna.check_bytes({.password = "another-password-long-enough", .ufrag = "ufrag1b"}));
  world.settle();
  world.sent_to.clear();
  ben.send_media(rtp_packet(20, 1));
  EXPECT_EQ(world.sent_to, std::vector{moved});
  world.core.renew_credentials(anna_id, {"ufrag1c", "yet-another-password-long-enough"});
  world.sent_to.clear();
  anna.send_check();  // The first pair has expired.
  EXPECT_TRUE(world.sent_to.empty());
}

TEST_F(CoreTest, ALostNominationDoesNotHoldUpMedia) {
  FakeBrowser& ben = connect(ben_id, ben_path);
  FakeBrowser& anna = open(anna_id, anna_path);
  world.core.join(anna_id, ben_id);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  anna.send_check({.use_candidate = false, .priority = 1000});
  anna.start_dtls();
  world.settle();
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(anna.media.size(), 1U);
  // A nomination, even of a path with a lower priority, then decides.
  const Path other = udp_path("192.0.2.1", 1113);
  world.also.insert(other);
  world.put(other, anna.check_bytes({.priority = 1}));
  world.settle();
  world.sent_to.clear();
  ben.send_media(rtp_packet(20, 2));
  EXPECT_EQ(world.sent_to, std::vector{other});
}

// Nomination: who is sent to after these checks? (reference/media.md, pitfall 3)
class Nomination : public CoreTest {
 protected:
  void SetUp() override {
    anna = &connect(anna_id, anna_path);  // Priority 1000
    ben = &connect(ben_id, ben_path);
    world.core.join(anna_id, ben_id);
    world.also.insert(other);
  }
  Path media_goes_to() {
    world.sent_to.clear();
    ben->send_media(rtp_packet(20, ++sequence));
    EXPECT_EQ(world.sent_to.size(), 1U);
    return world.sent_to.empty() ? Path{} : world.sent_to[0];
  }
  void check(const Path& path, std::uint32_t priority, bool nominate = true) {
    world.put(path, anna->check_bytes({.use_candidate = nominate, .priority = priority}));
    world.settle();
  }
  FakeBrowser* anna = nullptr;
  FakeBrowser* ben = nullptr;
  std::uint16_t sequence = 0;
  const Path tcp = tcp_path("192.0.2.1", 1112, 5);
  const Path other = udp_path("192.0.2.1", 1113);
};

TEST_F(Nomination, LowerPriorityDoesNotWin) {
  check(tcp, 500);
  EXPECT_EQ(media_goes_to(), anna_path);
}
TEST_F(Nomination, EqualOrHigherPriorityWins) {
  check(other, 1000);
  EXPECT_EQ(media_goes_to(), other);
  check(anna_path, 1001);
  EXPECT_EQ(media_goes_to(), anna_path);
}
TEST_F(Nomination, UnnominatedPathsAreNotUsed) {
  check(other, 5000, false);
  EXPECT_EQ(media_goes_to(), anna_path);
}
TEST_F(Nomination, ASilentPathGivesWay) {
  world.pass(seconds(3));
  check(tcp, 500);
  EXPECT_EQ(media_goes_to(), anna_path);
  world.pass(seconds(2));
  check(tcp, 500);
  EXPECT_EQ(media_goes_to(), tcp);
}
TEST_F(Nomination, FollowsTheBrowsersMedia) {
  check(tcp, 500);
  world.put(anna_path, anna->seal(rtp_packet(10, 1)));
  world.put(tcp, anna->seal(rtp_packet(10, 2)));
  EXPECT_EQ(media_goes_to(), anna_path);
  world.pass(milliseconds(600));
  check(anna_path, 1000, false);  // Checks alone do not hold it.
  world.put(tcp, anna->seal(rtp_packet(10, 3)));
  EXPECT_EQ(media_goes_to(), tcp);
}
TEST_F(Nomination, AClosedConnectionFallsBack) {
  check(tcp, 2000);
  EXPECT_EQ(media_goes_to(), tcp);
  world.core.path_closed(tcp, world.now);
  EXPECT_EQ(media_goes_to(), anna_path);
}
TEST_F(Nomination, KeepsFewPathsAndThoseInUse) {
  for (std::uint16_t port = 1; port <= 100; ++port) {
    world.pass(milliseconds(10));
    check(udp_path("192.0.2.1", port), 1, false);
  }
  EXPECT_EQ(media_goes_to(), anna_path);
  EXPECT_EQ(world.bound.size() - world.unbound.size(), 32U + 1U);  // Anna's and Ben's
}

TEST_F(Nomination, ANominatedPathIsUsedOnceItHasAnswered) {
  world.also.clear();
  check(other, 5000);
  EXPECT_EQ(media_goes_to(), anna_path);
  const auto asked = std::ranges::count(world.sent_to, other);
  world.pass(milliseconds(110));
  EXPECT_EQ(world.sent_to.back(), other) << "the check is repeated, as it may have been lost";
  EXPECT_EQ(asked, 0);
  world.pass(milliseconds(110));
  EXPECT_LE(world.bytes_to[other], 3 * world.bytes_from[other]);
  world.also.insert(other);
  check(other, 5000);
  EXPECT_EQ(media_goes_to(), other);
}
TEST_F(Nomination, OnlyWhoReadTheCheckHasAnsweredIt) {
  world.also.clear();
  check(other, 5000);
  const auto answered_with = [&](const StunTransaction& transaction, std::string_view password) {
    StunWriter writer(StunClass::success, transaction);
    world.put(other, writer.xor_mapped_address({}).finish(password));
    return media_goes_to() == other;
  };
  StunTransaction transaction{};
  transaction[0] = 5000 & 0xff;  // Its own: whoever guesses has no other.
  EXPECT_FALSE(answered_with(transaction, FakeBrowser::own_credentials().pwd));
  world.put(other, anna->check_bytes({.priority = 5000}));
  Datagram asked;
  for (const auto& [to, bytes] : world.in_flight)
    if (to == other && parse_stun(bytes)->kind == StunClass::request) asked = bytes;
  ASSERT_FALSE(asked.empty());
  const StunTransaction right = parse_stun(asked)->transaction;
  EXPECT_FALSE(answered_with(right, "not-the-password-at-all"));
  EXPECT_TRUE(answered_with(right, FakeBrowser::own_credentials().pwd));
}
TEST_F(Nomination, AForgedAddressIsSentNoMedia) {
  const Path victim = udp_path("203.0.113.99", 40000);
  for (int i = 0; i < 8; ++i) {
    check(victim, 0xffff'ffff);
    for (int packet = 0; packet < 100; ++packet) ben->send_media(rtp_packet(20, ++sequence, 1100));
    world.pass(milliseconds(2500));
  }
  EXPECT_LE(world.bytes_to[victim], 3 * world.bytes_from[victim]);
  EXPECT_EQ(anna->media.size(), 800U) << "the path that answered goes on";
}
TEST_F(Nomination, ARestartWinsOverTheConsentChecksOfTheOldPath) {
  // As traced of Firefox 153: what nominates has a lower priority than what asks for consent.
  check(anna_path, 1853751551);
  check(anna_path, 2122187007, false);
  world.core.renew_credentials(anna_id, {"ufrag1b", "another-password-long-enough"});
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  check(anna_path, 2122187007, false);
  world.put(anna_path, anna->seal(rtp_packet(10, 1)));
  const FakeBrowser::Check restarted{
      .priority = 1853751551, .password = "another-password-long-enough", .ufrag = "ufrag1b"};
  FakeBrowser::Check first = restarted;
  first.use_candidate = false;
  world.put(other, anna->check_bytes(first));
  world.settle();
  world.put(other, anna->check_bytes(restarted));
  EXPECT_EQ(media_goes_to(), other) << "at once: what is in flight to the old socket is lost";
  check(anna_path, 2122187007);
  EXPECT_EQ(media_goes_to(), other) << "the old generation is over";
}

TEST_F(CoreTest, AForgedAddressIsSentLittleOfAHandshake) {
  const Path victim = udp_path("203.0.113.99", 40000);
  FakeBrowser& eve = open(eve_id, victim);
  eve.answers_checks = false;
  world.core.know_browser(eve_id, side_of_a_browser(), world.now);
  eve.send_check();
  eve.start_dtls();
  // Whose answers get lost meanwhile, so that we see how often flights have been repeated.
  FakeBrowser& anna = open(anna_id, anna_path);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  anna.send_check();
  world.settle();
  anna.start_dtls();
  const auto flights = [&] { return world.bytes_to[anna_path]; };
  const std::size_t one = flights();
  while (flights() < 3 * one) {
    world.now += milliseconds(10);
    world.core.advance(world.now);
    world.in_flight.clear();
  }
  EXPECT_LE(world.bytes_to[victim], 3 * world.bytes_from[victim]);
}

TEST_F(CoreTest, AHandshakeProvesWhereItWentAndNothingElse) {
  FakeBrowser& ben = connect(ben_id, ben_path);
  FakeBrowser& anna = open(anna_id, anna_path);
  anna.answers_checks = false;
  world.core.join(anna_id, ben_id);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  anna.send_check();
  anna.start_dtls();
  world.settle();
  ASSERT_TRUE(anna.dtls_up());
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(anna.media.size(), 1U) << "a browser that answers no checks is reached, too";
}

TEST_F(CoreTest, AHandshakeWithItsEndForgedProvesNothing) {
  FakeBrowser& ben = connect(ben_id, ben_path);
  const Path victim = udp_path("203.0.113.99", 40000);
  world.core.open(anna_id, credentials_of(anna_id));
  Path from = anna_path;
  auto made = std::make_unique<FakeBrowser>(credentials_of(anna_id),
                                            [&](Bytes bytes) { world.put(from, bytes); });
  FakeBrowser& anna = *made;
  anna.answers_checks = false;
  world.browsers[anna_path] = std::move(made);
  world.core.join(anna_id, ben_id);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  anna.send_check();
  anna.start_dtls();
  from = victim;
  anna.send_check();
  world.settle();
  EXPECT_THAT(world.connected, testing::Contains(anna_id));
  for (std::uint16_t i = 0; i < 100; ++i) ben.send_media(rtp_packet(20, i, 1100));
  EXPECT_LE(world.bytes_to[victim], 3 * world.bytes_from[victim]);
}

TEST_F(CoreTest, AHandshakeSurvivesMorePathsThanAreUsual) {
  std::vector<Path> paths;
  for (std::uint16_t i = 0; i < 5; ++i) {
    paths.push_back(udp_path("192.0.2.1", static_cast<std::uint16_t>(1000 + i)));
    paths.push_back(tcp_path("192.0.2.1", static_cast<std::uint16_t>(2000 + i), i));
  }
  FakeBrowser& anna = open(anna_id, paths[0]);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  const auto all_check = [&] {
    for (const Path& path : paths) {
      world.put(path, anna.check_bytes({.use_candidate = false}));
      world.now += milliseconds(50);
    }
  };
  all_check();
  anna.start_dtls();
  all_check();
  world.settle();
  for (int round = 0; round < 4; ++round) all_check();
  anna.send_check();
  world.settle();
  EXPECT_TRUE(anna.dtls_up());
  EXPECT_TRUE(world.unbound.empty()) << "no connection is closed that the browser still checks";
}

// UDP that half works: the next connection is made over TCP.
class HalfUdp : public CoreTest {
 protected:
  FakeBrowser& open_either(const Path& path) {
    world.core.open(anna_id, credentials_of(anna_id), app::Reach::either);
    world.core.credentials_given_out(anna_id, world.now);
    return world.browser(path, credentials_of(anna_id));
  }
};

TEST_F(HalfUdp, ChecksWithoutAHandshakeEndSoon) {
  FakeBrowser& anna = open_either(anna_path);
  anna.send_check();
  world.pass(milliseconds(2400));
  EXPECT_TRUE(world.lost.empty());
  world.pass(milliseconds(200));
  EXPECT_EQ(world.half_udp, std::vector{anna_id});
  EXPECT_EQ(world.unbound, std::vector{anna_path});
}
TEST_F(HalfUdp, AHandshakeThatGetsNowhereEndsSoon) {
  FakeBrowser& anna = open_either(anna_path);
  anna.send_check();
  world.pass(milliseconds(2000));
  anna.start_dtls();
  world.in_flight.clear();
  world.now += milliseconds(2400);
  world.core.advance(world.now);
  EXPECT_TRUE(world.lost.empty()) << "a slow line has its time";
  world.now += milliseconds(200);
  world.core.advance(world.now);
  EXPECT_EQ(world.half_udp, std::vector{anna_id});
}
TEST_F(HalfUdp, APortThatChangesWithEveryCheckEndsACallOverIt) {
  FakeBrowser& anna = open_either(anna_path);
  world.core.know_browser(anna_id, side_of_a_browser(), world.now);
  world.core.expect_fingerprint(anna_id, anna.fingerprint(), world.now);
  anna.send_check();
  anna.start_dtls();
  world.settle();
  // A browser that moves checks its ports again, or sends media from them.
  world.put(udp_path("192.0.2.1", 1), anna.check_bytes({}));
  world.put(udp_path("192.0.2.1", 1), anna.check_bytes({}));
  world.pass(milliseconds(2500));
  world.put(udp_path("192.0.2.1", 2), anna.check_bytes({}));
  world.put(udp_path("192.0.2.1", 2), anna.seal(rtp_packet(10, 1)));
  world.pass(milliseconds(2500));
  world.put(udp_path("192.0.2.1", 3), anna.check_bytes({}));
  EXPECT_TRUE(world.lost.empty());
  world.put(udp_path("192.0.2.1", 4), anna.seal(rtp_packet(10, 2)));
  world.pass(milliseconds(2500));
  world.put(udp_path("192.0.2.1", 5), anna.check_bytes({}));
  EXPECT_EQ(world.half_udp, std::vector{anna_id});
}
TEST_F(HalfUdp, TcpHasItsTime) {
  FakeBrowser& anna = open_either(tcp_path("192.0.2.1", 1112, 5));
  world.put(anna_path, anna.check_bytes({}));
  anna.send_check();
  anna.start_dtls();
  world.in_flight.clear();
  world.now += seconds(29);
  world.core.advance(world.now);
  EXPECT_TRUE(world.lost.empty());
}

TEST_F(CoreTest, AsksForAKeyFrameWhenTheOtherEndMissedTheFirst) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  FakeBrowser& ben = open(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  world.core.know_browser(anna_id, side_of_a_browser(96), world.now);
  anna.send_media(rtp_packet(10, 1));
  world.core.know_browser(ben_id, side_of_a_browser(96), world.now);
  world.core.expect_fingerprint(ben_id, ben.fingerprint(), world.now);
  ben.send_check();
  ben.start_dtls();
  world.settle();
  ASSERT_TRUE(ben.dtls_up());
  anna.send_media(rtp_packet(11, 1, 100, 111));
  world.settle();
  EXPECT_TRUE(anna.media.empty()) << "sound has no key frames";
  anna.send_media(rtp_packet(10, 2));
  anna.send_media(rtp_packet(10, 3));
  world.settle();
  EXPECT_EQ(anna.media, std::vector<Datagram>{pli_packet(1, 10)});
  ben.send_media(rtp_packet(20, 1));
  world.settle();
  EXPECT_EQ(ben.media.size(), 3U) << "of what he sends nothing was missed, and nothing is asked";
}

TEST_F(CoreTest, ForwardsWithoutAllocating) {
  FakeBrowser& anna = connect(anna_id, anna_path);
  connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  std::vector<Datagram> sealed;
  for (std::uint16_t i = 0; i < 200; ++i) sealed.push_back(anna.seal(rtp_packet(10, i, 1100)));
  sealed.push_back(anna.seal(pli_packet(10, 20)));
  world.keep_in_flight = false;
  world.sent_to.clear();
  world.sent_to.reserve(1000);
  alignas(16) std::array<std::uint8_t, buffer_size> buffer{};
  world.bytes_to[ben_path] = 0;
  const std::uint64_t before = allocations() + openssl_allocations();
  for (const Datagram& packet : sealed) {
    std::ranges::copy(packet, buffer.begin());
    world.core.receive(anna_path, buffer, packet.size(), world.now);
    world.core.advance(world.now);
  }
  EXPECT_EQ(allocations() + openssl_allocations() - before, 0U);
  EXPECT_EQ(world.sent_to.size(), 201U);
}

TEST_F(CoreTest, SurvivesAnyBytesOnACheckedPath) {
  connect(anna_id, anna_path);
  connect(ben_id, ben_path);
  world.core.join(anna_id, ben_id);
  world.keep_in_flight = false;
  EXPECT_TRUE(rc::check([this](std::vector<std::uint8_t> bytes) {
    if (bytes.size() > datagram_max) bytes.resize(datagram_max);
    world.put(anna_path, bytes);
    world.put(eve_path, bytes);
  }));
}

}  // namespace
}  // namespace visavis::relay
