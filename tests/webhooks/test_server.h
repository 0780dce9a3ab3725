#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace visavis::webhooks {

struct Request {
  std::string target;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// The text of an answer; `extra` are header lines, each with its line end.
std::string answer(int status, const std::string& extra = "", const std::string& body = "");

/// An HTTP/1.1 server on 127.0.0.1 with a thread a connection, for one request each. `respond` runs
/// on that thread and may block.
class TestServer {
 public:
  using Respond = std::function<std::string(const Request&)>;
  explicit TestServer(Respond respond);
  /// With TLS.
  TestServer(Respond respond, SSL_CTX* tls);
  /// Says the answer, and then this for as long as somebody listens, 100 times a second. Empty:
  /// says nothing more, and leaves the connection open.
  TestServer(Respond respond, std::string without_end);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  std::string url(const std::string& path = "/hook") const;
  int port() const { return port_; }
  /// In the order in which they were read.
  std::vector<Request> requests() const;
  std::size_t connections() const;

 private:
  void accept_all();
  void serve(int socket);
  TestServer(Respond respond, SSL_CTX* tls, std::optional<std::string> without_end);

  Respond respond_;
  SSL_CTX* tls_;
  const std::optional<std::string> without_end_;
  int listener_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Request> requests_;
  std::size_t connections_ = 0;
  std::list<std::thread> serving_;
  std::thread accepting_;
};

/// Holds those who pass() until it is opened.
class Gate {
 public:
  void open();
  void pass();

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
};

/// A server that answers 200 once its gate is open.
class SlowServer {
 public:
  /// Opens the gate: the server's threads must end.
  ~SlowServer() { gate.open(); }

  Gate gate;
  TestServer server{[this](const Request&) {
    gate.pass();
    return answer(200);
  }};
};

}  // namespace visavis::webhooks
