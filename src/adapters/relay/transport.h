#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"
#include "adapters/relay/output.h"
#include "adapters/relay/path.h"
#include "adapters/relay/srtp.h"
#include "adapters/relay/stun.h"
#include "adapters/relay/ways.h"
#include "app/ports/relay.h"
#include "base/time.h"

namespace visavis::relay {

/// What a=ice-ufrag and a=ice-pwd carry.
struct Credentials {
  std::string ufrag;
  std::string pwd;
};

struct TransportLimits {
  /// Nothing authentic heard for this long: lost. Browsers send a check every few seconds.
  Duration silence = std::chrono::seconds(15);
  /// Credentials given out, but not connected after this long: lost.
  Duration connect = std::chrono::seconds(30);
};

/// One browser's connection: an ICE-lite agent (RFC 8445), DTLS and SRTP, without I/O. It sends
/// only to paths on which an ICE check was authenticated, so nobody can aim it at a third party.
class Transport {
 public:
  Transport(app::TransportId id, Credentials credentials, const DtlsContext& dtls,
            const TransportLimits& limits);

  app::TransportId id() const { return id_; }
  /// Newest first; the older pair stays valid while a browser restarts ICE.
  const std::vector<Credentials>& credentials() const { return credentials_; }
  /// After an ICE restart: the new pair. The ufrag that is no longer valid, if any.
  std::optional<std::string> renew_credentials(Credentials credentials);
  /// The credentials went to the browser: the time to connect starts.
  void credentials_given_out(Monotonic now);
  /// The certificate the browser's session description announced. No media flows before.
  void expect_fingerprint(const Fingerprint& fingerprint, Monotonic now, Output& output);

  /// A check naming one of the credentials' ufrags. What changed in the paths is returned.
  Ways::Bound receive_check(const Path& path, Bytes datagram, const StunMessage& message,
                            Monotonic now, Output& output);
  void receive_dtls(const Path& path, Bytes datagram, Monotonic now, Output& output);
  /// Decrypts in place; the length of the plain packet. Nothing if it must not be forwarded.
  std::optional<std::size_t> open_media(const Path& path, MutableBytes buffer, std::size_t size,
                                        Monotonic now);
  /// Encrypts in place and sends. False if this browser cannot be reached now.
  bool send_media(MutableBytes buffer, std::size_t size, Output& output);
  void path_closed(const Path& path, Monotonic now);
  /// Whether anything was heard on this path lately.
  bool holds(const Path& path, Monotonic now) const { return ways_.holds(path, now); }

  void advance(Monotonic now, Output& output);
  std::optional<Monotonic> deadline(Monotonic now) const;
  /// Says goodbye to the browser; no event is sent.
  void close(Output& output);

  bool connected() const { return std::holds_alternative<Connected>(stage_); }
  bool lost() const { return std::holds_alternative<Lost>(stage_); }
  std::vector<Path> paths() const { return ways_.paths(); }
  /// Where media is sent to.
  const Path* selected() const { return ways_.selected(); }

 private:
  struct Waiting {
    std::optional<Monotonic> given_out;
  };
  struct Connected {
    std::unique_ptr<Srtp> srtp;
  };
  struct Lost {};

  void settle(Monotonic now, Output& output);
  void flush_dtls(Output& output);
  void lose(Output& output);

  app::TransportId id_;
  std::vector<Credentials> credentials_;
  TransportLimits limits_;
  Dtls dtls_;
  std::optional<Path> dtls_path_;  ///< where the handshake is answered to
  std::optional<Fingerprint> expected_;
  std::variant<Waiting, Connected, Lost> stage_;
  Ways ways_;
  Monotonic heard_{};
};

}  // namespace visavis::relay
