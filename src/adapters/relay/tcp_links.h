#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/file_descriptor.h"
#include "adapters/relay/frame_reader.h"
#include "adapters/relay/path.h"
#include "base/time.h"

namespace visavis::relay {

struct TcpLimits {
  std::size_t unproven = 256;             ///< connections without an authenticated check
  std::size_t unproven_per_address = 32;  ///< of these, from one address
  Duration prove_within = std::chrono::seconds(10);
  std::size_t pending = 64 * 1024;  ///< bytes a connection may be behind; more is dropped
  Duration stalled = std::chrono::seconds(5);  ///< nothing written for this long: closed
};

/// One thread's ICE-TCP connections (RFC 6544, passive). What a slow connection cannot take is
/// dropped a datagram at a time, as UDP would; one that takes nothing at all is closed.
class TcpLinks {
 public:
  class Events {
   public:
    virtual ~Events() = default;
    /// False: the connection is not for this thread; it is given up by give_up() then.
    virtual bool is_ours(Bytes first_datagram) = 0;
    virtual void tcp_datagram(const Path& path, Bytes datagram) = 0;
    virtual void tcp_closed(const Path& path) = 0;
    /// A connection of another thread, with everything that was read from it.
    virtual void give_up(const Endpoint& remote, FileDescriptor connection, Bytes read) = 0;
    /// After bytes were read, before they are acted upon.
    virtual void tcp_read() = 0;
  };

  /// Registers its connections with `epoll`, their link number in data.u64.
  TcpLinks(int epoll, const TcpLimits& limits, Events& events);
  ~TcpLinks();

  void accept_all(int listener, Monotonic now);
  /// A connection another thread gave up.
  void adopt(const Endpoint& remote, FileDescriptor connection, Bytes read, Monotonic now);
  void on_epoll(Link link, std::uint32_t events, Monotonic now);

  /// Like those of Output.
  MutableBytes room(const Path& to, std::size_t size_max);
  void commit(const Path& to, std::size_t size);
  void proven(const Path& path);
  /// Closed at the next flush(), after what is pending was tried once more.
  void close(const Path& path);
  void flush(Monotonic now);
  void advance(Monotonic now);
  bool empty() const { return connections_.empty(); }
  std::uint64_t take_unsent();

 private:
  struct Connection {
    FileDescriptor fd;
    Path path;
    FrameReader reader;
    std::vector<std::uint8_t> pending;
    std::size_t frame = 0;  ///< in `pending`, where the one begins that is written
    Monotonic opened{};
    std::optional<Monotonic> stalled_since;
    int unproven_datagrams = 0;
    bool proven = false;
    bool routed = false;  ///< its first datagram was for this thread
    bool dirty = false;
    bool closing = false;
    bool wants_write = false;
  };

  Connection* add(const Endpoint& remote, FileDescriptor fd, Monotonic now);
  bool make_room(const Endpoint& remote);
  void refuse_one(int listener);
  Connection* find(const Path& path);
  void read(Connection& connection);
  void take_datagrams(Connection& connection);
  void write(Connection& connection, Monotonic now);
  void watch_writable(Connection& connection, bool wanted);
  void fail(Connection& connection);
  void mark(Connection& connection);

  int epoll_;
  TcpLimits limits_;
  Events& events_;
  std::unordered_map<Link, std::unique_ptr<Connection>> connections_;
  std::vector<Link> dirty_;
  std::uint32_t next_ = first_tcp_link;
  std::uint64_t unsent_ = 0;
  FileDescriptor spare_;
};

}  // namespace visavis::relay
