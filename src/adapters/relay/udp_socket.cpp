#include "adapters/relay/udp_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <system_error>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr int socket_buffer = 4 * 1024 * 1024;
constexpr std::size_t segments_max = 64;       // UDP_MAX_SEGMENTS of older kernels
constexpr std::size_t segmented_max = 60'000;  // one send, below 64 KiB with headers

/// Room for where a datagram was sent to or leaves from, and for the segment size.
struct alignas(cmsghdr) Control {
  std::array<std::uint8_t, CMSG_SPACE(sizeof(in6_pktinfo)) + CMSG_SPACE(sizeof(std::uint16_t))>
      bytes;
};

void set_option(int fd, int level, int name, int value) {
  if (setsockopt(fd, level, name, &value, sizeof value) != 0)
    throw std::system_error(errno, std::system_category(), "setsockopt");
}

// The FORCE variants pass the system's limit when we are allowed to; otherwise we take what we get.
void enlarge_buffers(int fd) {
  const int size = socket_buffer;
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  if (setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size) != 0)
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
}

IpAddress destination_of(msghdr& message) {
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level == IPPROTO_IP && header->cmsg_type == IP_PKTINFO) {
      in_pktinfo info{};
      std::memcpy(&info, CMSG_DATA(header), sizeof info);
      std::array<std::uint8_t, 4> bytes{};
      std::memcpy(bytes.data(), &info.ipi_spec_dst, bytes.size());
      return IpAddress::v4(bytes);
    }
    if (header->cmsg_level == IPPROTO_IPV6 && header->cmsg_type == IPV6_PKTINFO) {
      in6_pktinfo info{};
      std::memcpy(&info, CMSG_DATA(header), sizeof info);
      std::array<std::uint8_t, 16> bytes{};
      std::memcpy(bytes.data(), &info.ipi6_addr, bytes.size());
      return IpAddress::v6(bytes);
    }
  }
  return {};
}

/// Appends one control message; the buffer is a Control and large enough.
template <class Value>
void add_control(msghdr& message, int level, int type, const Value& value) {
  auto* at = static_cast<std::uint8_t*>(message.msg_control) + message.msg_controllen;
  cmsghdr header{};
  header.cmsg_level = level;
  header.cmsg_type = type;
  header.cmsg_len = CMSG_LEN(sizeof value);
  std::memcpy(at, &header, sizeof header);
  std::memcpy(at + CMSG_LEN(0), &value, sizeof value);
  message.msg_controllen += CMSG_SPACE(sizeof value);
}

void add_source(msghdr& message, const IpAddress& local) {
  if (local.is_v4()) {
    in_pktinfo info{};
    std::memcpy(&info.ipi_spec_dst, local.bytes().data() + 12, 4);
    add_control(message, IPPROTO_IP, IP_PKTINFO, info);
  } else {
    in6_pktinfo info{};
    std::memcpy(&info.ipi6_addr, local.bytes().data(), 16);
    add_control(message, IPPROTO_IPV6, IPV6_PKTINFO, info);
  }
}

}  // namespace

struct UdpSocket::Incoming {
  struct alignas(64) Buffer {
    std::array<std::uint8_t, buffer_size> bytes;
  };
  std::array<Buffer, batch_max> buffers;
  std::array<sockaddr_storage, batch_max> addresses;
  std::array<Control, batch_max> controls;
  std::array<iovec, batch_max> vectors;
  std::array<mmsghdr, batch_max> messages;
};

struct UdpSocket::Sending {
  std::array<std::uint8_t, batch_max * buffer_size> bytes;
  std::size_t used = 0;
  std::array<Outgoing, batch_max> outgoing;
  std::size_t count = 0;
  std::array<sockaddr_storage, batch_max> addresses;
  std::array<Control, batch_max> controls;
  std::array<iovec, batch_max> vectors;
  std::array<mmsghdr, batch_max> messages;
};

