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
#include "adapters/relay/half_udp.h"
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
  /// Checks come over UDP, and so long after nothing else has: half of it works. A handshake on a
  /// line of 1.2 s takes 2.4 s from its first datagram.
  Duration half_udp = std::chrono::milliseconds(2500);
};

/// One browser's connection: an ICE-lite agent (RFC 8445), DTLS and SRTP, without I/O. It sends
/// only to paths on which an ICE check was authenticated, and until somebody there has answered, at
/// most three times what came from there: nobody can aim it at a third party.
class Transport {
 public:
  Transport(app::TransportId id, Credentials credentials, const DtlsContext& dtls,
            const TransportLimits& limits, app::Reach reach);

  app::TransportId id() const { return id_; }
  /// The relay's, that are valid: the older pair is while a browser restarts ICE.
  std::vector<std::string> ufrags() const;
  /// After an ICE restart: the new pair. The ufrag that is no longer valid, if any.
  std::optional<std::string> renew_credentials(Credentials credentials);
  /// The browser's own, of the description that belongs to the relay's newest pair.
  void know_browser(Credentials browser, Monotonic now, Output& output);
  /// The credentials went to the browser: the time to connect starts.
  void credentials_given_out(Monotonic now);
  /// The certificate the browser's session description announced. No media flows before.
  void expect_fingerprint(const Fingerprint& fingerprint, Monotonic now, Output& output);

  /// A check naming one of the credentials' ufrags. What changed in the paths is returned.
  Ways::Bound receive_check(const Path& path, Bytes datagram, const StunMessage& message,
                            Monotonic now, Output& output);
  /// What came back for a check of our own.
  void receive_answer(const Path& path, Bytes datagram, const StunMessage& message, Monotonic now,
                      Output& output);
  void receive_dtls(const Path& path, Bytes datagram, Monotonic now, Output& output);
  /// Decrypts in place; the length of the plain packet. Nothing if it must not be forwarded.
  std::optional<std::size_t> open_media(const Path& path, MutableBytes packet, Monotonic now);
  /// Encrypts to where it goes out. False if this browser cannot be reached now, or must not be
  /// sent that.
  bool send_media(Bytes packet, Output& output);
  void path_closed(const Path& path, Monotonic now);
  /// Whether anything was heard on this path lately.
  bool holds(const Path& path, Monotonic now) const { return ways_.holds(path, now); }

  void advance(Monotonic now, Output& output);
  std::optional<Monotonic> deadline(Monotonic now) const;
  /// Says goodbye to the browser; no event is sent.
  void close(Output& output);

  bool connected() const { return std::holds_alternative<Connected>(stage_); }
  bool lost() const { return std::holds_alternative<Lost>(stage_); }
  const std::vector<Way>& ways() const { return ways_.all(); }
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
  /// What both sides know each other by, until ICE is restarted again.
  struct Generation {
    std::uint32_t number = 0;
    Credentials own;
    std::optional<Credentials> browser = std::nullopt;  ///< its description may come later
  };

  const Generation* generation_of(std::string_view own_ufrag) const;
  void ask(Way& way, Monotonic now, Output& output);
  void settle(Monotonic now, Output& output);
  void flush_dtls(Output& output);
  void lose(Output& output, bool half_udp = false);
  std::optional<Monotonic> half_udp_due() const;

  app::TransportId id_;
  app::Reach reach_;
  std::vector<Generation> generations_;  ///< newest first
  TransportLimits limits_;
  Dtls dtls_;
  std::optional<Path> dtls_path_;  ///< where the handshake is answered to
  /// Where all of the handshake went; nothing before it, or once there were several such places.
  std::optional<Path> shook_on_;
  bool shook_elsewhere_ = false;
  std::vector<std::vector<std::uint8_t>> held_;  ///< of the handshake: too much to send there now
  std::optional<Fingerprint> expected_;
  std::variant<Waiting, Connected, Lost> stage_;
  Ways ways_;
  Monotonic heard_{};
  HalfUdp half_udp_;
};

}  // namespace visavis::relay
