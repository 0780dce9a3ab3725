#include "adapters/relay/relay.h"

#include <algorithm>
#include <condition_variable>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <thread>

#include "adapters/relay/fake_browser.h"

namespace visavis::relay {
namespace {

using app::Reach;
using app::SdpRefusal;
using app::TransportConnected;
using app::TransportId;
using app::TransportLost;
using std::chrono::seconds;

/// Collects events from the relay threads.
class Events {
 public:
  app::RelayEventHandler handler() {
    return [this](const app::RelayEvent& event) {
      const std::scoped_lock lock(mutex_);
      if (const auto* up = std::get_if<TransportConnected>(&event))
        connected_.push_back(up->transport);
      if (const auto* gone = std::get_if<TransportLost>(&event)) lost_.push_back(gone->transport);
    };
  }
  bool connected(TransportId id) const { return has(connected_, id); }
  bool lost(TransportId id) const { return has(lost_, id); }

 private:
  bool has(const std::vector<TransportId>& list, TransportId id) const {
    const std::scoped_lock lock(mutex_);
    return std::ranges::find(list, id) != list.end();
  }
  mutable std::mutex mutex_;
  std::vector<TransportId> connected_;
  std::vector<TransportId> lost_;
};

/// A FakeBrowser behind a real socket.
class SocketBrowser {
 public:
  enum class Protocol { udp, tcp };
  SocketBrowser(Credentials relay, Protocol protocol, const std::string& ip, std::uint16_t port)
      : tcp_(protocol == Protocol::tcp),
        browser(std::move(relay), [this](Bytes bytes) { send(bytes); }) {
    const Endpoint endpoint{*IpAddress::parse(ip), port};
    sockaddr_storage address{};
    const socklen_t length = to_sockaddr(endpoint, address);
    fd_.reset(socket(endpoint.ip.is_v4() ? AF_INET : AF_INET6, tcp_ ? SOCK_STREAM : SOCK_DGRAM, 0));
    if (connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), length) != 0)
      throw std::system_error(errno, std::system_category(), "connect");
    const int on = 1;
    if (tcp_) setsockopt(fd_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }

