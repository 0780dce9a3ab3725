#include "unix_socket.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace visavis::bench {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

UnixSocket::UnixSocket(const std::string& path, int type)
    : fd_(::socket(AF_UNIX, type | SOCK_CLOEXEC, 0)) {
  if (fd_ < 0) fail("socket");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error("path too long: " + path);
  std::memcpy(address.sun_path, path.data(), path.size());
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int error = errno;
    ::close(fd_);
    errno = error;
    fail(path);
  }
}

UnixSocket::~UnixSocket() { ::close(fd_); }

void UnixSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail("send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::optional<std::string> UnixSocket::receive(int timeout_ms) {
  pollfd waiting{fd_, POLLIN, 0};
  if (::poll(&waiting, 1, timeout_ms) <= 0) return std::nullopt;
  std::string bytes(std::size_t{64} * 1024, '\0');
  const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
  if (count < 0) fail("recv");
  if (count == 0) throw std::runtime_error("the server closed its socket");
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

void LineStream::fill(int timeout_ms) {
  const auto bytes = socket_.receive(timeout_ms);
  if (!bytes) throw std::runtime_error("no answer in time");
  buffer_ += *bytes;
}

std::string LineStream::line(int timeout_ms) {
  std::size_t end = 0;
  while ((end = buffer_.find('\n')) == std::string::npos) fill(timeout_ms);
  std::string text = buffer_.substr(0, end);
  buffer_.erase(0, end + 1);
  return text;
}

std::string LineStream::block(std::size_t bytes, int timeout_ms) {
  while (buffer_.size() < bytes) fill(timeout_ms);
  std::string text = buffer_.substr(0, bytes);
  buffer_.erase(0, bytes);
  return text;
}

}  // namespace visavis::bench
