#include "fakes/raw_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace visavis::fakes {
namespace {

void set_timeouts(int fd) {
  const timeval ten_seconds{10, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &ten_seconds, sizeof ten_seconds);
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

RawResponse parse_head(std::string_view head) {
  RawResponse response;
  std::from_chars(head.data() + 9, head.data() + 12, response.status);
  head.remove_prefix(head.find("\r\n") + 2);
  while (!head.starts_with("\r\n")) {
    const auto end = head.find("\r\n");
    const auto colon = head.find(':');
    const std::string name = lower(head.substr(0, colon));
    response.headers[name] = head.substr(colon + 2, end - colon - 2);
    if (name == "set-cookie") response.set_cookies.push_back(response.headers[name]);
    head.remove_prefix(end + 2);
  }
  return response;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, std::uint8_t from)
    : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
  set_timeouts(fd_);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (std::uint32_t{from} << 8U));
  if (::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error{"cannot bind"};
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd_);
    throw std::runtime_error{"cannot connect"};
  }
}

RawClient RawClient::around(int fd) {
  RawClient client;
  client.fd_ = fd;
  set_timeouts(fd);
  return client;
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      buffer_(std::move(other.buffer_)),
      asked_(std::move(other.asked_)),
      answered_(std::move(other.answered_)) {}

/// Every request line among the bytes: some are sent several at once.
void RawClient::remember(std::string_view bytes) {
  constexpr std::string_view end = " HTTP/1.1\r\n";
  for (auto at = bytes.find(end); at != std::string_view::npos; at = bytes.find(end, at + 1)) {
    const auto before = bytes.rfind('\n', at);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    asked_.emplace_back(bytes.substr(begin, at - begin));
  }
}

bool RawClient::send(std::string_view bytes) {
  remember(bytes);
  while (!bytes.empty()) {
    const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::fill() {
  std::array<char, 16 * 1024> chunk;
  const auto count = ::recv(fd_, chunk.data(), chunk.size(), 0);
  if (count <= 0) return false;
  buffer_.append(chunk.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<RawResponse> RawClient::read_response(bool head_only) {
  std::size_t head_size = 0;
  while ((head_size = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return std::nullopt;
  head_size += 4;
  RawResponse response = parse_head(std::string_view{buffer_}.substr(0, head_size));
  std::size_t body_size = 0;
  if (const auto length = response.headers.find("content-length");
      !head_only && length != response.headers.end())
    body_size = std::stoul(length->second);
  while (buffer_.size() < head_size + body_size)
    if (!fill()) return std::nullopt;
  response.body = buffer_.substr(head_size, body_size);
  buffer_.erase(0, head_size + body_size);
  // What could not be read was perhaps not remembered, and ends the connection.
  if (response.status == 400 || response.status == 501)
    if (response.headers["connection"] == "close") asked_.clear();
  if (response.status != 100 && !asked_.empty()) {
    answered_ = std::move(asked_.front());
    asked_.pop_front();
    keep(std::to_string(response.status), response.headers["content-type"], response.body);
  }
  return response;
}

void RawClient::keep(std::string_view status, std::string_view media_type,
                     std::string_view body) const {
  static const char* const folder = std::getenv("VISAVIS_RESPONSES");
  if (folder == nullptr) return;
  static std::mutex mutex;
  const std::lock_guard lock{mutex};
  std::ofstream file{std::string{folder} + "/" + std::to_string(::getpid()), std::ios::app};
  file << answered_ << '\n'
       << status << '\n'
       << media_type << '\n'
       << body.size() << '\n'
       << body << '\n';
}

std::optional<RawResponse> RawClient::ask(std::string_view request) {
  if (!send(request)) return std::nullopt;
  return read_response(request.starts_with("HEAD"));
}

bool RawClient::closed() {
  if (!buffer_.empty()) return false;
  char byte = 0;
  const auto count = ::recv(fd_, &byte, 1, 0);
  // errno says something of a failure alone; of an end it is what a call before left there.
  return count == 0 || (count < 0 && errno != EAGAIN);
}

std::string RawClient::read(std::size_t bytes) {
  while (buffer_.size() < bytes && fill()) {
  }
  std::string taken = buffer_.substr(0, bytes);
  buffer_.erase(0, taken.size());
  return taken;
}

std::uint16_t RawClient::Frame::close_code() const {
  if (opcode != 8 || payload.size() < 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(payload[0]) * 256 +
                                    static_cast<unsigned char>(payload[1]));
}

std::optional<RawClient::Frame> RawClient::read_frame() {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  const std::string head = read(2);
  if (head.size() < 2) return std::nullopt;
  std::size_t size = byte(head[1]) & 127U;
  if (size >= 126) {
    const std::string extended = read(size == 126 ? 2 : 8);
    size = 0;
    for (const char c : extended) size = size * 256 + byte(c);
  }
  Frame frame{static_cast<int>(byte(head[0]) & 15U), read(size)};
  if (frame.payload.size() < size) return std::nullopt;
  if (frame.opcode == 1) keep("message", "application/json", frame.payload);
  return frame;
}

bool RawClient::send_frame(std::string_view payload, int opcode) {
  std::string frame;
  frame.push_back(static_cast<char>(0x80 | opcode));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80U | payload.size()));
  } else if (payload.size() < 65536) {
    frame.push_back(static_cast<char>(0x80 | 126));
    frame.push_back(static_cast<char>(payload.size() >> 8U));
    frame.push_back(static_cast<char>(payload.size() & 255U));
  } else {
    frame.push_back(static_cast<char>(0x80 | 127));
    for (int shift = 56; shift >= 0; shift -= 8)
      frame.push_back(static_cast<char>((payload.size() >> shift) & 255U));
  }
  frame.append(4, '\0');  // A mask of zeros leaves the payload as it is.
  frame.append(payload);
  return send(frame);
}

std::string request_text(std::string_view line, std::string_view headers, std::string_view body) {
  std::string text{line};
  text.append(" HTTP/1.1\r\nHost: verify.example\r\n").append(headers);
  if (!body.empty()) text.append("Content-Length: " + std::to_string(body.size()) + "\r\n");
  return text.append("\r\n").append(body);
}

std::string handshake_text(std::string_view path, std::string_view headers) {
  return request_text("GET " + std::string{path},
                      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                          std::string{headers});
}

}  // namespace visavis::fakes