  void send(Bytes bytes) {
    std::vector<std::uint8_t> framed(2 + bytes.size());
    write_u16(framed, 0, static_cast<std::uint16_t>(bytes.size()));
    std::ranges::copy(bytes, framed.begin() + 2);
    const Bytes out = Bytes(framed).subspan(tcp_ ? 0 : 2);
    ::send(fd_.get(), out.data(), out.size(), MSG_NOSIGNAL);
  }
  /// Takes what has arrived; waits for it a moment.
  void poll_once() {
    pollfd ready{fd_.get(), POLLIN, 0};
    if (::poll(&ready, 1, 5) <= 0) return;
    if (!tcp_) {
      std::array<std::uint8_t, buffer_size> buffer;
      const auto size = recv(fd_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (size > 0) browser.receive(Bytes(buffer).first(static_cast<std::size_t>(size)));
      return;
    }
    const MutableBytes space = reader_.space();
    const auto size = recv(fd_.get(), space.data(), space.size(), MSG_DONTWAIT);
    if (size <= 0) {
      closed = true;
      return;
    }
    reader_.filled(static_cast<std::size_t>(size));
    while (const auto datagram = reader_.next()) browser.receive(*datagram);
  }

 private:
  bool tcp_;
  FileDescriptor fd_;
  FrameReader reader_;

 public:
  bool closed = false;
  FakeBrowser browser;
};
using Protocol = SocketBrowser::Protocol;

std::string description(const FakeBrowser& browser, std::string_view setup) {
  return "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n"
         "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:brow\r\n"
         "a=ice-pwd:browser-password-browser\r\na=fingerprint:sha-256 " +
         fingerprint_text(browser.fingerprint()) + "\r\na=setup:" + std::string(setup) +
         "\r\na=mid:0\r\na=rtcp-mux\r\na=sendrecv\r\na=rtpmap:96 opus/48000/2\r\n";
}

Credentials credentials_in(const std::string& sdp) {
  const auto value = [&sdp](const std::string& name) {
    const auto at = sdp.find(name) + name.size();
    return sdp.substr(at, sdp.find('\r', at) - at);
  };
  return {value("a=ice-ufrag:"), value("a=ice-pwd:")};
}

template <class Condition>
bool eventually(SocketBrowser& a, SocketBrowser& b, Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + seconds(30);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    a.poll_once();
    b.poll_once();
  }
  return true;
}

struct Setup {
  std::string ip;
  Protocol protocol;
  std::size_t threads;
};

std::string name_of(const testing::TestParamInfo<Setup>& info) {
  return std::string(info.param.protocol == Protocol::tcp ? "Tcp" : "Udp") +
         (info.param.ip == "::1" ? "V6" : "V4") + std::to_string(info.param.threads) + "Threads";
}

RelayConfig config_for(Events& events, const std::string& ip, std::size_t threads) {
  RelayConfig config;
  config.listen = {ip};
  config.threads = threads;
  config.on_event = events.handler();
  return config;
}

class RelayCall : public testing::TestWithParam<Setup> {};

TEST_P(RelayCall, RunsOverRealSockets) {
  const auto& [ip, protocol, threads] = GetParam();
  Events events;
  EmbeddedRelay relay(config_for(events, ip, threads));
  // Several calls, so that the kernel's choice of thread is wrong for some.
  for (std::size_t call = 0; call < 2 * threads; ++call) {
    const TransportId anna_id = relay.open(Reach::either);
    const TransportId ben_id = relay.open_beside(anna_id, Reach::either);
    relay.join(anna_id, ben_id);
    SocketBrowser anna({}, protocol, ip, relay.port());
    SocketBrowser ben({}, protocol, ip, relay.port());
    const auto offer = relay.forward_offer(anna_id, ben_id, description(anna.browser, "actpass"));
    ASSERT_TRUE(offer);
    ben.browser.use_credentials(credentials_in(*offer));
    ben.browser.send_check();  // Before the answer: a ClientHello may come as early.
    ben.browser.start_dtls();
    ASSERT_TRUE(eventually(anna, ben, [&] { return !ben.browser.answers.empty(); }));
    const auto answer = relay.forward_answer(ben_id, anna_id, description(ben.browser, "active"));
    ASSERT_TRUE(answer);
    anna.browser.use_credentials(credentials_in(*answer));
    anna.browser.send_check();
    ASSERT_TRUE(eventually(anna, ben, [&] { return !anna.browser.answers.empty(); }));
    anna.browser.start_dtls();
    ASSERT_TRUE(eventually(anna, ben, [&] {
      return events.connected(anna_id) && events.connected(ben_id) && anna.browser.dtls_up() &&
             ben.browser.dtls_up();
    }));
    std::vector<Datagram> packets;
    for (std::uint16_t i = 0; i < 20; ++i) packets.push_back(rtp_packet(10, i, 1000));
    for (const auto& packet : packets) anna.browser.send_media(packet);
    ben.browser.send_media(pli_packet(20, 10));
    ASSERT_TRUE(eventually(anna, ben, [&] {
      return ben.browser.media.size() == packets.size() && anna.browser.media.size() == 1;
    }));
    EXPECT_EQ(ben.browser.media, packets);
    relay.close(ben_id);
    ASSERT_TRUE(eventually(anna, ben, [&] { return ben.browser.closed_by_relay; }));
    if (protocol == Protocol::tcp) {
      ASSERT_TRUE(eventually(anna, ben, [&] { return ben.closed; }));
    }
    EXPECT_FALSE(events.lost(anna_id));
    EXPECT_EQ(relay.totals().transports, call + 1);
  }
  EXPECT_GE(relay.totals().packets_in, 20U);
}

INSTANTIATE_TEST_SUITE_P(
    All, RelayCall,
    testing::Values(Setup{"127.0.0.1", Protocol::udp, 1}, Setup{"127.0.0.1", Protocol::tcp, 1},
                    Setup{"127.0.0.1", Protocol::udp, 3}, Setup{"127.0.0.1", Protocol::tcp, 3},
                    Setup{"::1", Protocol::udp, 2}, Setup{"::1", Protocol::tcp, 1}),
    name_of);

TEST(Relay, RestsLongerTheMoreAThreadHasToDoAndNeverLong) {
  using std::chrono::microseconds;
  const std::pair<std::size_t, microseconds> cases[] = {
      {0, microseconds{0}},     {1, microseconds{0}},
      {2, microseconds{100}},   {9, microseconds{450}},
      {10, microseconds{500}},  {11, microseconds{500}},
      {256, microseconds{500}}, {~std::size_t{0}, microseconds{500}}};
  for (const auto& [datagrams, rest] : cases) EXPECT_EQ(rest_after(datagrams), rest) << datagrams;
}

TEST(Relay, AnswersFromTheAddressThatWasAsked) {
  Events events;
  EmbeddedRelay relay(config_for(events, "0.0.0.0", 1));
  const TransportId id = relay.open(Reach::either);
  const TransportId other = relay.open_beside(id, Reach::either);
  // A connected socket takes only what comes from where it sends to.
  SocketBrowser browser({}, Protocol::udp, "127.0.0.3", relay.port());
  const auto offer = relay.forward_offer(other, id, description(browser.browser, "actpass"));
  ASSERT_TRUE(offer);
  browser.browser.use_credentials(credentials_in(*offer));
  browser.browser.send_check();
  EXPECT_TRUE(eventually(browser, browser, [&] { return !browser.browser.answers.empty(); }));
}

TEST(Relay, ListensOnBothFamiliesByDefault) {
  Events events;
  RelayConfig config;
  config.on_event = events.handler();
  EmbeddedRelay relay(config);
  const TransportId id = relay.open(Reach::either);
  const TransportId other = relay.open_beside(id, Reach::either);
  FakeBrowser offerer({}, [](Bytes) {});
  const auto offer = relay.forward_offer(other, id, description(offerer, "actpass"));
  ASSERT_TRUE(offer);
  const Credentials credentials = credentials_in(*offer);
  for (const auto* ip : {"127.0.0.1", "::1"}) {
    for (const Protocol protocol : {Protocol::udp, Protocol::tcp}) {
      SocketBrowser browser(credentials, protocol, ip, relay.port());
      browser.browser.send_check();
      EXPECT_TRUE(eventually(browser, browser, [&] { return !browser.browser.answers.empty(); }))
          << ip;
    }
  }
}

TEST(Relay, TellsOfTcpAloneWhereUdpHalfWorks) {
  Events events;
  EmbeddedRelay relay(config_for(events, "127.0.0.1", 1));
  const TransportId a = relay.open(Reach::either);
  const TransportId b = relay.open_beside(a, Reach::tcp);
  FakeBrowser browser({}, [](Bytes) {});
  const auto offer = relay.forward_offer(a, b, description(browser, "actpass"));
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->find(" udp "), std::string::npos);
  EXPECT_NE(offer->find(" tcp "), std::string::npos);
}

