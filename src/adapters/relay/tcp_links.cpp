#include "adapters/relay/tcp_links.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

// A deep kernel buffer would only age the picture: congestion must be felt by the browser's own
// control, which sees what is dropped here.
constexpr int send_buffer = 128 * 1024;

constexpr int unproven_datagrams_max = 3;

// RFC 4571, 2: a frame's length stands before it.
constexpr std::size_t frame_header = 2;

void tune(int fd) {
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
}

}  // namespace

TcpLinks::TcpLinks(int epoll, const TcpLimits& limits, Events& events)
    : epoll_(epoll),
      limits_(limits),
      events_(events),
      spare_(open("/dev/null", O_RDONLY | O_CLOEXEC)) {}

TcpLinks::~TcpLinks() = default;

void TcpLinks::accept_all(int listener, Monotonic now) {
  for (;;) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    FileDescriptor fd(accept4(listener, reinterpret_cast<sockaddr*>(&address), &length,
                              SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd.get() < 0 && errno == EMFILE && spare_.get() >= 0) {
      refuse_one(listener);
      continue;
    }
    if (fd.get() < 0) return;
    tune(fd.get());
    add(from_sockaddr(address), std::move(fd), now);
  }
}

// Out of descriptors, a waiting connection would wake the thread for ever: take it and drop it.
void TcpLinks::refuse_one(int listener) {
  spare_.reset();
  FileDescriptor(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)).reset();
  spare_.reset(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

void TcpLinks::adopt(const Endpoint& remote, FileDescriptor fd, Bytes read, Monotonic now) {
  Connection* connection = add(remote, std::move(fd), now);
  if (connection == nullptr) return;
  const MutableBytes space = connection->reader.space();
  CHECK(read.size() <= space.size());
  std::ranges::copy(read, space.begin());
  connection->reader.filled(read.size());
  take_datagrams(*connection);
}

TcpLinks::Connection* TcpLinks::add(const Endpoint& remote, FileDescriptor fd, Monotonic now) {
  if (!make_room(remote)) return nullptr;
  while (connections_.contains(Link{next_})) next_ = (next_ + 1) | first_tcp_link;
  const Link link{next_};
  next_ = (next_ + 1) | first_tcp_link;
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP;
  event.data.u64 = static_cast<std::uint64_t>(link);
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, fd.get(), &event) != 0) return nullptr;
  auto connection = std::make_unique<Connection>();
  connection->fd = std::move(fd);
  connection->path = {remote, {}, link};
  connection->opened = now;
  return (connections_[link] = std::move(connection)).get();
}

// Connections that have proved nothing are many only when somebody attacks. One address can then
// push out only its own; beyond that the oldest goes, since a browser proves itself at once.
bool TcpLinks::make_room(const Endpoint& remote) {
  std::size_t unproven = 0;
  std::size_t same_address = 0;
  Connection* oldest = nullptr;
  for (const auto& [link, connection] : connections_) {
    if (connection->proven || connection->closing) continue;
    ++unproven;
    if (connection->path.remote.ip == remote.ip) ++same_address;
    if (oldest == nullptr || connection->opened < oldest->opened) oldest = connection.get();
  }
  if (same_address >= limits_.unproven_per_address) return false;
  if (oldest != nullptr && unproven >= limits_.unproven) fail(*oldest);
  return true;
}

TcpLinks::Connection* TcpLinks::find(const Path& path) {
  const auto found = connections_.find(path.link);
  return found == connections_.end() ? nullptr : found->second.get();
}

void TcpLinks::on_epoll(Link link, std::uint32_t events, Monotonic now) {
  const auto found = connections_.find(link);
  if (found == connections_.end() || found->second->closing) return;
  Connection& connection = *found->second;
  if ((events & EPOLLOUT) != 0) write(connection, now);
  if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0) read(connection);
}

void TcpLinks::read(Connection& connection) {
  if (connection.closing) return;
  MutableBytes space = connection.reader.space();
  // What is read before the first datagram is known has to fit into a hand-over.
  if (!connection.routed) {
    const std::size_t limit = 2 + datagram_max - connection.reader.rest().size();
    space = space.first(std::min(space.size(), limit));
  }
  const ssize_t size = recv(connection.fd.get(), space.data(), space.size(), 0);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size <= 0) return fail(connection);
  connection.reader.filled(static_cast<std::size_t>(size));
  events_.tcp_read();
  take_datagrams(connection);
}

