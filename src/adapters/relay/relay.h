#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/relay/dtls.h"
#include "adapters/relay/relay_thread.h"
#include "adapters/relay/sdp.h"
#include "app/ports/relay.h"

namespace visavis::relay {

struct RelayConfig {
  /// Numeric IPv4 or IPv6 addresses. "0.0.0.0" and "::" are all of the machine's; each answers only
  /// its own family.
  std::vector<std::string> listen = {"0.0.0.0", "::"};
  /// UDP and TCP; 0 picks a free one.
  std::uint16_t port = 0;
  /// The port that browsers are told, where a NAT or proxy maps it; 0: the same.
  std::uint16_t advertised_port = 0;
  /// Numeric addresses that browsers are told to send to (behind a NAT: the public one). Empty:
  /// the listen addresses.
  std::vector<std::string> advertised;
  /// 1 to 64. A call lives on one thread.
  std::size_t threads = 1;
  TransportLimits limits;
  /// Called from relay threads, until the destructor has returned; must neither block
  /// nor throw. It may call the relay.
  app::RelayEventHandler on_event;
  /// Sees the media of calls, which are then in forms that a recording can hold; must outlive the
  /// relay. None: nobody does.
  app::MediaTap* tap = nullptr;
};

/// The media relay in this process: threads with sockets of their own. Its methods may be called
/// from any thread; none of them waits for a relay thread.
class EmbeddedRelay : public app::Relay {
 public:
  /// Throws std::invalid_argument for addresses that are none, std::system_error when the port
  /// cannot be had.
  explicit EmbeddedRelay(RelayConfig config);
  ~EmbeddedRelay() override;

  std::uint16_t port() const { return port_; }
  const std::vector<IpAddress>& advertised() const { return advertised_; }

  app::TransportId open(app::Reach reach) override;
  app::TransportId open_beside(app::TransportId other, app::Reach reach) override;
  Result<std::string, app::SdpRefusal> forward_offer(app::TransportId from, app::TransportId to,
                                                     std::string_view sdp) override;
  Result<std::string, app::SdpRefusal> forward_answer(app::TransportId from, app::TransportId to,
                                                      std::string_view sdp) override;
  Result<std::string, app::SdpRefusal> answer_offer(app::TransportId from,
                                                    std::string_view sdp) override;
  Result<app::Taken, app::SdpRefusal> take_answer(app::TransportId from,
                                                  std::string_view sdp) override;
  void join(app::TransportId a, app::TransportId b) override;
  void unjoin(app::TransportId transport) override;
  void close(app::TransportId transport) override;
  app::SentMedia sent_media(app::TransportId transport) const override;
  void ask_for_key_frame(app::TransportId transport, std::uint32_t ssrc) override;
  app::RelayTotals totals() const override;

 private:
  struct Opened {
    Credentials credentials;
    app::Reach reach{};
    std::string browser_ufrag;  ///< empty until a description of the browser came
    std::optional<Fingerprint> browser_fingerprint;
    app::SentMedia sent;                     ///< as its newest description says
    std::optional<SessionDescription> told;  ///< the newest description the browser was given
    bool common = false;  ///< answered by the relay: what the offer may be used for is settled
  };

  app::TransportId open_on(std::size_t thread, app::Reach reach);
  RelayThread& thread_of(app::TransportId transport);
  Result<std::string, app::SdpRefusal> forward(app::TransportId from, app::TransportId to,
                                               std::string_view sdp, SdpKind kind);
  std::string written(const SessionDescription& description, SdpKind kind, const Opened& to) const;
  std::optional<app::SdpRefusal> adopt(app::TransportId id, Opened& opened,
                                       const SessionDescription& description);

  RelayConfig config_;
  DtlsContext dtls_;
  std::vector<IpAddress> advertised_;
  std::uint16_t port_ = 0;
  std::vector<std::unique_ptr<RelayThread>> threads_;

  mutable std::mutex mutex_;  ///< of what follows; relay threads never take it
  std::unordered_map<app::TransportId, Opened> opened_;
  std::uint64_t next_ = 1;
};

}  // namespace visavis::relay