TEST(Relay, AnIceRestartGetsNewCredentials) {
  Events events;
  EmbeddedRelay relay(config_for(events, "127.0.0.1", 1));
  const TransportId a = relay.open(Reach::either);
  const TransportId b = relay.open_beside(a, Reach::either);
  FakeBrowser anna({}, [](Bytes) {});
  FakeBrowser ben({}, [](Bytes) {});
  const auto offer = [&](const std::string& ufrag) {
    std::string sdp = description(anna, "actpass");
    sdp.replace(sdp.find("brow"), 4, ufrag);
    return relay.forward_offer(a, b, sdp);
  };
  const auto answer = [&] { return *relay.forward_answer(b, a, description(ben, "active")); };
  const auto first_offer = credentials_in(*offer("brow"));
  const auto first = credentials_in(answer());
  EXPECT_EQ(credentials_in(*offer("brow")).ufrag, first_offer.ufrag);
  EXPECT_EQ(credentials_in(answer()).ufrag, first.ufrag);
  EXPECT_EQ(credentials_in(*offer("anew")).ufrag, first_offer.ufrag);  // Only Anna restarts.
  EXPECT_NE(credentials_in(answer()).ufrag, first.ufrag);
  // Another certificate is another browser.
  FakeBrowser eve({}, [](Bytes) {});
  EXPECT_EQ(relay.forward_offer(a, b, description(eve, "actpass")).error(),
            SdpRefusal::other_certificate);
  relay.close(b);
  EXPECT_EQ(offer("brow").error(), SdpRefusal::unknown_transport);
}

