#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visavis::bench {

/// A connected Unix socket; throws when it cannot be, or when the other side is gone.
class UnixSocket {
 public:
  /// `type` is SOCK_STREAM or SOCK_SEQPACKET.
  UnixSocket(const std::string& path, int type);
  explicit UnixSocket(int connected) : fd_(connected) {}
  UnixSocket(const UnixSocket&) = delete;
  UnixSocket& operator=(const UnixSocket&) = delete;
  ~UnixSocket();

  void send(std::string_view bytes);
  /// The next message or bytes; nothing after `timeout_ms` without any.
  std::optional<std::string> receive(int timeout_ms);

 private:
  int fd_;
};

/// Lines and counted blocks over a stream socket.
class LineStream {
 public:
  explicit LineStream(UnixSocket& socket) : socket_(socket) {}
  std::string line(int timeout_ms);
  std::string block(std::size_t bytes, int timeout_ms);

 private:
  void fill(int timeout_ms);

  UnixSocket& socket_;
  std::string buffer_;
};

}  // namespace visavis::bench
