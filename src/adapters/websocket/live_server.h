#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/websocket/live_session.h"
#include "adapters/websocket/seats.h"
#include "app/live/live.h"
#include "app/wire/requests.h"

namespace spdlog {
class logger;
}

namespace visavis::websocket {

/// A connection whose client was recognised and asks for a WebSocket.
struct Adoption {
  int fd = -1;           ///< connected; owned by the server from now on
  std::string received;  ///< the handshake as it came, and what came behind it
  std::variant<ApplicantDevice, Staff> who;
  std::string secret;  ///< the cookie that proved it: asked again while they talk
  std::shared_ptr<const void> seat;
};

struct LiveWiring {
  /// Runs work on the app's thread, in order. Callable from any thread.
  std::function<void(std::function<void()>)> on_app;
  std::shared_ptr<spdlog::logger> log;
};

/// Whom the sockets talk to.
struct LiveApp {
  app::Live& live;
  app::StoreExecutor& executor;
  const app::Clock& clock;
  std::string public_url;
};

/// The live WebSockets of applicants and staff (docs/protocol.md): tells app::Live who comes,
/// goes and says what, and carries its answers. The sockets have a thread of their own.
class LiveServer final : public app::LiveConnections {
 public:
  LiveServer(const LiveLimits& limits, LiveWiring wiring);
  /// Drops what is still connected. On the app's thread; what it still posts there does nothing.
  ~LiveServer() override;

  /// Before the first adoption, on the app's thread. What is in `app` must outlive the server's
  /// use.
  void start(LiveApp app);
  /// Before somebody's connection is adopted; null: no place is left for it. From any thread.
  /// `awaited`: in the queue or in a call, which they are about to lose.
  std::shared_ptr<const void> seat(const std::variant<ApplicantDevice, Staff>& who, bool awaited);
  /// From any thread.
  void adopt(Adoption adoption);
  /// Closes all connections with 1012, then calls `stopped` on the app's thread. Nobody is told:
  /// nobody has left.
  void stop(std::function<void()> stopped);

  // app::LiveConnections, on the app's thread.
  void send(VerificationId applicant, DeviceId device, const app::ToApplicant& message) override;
  void send(StaffId staff, const app::ToStaff& message) override;
  void close(VerificationId applicant, DeviceId device, app::CloseReason reason) override;
  void close(StaffId staff, app::CloseReason reason) override;
  void recheck(StaffId staff) override;

 private:
  struct Hub;
  Seats<VerificationId> applicants_;
  Seats<StaffId> staff_;
  std::shared_ptr<Hub> hub_;
};

}  // namespace visavis::websocket
