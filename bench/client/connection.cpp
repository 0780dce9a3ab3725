#include "connection.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include "clock.h"

namespace visavis::bench {
namespace {

constexpr std::int64_t check_interval_ns = 50 * ns_per_ms;
constexpr std::int64_t consent_interval_ns = 2500 * ns_per_ms;  // Chromium's, for a stable pair.
constexpr std::uint32_t check_priority = 1853824767;            // Peer-reflexive, as Chromium's.

std::string random_text(std::mt19937_64& random, std::size_t size) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  while (text.size() < size) text += letters[random() % letters.size()];
  return text;
}

void set_option(int socket, int option, int value) {
  if (setsockopt(socket, SOL_SOCKET, option, &value, sizeof value) != 0)
    throw std::system_error(errno, std::generic_category(), "setsockopt");
}

}  // namespace

Connection::Connection(const Identity& identity, std::mt19937_64& random)
    : identity_(identity),
      random_(random),
      socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)),
      tie_breaker_(random()) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (socket_ < 0 || bind(socket_, generic, size) != 0 || getsockname(socket_, generic, &size) != 0)
    throw std::system_error(errno, std::generic_category(), "UDP socket");
  set_option(socket_, SO_RCVBUF, 2 << 20);  // So that what is lost was lost by the server.
  set_option(socket_, SO_TIMESTAMPNS, 1);
  const auto ssrc = [&random] { return static_cast<std::uint32_t>(random() >> 33) + 1; };
  local_ = {random_text(random, 4),
            random_text(random, 24),
            identity.fingerprint(),
            ntohs(address.sin_port),
            ssrc(),
            ssrc(),
            ssrc()};
}

Connection::~Connection() { ::close(socket_); }

void Connection::begin(Side side, const RemoteDescription& remote) {
  remote_ = remote;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(remote.port);
  if (inet_pton(AF_INET, remote.address.c_str(), &address.sin_addr) != 1 ||
      connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot use the candidate " + remote.address);
  // An answerer says setup:active; an offerer takes the role the answer leaves.
  const bool server = side == Side::offerer && remote.setup == "active";
  role_ = server ? DtlsRole::server : DtlsRole::client;
  dtls_.emplace(identity_, role_, remote.fingerprint);
  begun_ = true;
}

void Connection::tick(std::int64_t now_ns) {
  if (!begun_) return;
  if (now_ns >= next_check_ns_) {
    send_check();
    next_check_ns_ = now_ns + (pair_works_ ? consent_interval_ns : check_interval_ns);
  }
  if (connected()) return;
  dtls_->tick();
  flush_dtls();
}

void Connection::receive_control(View datagram) {
  if (!begun_ || datagram.empty()) return;
  if (datagram[0] >= 20 && datagram[0] <= 63) {
    dtls_->receive(datagram);
    if (dtls_->connected() && !connected()) {
      const SrtpKeys keys = dtls_->keys();
      srtp_profile_ = keys.profile;
      srtp_.emplace(keys, role_);
    }
    flush_dtls();
    return;
  }
  const auto stun = parse_stun(datagram);
  if (!stun) return;
  if (stun->kind == StunKind::request && integrity_holds(datagram, local_.password)) {
    in_addr from{};
    inet_pton(AF_INET, remote_.address.c_str(), &from);
    send(binding_response(stun->transaction, ntohl(from.s_addr), remote_.port, local_.password));
  }
  if (stun->kind == StunKind::response && !pair_works_ &&
      integrity_holds(datagram, remote_.password)) {
    pair_works_ = true;
    if (role_ == DtlsRole::client) dtls_->start();
    flush_dtls();
  }
}

void Connection::send_check() {
  BindingRequest request{
      {}, remote_.ufrag + ":" + local_.ufrag, remote_.password, check_priority, tie_breaker_};
  Writer{request.transaction}.u64(random_()).u32(random_());
  send(encode(request));
}

void Connection::flush_dtls() {
  while (const auto datagram = dtls_->next_datagram()) send(*datagram);
}

void Connection::send(View datagram) {
  // A datagram that does not get out is sent again by the protocol above.
  (void)::send(socket_, datagram.data(), datagram.size(), MSG_NOSIGNAL);
}

}  // namespace visavis::bench
