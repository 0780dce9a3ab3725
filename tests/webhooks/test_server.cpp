#include "webhooks/test_server.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <netinet/in.h>
#include <optional>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"

namespace visavis::webhooks {
namespace {

/// A connection's bytes, through TLS or not.
class Stream {
 public:
  Stream(int socket, SSL_CTX* tls) : socket_(socket) {
    if (tls == nullptr) return;
    ssl_.reset(SSL_new(tls));
    SSL_set_fd(ssl_.get(), socket);
    broken_ = SSL_accept(ssl_.get()) != 1;
  }
  ~Stream() {
    if (ssl_ && !broken_) SSL_shutdown(ssl_.get());
    ::close(socket_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// False at the end.
  bool read_more(std::string& into) {
    if (broken_) return false;
    char buffer[4096];
    const auto size = ssl_ ? SSL_read(ssl_.get(), buffer, sizeof buffer)
                           : static_cast<int>(::recv(socket_, buffer, sizeof buffer, 0));
    if (size <= 0) return false;
    into.append(buffer, static_cast<std::size_t>(size));
    return true;
  }
  /// False when nobody listens any more.
  bool write(const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
      const auto left = text.size() - sent;
      const auto size =
          ssl_ ? SSL_write(ssl_.get(), text.data() + sent, static_cast<int>(left))
               : static_cast<int>(::send(socket_, text.data() + sent, left, MSG_NOSIGNAL));
      if (size <= 0) return false;
      sent += static_cast<std::size_t>(size);
    }
    return true;
  }

 private:
  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  int socket_;
  std::unique_ptr<SSL, Free> ssl_;
  bool broken_ = false;
};

Request parse_head(const std::string& head) {
  Request request;
  std::istringstream lines{head};
  std::string line, method;
  std::getline(lines, line);
  std::istringstream{line} >> method >> request.target;
  while (std::getline(lines, line) && line.size() > 1) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    request.headers[name] = line.substr(colon + 2, line.size() - colon - 3);
  }
  return request;
}

std::optional<Request> read_request(Stream& stream) {
  std::string read;
  while (read.find("\r\n\r\n") == std::string::npos)
    if (!stream.read_more(read)) return std::nullopt;
  const auto head = read.find("\r\n\r\n") + 4;
  auto request = parse_head(read.substr(0, head));
  const auto length = std::stoul("0" + request.headers["content-length"]);
  while (read.size() < head + length)
    if (!stream.read_more(read)) return std::nullopt;
  request.body = read.substr(head, length);
  return request;
}

}  // namespace

std::string answer(int status, const std::string& extra, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nconnection: close\r\n" + extra +
         "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TestServer::TestServer(Respond respond) : TestServer(std::move(respond), nullptr) {}

TestServer::TestServer(Respond respond, SSL_CTX* tls)
    : TestServer(std::move(respond), tls, std::nullopt) {}

TestServer::TestServer(Respond respond, std::string without_end)
    : TestServer(std::move(respond), nullptr, std::optional{std::move(without_end)}) {}

TestServer::TestServer(Respond respond, SSL_CTX* tls, std::optional<std::string> without_end)
    : respond_(std::move(respond)),
      tls_(tls),
      without_end_(std::move(without_end)),
      listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  CHECK(::bind(listener_, plain, size) == 0 && ::listen(listener_, 64) == 0);
  CHECK(::getsockname(listener_, plain, &size) == 0);
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread{[this] { accept_all(); }};
}

TestServer::~TestServer() {
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  ::close(listener_);
  for (auto& thread : serving_) thread.join();
}

std::string TestServer::url(const std::string& path) const {
  return (tls_ != nullptr ? "https" : "http") + std::string{"://127.0.0.1:"} +
         std::to_string(port_) + path;
}

std::vector<Request> TestServer::requests() const {
  const std::lock_guard lock{mutex_};
  return requests_;
}

std::size_t TestServer::connections() const {
  const std::lock_guard lock{mutex_};
  return connections_;
}

void TestServer::accept_all() {
  for (;;) {
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (socket < 0) return;
    {
      const std::lock_guard lock{mutex_};
      ++connections_;
    }
    serving_.emplace_back([this, socket] { serve(socket); });
  }
}

void TestServer::serve(int socket) {
  Stream stream{socket, tls_};
  const auto request = read_request(stream);
  if (!request) return;
  {
    const std::lock_guard lock{mutex_};
    requests_.push_back(*request);
  }
  bool heard = stream.write(respond_(*request));
  if (!without_end_) return;
  std::string nothing;
  if (without_end_->empty()) stream.read_more(nothing);
  for (heard = heard && !without_end_->empty(); heard; heard = stream.write(*without_end_))
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
}

void Gate::open() {
  const std::lock_guard lock{mutex_};
  open_ = true;
  opened_.notify_all();
}

void Gate::pass() {
  std::unique_lock lock{mutex_};
  opened_.wait(lock, [&] { return open_; });
}

}  // namespace visavis::webhooks
