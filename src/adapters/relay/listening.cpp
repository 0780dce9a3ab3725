#include "adapters/relay/listening.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <system_error>

namespace visavis::relay {
namespace {

constexpr int backlog = 256;
// A port that TCP had free may be taken for UDP: try another one, a few times.
constexpr int free_port_tries = 50;

FileDescriptor tcp_listener(const Endpoint& endpoint) {
  const bool v4 = endpoint.ip.is_v4();
  FileDescriptor fd(socket(v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (fd.get() < 0) throw std::system_error(errno, std::system_category(), "TCP socket");
  const int on = 1;
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (!v4) setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  sockaddr_storage address{};
  const socklen_t length = to_sockaddr(endpoint, address);
  if (bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), length) != 0 ||
      listen(fd.get(), backlog) != 0)
    throw std::system_error(errno, std::system_category(),
                            "the relay cannot listen on TCP " + endpoint.ip.text() + " port " +
                                std::to_string(endpoint.port) + " (relay.port)");
  return fd;
}

std::uint16_t port_of(int fd) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::system_error(errno, std::system_category(), "getsockname");
  return from_sockaddr(address).port;
}

// The TCP listener comes first: it is exclusive, while SO_REUSEPORT would let a second service of
// the same user share the UDP port, and each would get half of the datagrams.
Listening try_listen(const std::vector<IpAddress>& addresses, std::uint16_t port,
                     std::size_t threads) {
  Listening made;
  made.port = port;
  made.threads.resize(threads);
  for (const IpAddress& address : addresses) {
    made.threads[0].listeners.push_back(tcp_listener({address, made.port}));
    made.port = port_of(made.threads[0].listeners.back().get());
  }
  for (auto& sockets : made.threads) {
    for (std::uint32_t i = 0; i < addresses.size(); ++i)
      sockets.udp.push_back(
          std::make_unique<UdpSocket>(Endpoint{addresses[i], made.port}, Link{i}, threads > 1));
  }
  return made;
}

// A bridge with a network card among its ports is the machine's own way out.
bool leads_inside(const ifaddrs& entry) {
  const auto interfaces = std::filesystem::path("/sys/class/net");
  std::error_code none;
  const auto bridge = interfaces / entry.ifa_name;
  if (!std::filesystem::exists(bridge / "bridge", none)) return false;
  for (const auto& port : std::filesystem::directory_iterator(bridge / "brif", none))
    if (std::filesystem::exists(interfaces / port.path().filename() / "device", none)) return false;
  return true;
}

std::vector<IpAddress> own_addresses() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
  std::vector<IpAddress> addresses;
  for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
    if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0 || leads_inside(*entry))
      continue;
    const auto family = entry->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    sockaddr_storage address{};
    std::memcpy(&address, entry->ifa_addr,
                family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
    addresses.push_back(from_sockaddr(address).ip);
  }
  return addresses;
}

void add_once(std::vector<IpAddress>& addresses, const IpAddress& address) {
  if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
}

}  // namespace

Listening listen_on(const std::vector<IpAddress>& addresses, std::uint16_t port,
                    std::size_t threads) {
  for (int tries = 1;; ++tries) {
    try {
      return try_listen(addresses, port, threads);
    } catch (const std::system_error& error) {
      const bool taken = error.code() == std::errc::address_in_use;
      if (port != 0 || !taken || tries == free_port_tries) throw;
    }
  }
}

std::vector<IpAddress> of_this_machine(std::vector<IpAddress> listen) {
  const FileDescriptor six(socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (six.get() >= 0 || errno != EAFNOSUPPORT) return listen;
  std::vector<IpAddress> left = listen;
  std::erase_if(left, [](const IpAddress& one) { return one.is_any() && !one.is_v4(); });
  return left.empty() ? listen : left;
}

std::vector<IpAddress> reachable_addresses(const std::vector<IpAddress>& listen) {
  std::vector<IpAddress> reachable;
  std::vector<IpAddress> loopback;
  for (const IpAddress& address : listen) {
    if (!address.is_any()) {
      add_once(reachable, address);
      continue;
    }
    for (const IpAddress& own : own_addresses()) {
      if (own.is_v4() != address.is_v4() || own.is_link_local()) continue;
      add_once(own.is_loopback() ? loopback : reachable, own);
    }
  }
  return reachable.empty() ? loopback : reachable;
}

}  // namespace visavis::relay