TEST(Relay, AnswersBeforeAnybodyIsThereAndJoinsLater) {
  Events events;
  RelayConfig config = config_for(events, "127.0.0.1", 2);
  config.advertised_port = 4242;
  EmbeddedRelay relay(config);
  const TransportId anna_id = relay.open(Reach::either);
  SocketBrowser anna({}, Protocol::udp, "127.0.0.1", relay.port());
  const std::string offer = description(anna.browser, "actpass");
  const auto answer = relay.answer_offer(anna_id, offer);
  ASSERT_TRUE(answer);
  EXPECT_NE(answer->find(" 127.0.0.1 4242 typ host"), std::string::npos) << "the mapped port";
  EXPECT_NE(answer->find("a=setup:passive"), std::string::npos);
  relay.join(anna_id, anna_id);
  const auto connect = [&](SocketBrowser& browser, const std::string& sdp, TransportId id) {
    browser.browser.use_credentials(credentials_in(sdp));
    browser.browser.send_check();
    browser.browser.start_dtls();
    return eventually(browser, browser,
                      [&] { return events.connected(id) && browser.browser.dtls_up(); });
  };
  ASSERT_TRUE(connect(anna, *answer, anna_id));
  anna.browser.send_media(rtp_packet(10, 1));
  ASSERT_TRUE(eventually(anna, anna, [&] { return anna.browser.media.size() == 1; }));

  const TransportId ben_id = relay.open_beside(anna_id, Reach::either);
  SocketBrowser ben({}, Protocol::udp, "127.0.0.1", relay.port());
  const auto forwarded = relay.forward_offer(anna_id, ben_id, offer);
  ASSERT_TRUE(forwarded);
  const auto taken = relay.take_answer(ben_id, description(ben.browser, "active"));
  ASSERT_TRUE(taken);
  EXPECT_EQ(*taken, app::Taken::as_promised);
  std::string other = description(ben.browser, "active");
  other.replace(other.find("SAVPF 96"), 8, "SAVPF 97");
  EXPECT_EQ(*relay.take_answer(ben_id, other), app::Taken::otherwise);
  ASSERT_TRUE(connect(ben, *forwarded, ben_id));
  relay.unjoin(anna_id);
  const auto before = relay.totals().dropped;
  ben.browser.send_media(rtp_packet(20, 1));
  ASSERT_TRUE(eventually(anna, ben, [&] { return relay.totals().dropped > before; }))
      << "joined to nobody";
  relay.join(anna_id, ben_id);
  ASSERT_TRUE(eventually(anna, ben, [&] {
    anna.browser.send_media(
        rtp_packet(10, static_cast<std::uint16_t>(ben.browser.media.size() + 2)));
    return !ben.browser.media.empty();
  }));
  EXPECT_EQ(anna.browser.media.size(), 1U) << "her own comes back no more";

  // Both may look for other paths later, without the other's help.
  std::string again = offer;
  again.replace(again.find("brow"), 4, "anew");
  const auto restarted = relay.answer_offer(anna_id, again);
  ASSERT_TRUE(restarted);
  EXPECT_NE(credentials_in(*restarted).ufrag, credentials_in(*answer).ufrag);
  std::string of_ben = description(ben.browser, "actpass");
  of_ben.replace(of_ben.find("brow"), 4, "anew");
  const auto of_ben_answered = relay.answer_offer(ben_id, of_ben);
  ASSERT_TRUE(of_ben_answered);
  EXPECT_NE(credentials_in(*of_ben_answered).ufrag, credentials_in(*forwarded).ufrag);
  relay.close(anna_id);
  EXPECT_EQ(relay.answer_offer(anna_id, offer).error(), SdpRefusal::unknown_transport);
}

