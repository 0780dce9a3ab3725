#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::fakes {

struct RawResponse {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case; the last of several
  std::vector<std::string> set_cookies;
  std::string body;
};

/// A TCP client for tests that send what no library would. Blocking; gives up after 10 s. With
/// VISAVIS_RESPONSES in the environment it keeps what it was answered in that folder, to be held
/// against the contract (tools/contract/check_responses.py).
class RawClient {
 public:
  /// Connects to the loopback interface, as 127.0.`from`.1.
  explicit RawClient(std::uint16_t port, std::uint8_t from = 0);
  /// Takes over a connected socket.
  static RawClient around(int fd);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;

  bool send(std::string_view bytes);
  /// The next response; nothing when the connection ends before it is complete.
  std::optional<RawResponse> read_response(bool head_only = false);
  /// Sends the request and reads its response.
  std::optional<RawResponse> ask(std::string_view request);
  /// True when the server ends the connection without sending more.
  bool closed();
  /// Exactly so many bytes; fewer when the connection ends.
  std::string read(std::size_t bytes);
  int fd() const { return fd_; }

  // As a WebSocket, after the handshake.
  struct Frame {
    int opcode = 0;  ///< 1 text, 8 close, 9 ping
    std::string payload;
    std::uint16_t close_code() const;
  };
  std::optional<Frame> read_frame();
  bool send_frame(std::string_view payload, int opcode = 1);

 private:
  RawClient() = default;
  bool fill();
  void remember(std::string_view bytes);
  void keep(std::string_view status, std::string_view media_type, std::string_view body) const;

  int fd_ = -1;
  std::string buffer_;
  std::deque<std::string> asked_;  ///< "GET /v1/events?after=3": requests without a response yet
  std::string answered_;           ///< the last that has one
};

/// A request with the headers given, each ended by CRLF, and a Content-Length when there is a body.
std::string request_text(std::string_view line, std::string_view headers = {},
                         std::string_view body = {});
/// A WebSocket handshake.
std::string handshake_text(std::string_view path, std::string_view headers = {});

}  // namespace visavis::fakes