void TcpLinks::take_datagrams(Connection& connection) {
  const Bytes all = connection.reader.rest();
  while (const auto datagram = connection.reader.next()) {
    if (!connection.routed && !events_.is_ours(*datagram)) {
      epoll_ctl(epoll_, EPOLL_CTL_DEL, connection.fd.get(), nullptr);
      events_.give_up(connection.path.remote, std::move(connection.fd), all);
      return fail(connection);
    }
    connection.routed = true;
    events_.tcp_datagram(connection.path, *datagram);
    // A browser begins with a check that succeeds, or with one more after a role conflict.
    if (!connection.proven && ++connection.unproven_datagrams >= unproven_datagrams_max)
      return fail(connection);
    if (connection.closing) return;
  }
  if (connection.reader.broken()) fail(connection);
}

MutableBytes TcpLinks::room(const Path& to, std::size_t size_max) {
  Connection* connection = find(to);
  if (connection == nullptr || connection->closing) return {};
  auto& pending = connection->pending;
  const std::size_t frame = pending.size();
  if (frame + frame_header + size_max > limits_.pending) {
    ++unsent_;
    return {};
  }
  pending.resize(frame + frame_header + size_max);
  connection->frame = frame;
  return MutableBytes(pending).subspan(frame + frame_header);
}

void TcpLinks::commit(const Path& to, std::size_t size) {
  Connection* connection = find(to);
  if (connection == nullptr) return;
  auto& pending = connection->pending;
  pending.resize(connection->frame + (size > 0 ? frame_header + size : 0));
  if (size == 0) return;
  write_u16(pending, connection->frame, static_cast<std::uint16_t>(size));
  mark(*connection);
}

void TcpLinks::mark(Connection& connection) {
  if (!std::exchange(connection.dirty, true)) dirty_.push_back(connection.path.link);
}

void TcpLinks::proven(const Path& path) {
  Connection* connection = find(path);
  if (connection == nullptr) return;
  connection->proven = true;
  connection->pending.reserve(limits_.pending);  // So that media is queued without allocating.
}

void TcpLinks::close(const Path& path) {
  Connection* connection = find(path);
  if (connection == nullptr) return;
  connection->closing = true;
  mark(*connection);
}

void TcpLinks::fail(Connection& connection) {
  if (connection.closing) return;
  connection.closing = true;
  mark(connection);
  events_.tcp_closed(connection.path);
}

void TcpLinks::flush(Monotonic now) {
  for (std::size_t i = 0; i < dirty_.size(); ++i) {  // Failing connections are appended.
    const auto found = connections_.find(dirty_[i]);
    if (found == connections_.end()) continue;
    Connection& connection = *found->second;
    connection.dirty = false;
    if (connection.fd.get() >= 0) write(connection, now);
    if (connection.closing) connections_.erase(found);
  }
  dirty_.clear();
}

void TcpLinks::write(Connection& connection, Monotonic now) {
  auto& pending = connection.pending;
  if (pending.empty()) return;
  const ssize_t size =
      ::send(connection.fd.get(), pending.data(), pending.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (size < 0 && errno != EAGAIN && errno != EINTR) return fail(connection);
  if (size > 0) {
    pending.erase(pending.begin(), pending.begin() + size);
    connection.stalled_since.reset();
  }
  if (!pending.empty() && !connection.stalled_since) connection.stalled_since = now;
  watch_writable(connection, !pending.empty());
}

void TcpLinks::watch_writable(Connection& connection, bool wanted) {
  if (connection.wants_write == wanted) return;
  connection.wants_write = wanted;
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP | (wanted ? EPOLLOUT : 0U);
  event.data.u64 = static_cast<std::uint64_t>(connection.path.link);
  epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.fd.get(), &event);
}

void TcpLinks::advance(Monotonic now) {
  for (const auto& [link, connection] : connections_) {
    const bool late = !connection->proven && now - connection->opened >= limits_.prove_within;
    const bool stalled =
        connection->stalled_since && now - *connection->stalled_since >= limits_.stalled;
    if (late || stalled) fail(*connection);
  }
}

std::uint64_t TcpLinks::take_unsent() { return std::exchange(unsent_, 0); }

}  // namespace visavis::relay