TEST(Relay, ClosesStrangersOnTcp) {
  Events events;
  EmbeddedRelay relay(config_for(events, "127.0.0.1", 1));
  SocketBrowser stranger({"Axxxxxxx", "no-such-password-anywhere"}, Protocol::tcp, "127.0.0.1",
                         relay.port());
  for (int i = 0; i < 3; ++i) stranger.browser.send_check();
  EXPECT_TRUE(eventually(stranger, stranger, [&] { return stranger.closed; }));
  SocketBrowser http({}, Protocol::tcp, "127.0.0.1", relay.port());
  const std::string request = "GET / HTTP/1.1\r\n\r\n";  // Read as a length, "GE" is too much.
  const std::vector<std::uint8_t> bytes(request.begin(), request.end());
  http.send(bytes);
  http.send(bytes);
  http.send(bytes);
  EXPECT_TRUE(eventually(http, http, [&] { return http.closed; }));
  EXPECT_TRUE(stranger.browser.answers.empty());
}

TEST(Relay, LimitsUnprovenConnectionsOfOneAddress) {
  Events events;
  EmbeddedRelay relay(config_for(events, "127.0.0.1", 1));
  std::vector<std::unique_ptr<SocketBrowser>> idle;
  for (int i = 0; i < 40; ++i)
    idle.push_back(
        std::make_unique<SocketBrowser>(Credentials{}, Protocol::tcp, "127.0.0.1", relay.port()));
  const auto closed = [&] {
    return std::ranges::count_if(idle, [](auto& one) { return one->closed; });
  };
  EXPECT_TRUE(eventually(*idle[0], *idle[39], [&] {
    for (auto& one : idle) one->poll_once();
    return closed() >= 8;
  }));
  EXPECT_GE(closed(), 8);  // On a slow machine the others run out of time, too.
}

TEST(Relay, ReportsSilence) {
  Events events;
  RelayConfig config = config_for(events, "127.0.0.1", 1);
  config.limits.silence = config.limits.connect = Duration(50);
  EmbeddedRelay relay(config);
  const TransportId a = relay.open(Reach::either);
  const TransportId b = relay.open_beside(a, Reach::either);
  SocketBrowser browser({}, Protocol::udp, "127.0.0.1", relay.port());
  ASSERT_TRUE(relay.forward_offer(a, b, description(browser.browser, "actpass")));
  EXPECT_TRUE(eventually(browser, browser, [&] { return events.lost(b); }));
  EXPECT_FALSE(events.lost(a));
}

TEST(Relay, RefusesAddressesThatAreNoneAndTakenPorts) {
  RelayConfig wrong;
  wrong.listen = {"localhost"};
  EXPECT_THROW(EmbeddedRelay{wrong}, std::invalid_argument);
  RelayConfig none;
  none.threads = 0;
  EXPECT_THROW(EmbeddedRelay{none}, std::invalid_argument);
  Events events;
  EmbeddedRelay first(config_for(events, "127.0.0.1", 2));
  RelayConfig second = config_for(events, "127.0.0.1", 2);
  second.port = first.port();
  EXPECT_THROW(EmbeddedRelay{second}, std::system_error);
}

}  // namespace
}  // namespace visavis::relay
