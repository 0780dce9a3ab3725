#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/websocket/live_session.h"

namespace spdlog {
class logger;
}

namespace visavis::websocket {

enum class LinkId : std::uint64_t {};
enum class Side { applicant, staff };

/// Told what happens on the sockets, on their thread. A link is opened at most once, says things
/// only while it is open, and is closed exactly once, opened or not.
class LinkListener {
 public:
  virtual ~LinkListener() = default;
  virtual void opened(LinkId link) = 0;
  /// False when the text is not what the protocol allows.
  virtual bool said(LinkId link, Side side, std::string_view text) = 0;
  virtual void closed(LinkId link) = 0;
  /// Every LiveLimits::recheck_every.
  virtual void recheck_is_due() = 0;
};

/// The WebSockets and their thread. The only place that knows Beast's WebSocket. All members may be
/// called from any thread; a link that is gone is ignored.
class LiveSockets {
 public:
  /// `listener` must outlive the sockets.
  LiveSockets(const LiveLimits& limits, LinkListener& listener,
              std::shared_ptr<spdlog::logger> log);
  /// Drops all links without telling the listener.
  ~LiveSockets();

  /// Takes over a connected socket whose client has sent a WebSocket handshake: `received`. `seat`
  /// is held until it is gone.
  void adopt(int fd, std::string received, LinkId link, Side side,
             std::shared_ptr<const void> seat);
  void send(LinkId link, std::string text, MessageKind kind);
  void close(LinkId link, CloseCode code);
  /// Closes all as restarting, and calls `stopped` on the sockets' thread when they are gone or did
  /// not answer in time.
  void stop(std::function<void()> stopped);

  class Loop;

 private:
  std::unique_ptr<Loop> loop_;
};

}  // namespace visavis::websocket