UdpSocket::UdpSocket(const Endpoint& listen, Link link, bool shared)
    : link_(link),
      wildcard_(listen.ip.is_any()),
      v4_(listen.ip.is_v4()),
      incoming_(std::make_unique<Incoming>()),
      sending_(std::make_unique<Sending>()) {
  fd_.reset(socket(v4_ ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (fd() < 0) throw std::system_error(errno, std::system_category(), "UDP socket");
  if (!v4_) set_option(fd(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
  if (shared) set_option(fd(), SOL_SOCKET, SO_REUSEPORT, 1);
  if (wildcard_ && v4_) set_option(fd(), IPPROTO_IP, IP_PKTINFO, 1);
  if (wildcard_ && !v4_) set_option(fd(), IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  enlarge_buffers(fd());
  sockaddr_storage address{};
  const socklen_t length = to_sockaddr(listen, address);
  if (bind(fd(), reinterpret_cast<const sockaddr*>(&address), length) != 0)
    throw std::system_error(errno, std::system_category(), "UDP bind " + listen.ip.text());
}

UdpSocket::~UdpSocket() = default;

std::size_t UdpSocket::receive() {
  Incoming& in = *incoming_;
  for (std::size_t i = 0; i < batch_max; ++i) {
    in.vectors[i] = {in.buffers[i].bytes.data(), datagram_max};
    msghdr& message = in.messages[i].msg_hdr;
    message = {};
    message.msg_name = &in.addresses[i];
    message.msg_namelen = sizeof(sockaddr_storage);
    message.msg_iov = &in.vectors[i];
    message.msg_iovlen = 1;
    if (!wildcard_) continue;
    message.msg_control = in.controls[i].bytes.data();
    message.msg_controllen = in.controls[i].bytes.size();
  }
  const int count = recvmmsg(fd(), in.messages.data(), batch_max, MSG_DONTWAIT, nullptr);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

UdpSocket::Received UdpSocket::received(std::size_t index) {
  Incoming& in = *incoming_;
  msghdr& message = in.messages[index].msg_hdr;
  const bool too_long = (message.msg_flags & MSG_TRUNC) != 0;
  Path path{from_sockaddr(in.addresses[index]), {}, link_};
  if (wildcard_) path.local = destination_of(message);
  return {path, in.buffers[index].bytes, too_long ? 0 : in.messages[index].msg_len};
}

MutableBytes UdpSocket::room(std::size_t size_max) {
  CHECK(size_max <= buffer_size);
  Sending& out = *sending_;
  if (out.count == batch_max || out.bytes.size() - out.used < size_max) flush();
  return MutableBytes(out.bytes).subspan(out.used, size_max);
}

void UdpSocket::commit(const Path& to, std::size_t size) {
  Sending& out = *sending_;
  if (size > 0 && !append(to, size))
    out.outgoing[out.count++] = {to, out.used, size, size, 1, segmenting_};
  out.used += size;
}

// A frame's packets to one browser are mostly of one size, and come in a row.
bool UdpSocket::append(const Path& to, std::size_t size) {
  Sending& out = *sending_;
  if (out.count == 0) return false;
  Outgoing& last = out.outgoing[out.count - 1];
  if (!last.open || last.path != to || size > last.segment || last.segments == segments_max ||
      last.size + size > segmented_max)
    return false;
  last.size += size;
  ++last.segments;
  last.open = size == last.segment;  // Only the last segment may be shorter.
  return true;
}

void UdpSocket::prepare(std::size_t index) {
  Sending& out = *sending_;
  const Outgoing& outgoing = out.outgoing[index];
  out.vectors[index] = {out.bytes.data() + outgoing.at, outgoing.size};
  msghdr& message = out.messages[index].msg_hdr;
  message = {};
  message.msg_name = &out.addresses[index];
  message.msg_namelen = to_sockaddr(outgoing.path.remote, out.addresses[index]);
  message.msg_iov = &out.vectors[index];
  message.msg_iovlen = 1;
  message.msg_control = out.controls[index].bytes.data();
  if (wildcard_) add_source(message, outgoing.path.local);
  if (outgoing.segments > 1)
    add_control(message, SOL_UDP, UDP_SEGMENT, static_cast<std::uint16_t>(outgoing.segment));
  if (message.msg_controllen == 0) message.msg_control = nullptr;
}

void UdpSocket::flush() {
  Sending& out = *sending_;
  for (std::size_t i = 0; i < out.count; ++i) prepare(i);
  std::size_t done = 0;
  while (done < out.count) {
    const int sent = sendmmsg(fd(), out.messages.data() + done,
                              static_cast<unsigned>(out.count - done), MSG_DONTWAIT);
    if (sent > 0) {
      done += static_cast<std::size_t>(sent);
      continue;
    }
    if (errno == EINTR) continue;
    // Not every interface can segment (EIO, EINVAL); a datagram that cannot go is not worth
    // waiting.
    const Outgoing& failed = out.outgoing[done++];
    if (failed.segments > 1 && errno != EAGAIN) {
      send_one_by_one(failed);
    } else {
      unsent_ += failed.segments;
    }
  }
  out.count = 0;
  out.used = 0;
}

void UdpSocket::send_one_by_one(const Outgoing& outgoing) {
  Sending& out = *sending_;
  segmenting_ = false;
  for (std::size_t at = 0; at < outgoing.size; at += outgoing.segment) {
    iovec vector{out.bytes.data() + outgoing.at + at,
                 std::min(outgoing.segment, outgoing.size - at)};
    sockaddr_storage address{};
    Control control{};
    msghdr message{};
    message.msg_name = &address;
    message.msg_namelen = to_sockaddr(outgoing.path.remote, address);
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes.data();
    if (wildcard_) add_source(message, outgoing.path.local);
    if (message.msg_controllen == 0) message.msg_control = nullptr;
    if (sendmsg(fd(), &message, MSG_DONTWAIT) < 0) ++unsent_;
  }
}

std::uint64_t UdpSocket::take_unsent() { return std::exchange(unsent_, 0); }

}  // namespace visavis::relay
