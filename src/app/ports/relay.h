#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "app/ports/sent_media.h"
#include "base/result.h"

namespace visavis::app {

/// One browser's media connection to this node: its ICE credentials, DTLS session and SRTP keys.
enum class TransportId : std::uint64_t {};

/// Why a session description was refused; app/call/refused_description.h says it.
enum class SdpRefusal {
  malformed,          ///< not a session description, or too long
  no_media,           ///< nothing that the relay can carry
  no_bundle,          ///< what is live is not in one BUNDLE
  no_mid,             ///< a section without a usable a=mid
  no_rtcp_mux,        ///< RTCP on a port of its own
  no_common_codec,    ///< nothing that the other end is sure to have
  no_fingerprint,     ///< no a=fingerprint with sha-256
  no_ice,             ///< no a=ice-ufrag and a=ice-pwd
  unsupported_setup,  ///< a=setup does not let the relay be the DTLS server
  other_certificate,  ///< another a=fingerprint than before on the same connection
  other_sections,     ///< the sections of before are not all there
  unknown_transport,  ///< closed already
};
/// Whether a browser took what was promised to the other end before it was known.
enum class Taken {
  as_promised,
  otherwise,  ///< the other end would send what this one did not take: it has to be told anew
};

/// Which ways to the relay a browser is told.
enum class Reach {
  either,               ///< UDP and TCP; lost soon where UDP half works
  tcp,                  ///< TCP alone
  either_however_slow,  ///< UDP and TCP, with all the time to connect
};

/// What the relay tells the app. Sent from a relay thread: the receiver must not block.
struct TransportConnected {
  TransportId transport;
};  ///< ICE and DTLS are up and the fingerprint matched
struct TransportLost {
  TransportId transport;
  bool half_udp = false;  ///< UDP carries checks and no more: TCP may
};  ///< nothing heard for the silence limit, DTLS closed, or UDP that half works; sent once
using RelayEvent = std::variant<TransportConnected, TransportLost>;

struct RelayTotals {
  std::uint64_t packets_in = 0;
  std::uint64_t packets_out = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::uint64_t dropped = 0;  ///< could not be authenticated, replayed, or not part of a call
  std::uint64_t transports = 0;
};

/// The media relay. Session descriptions run end to end between the two browsers; the relay puts
/// its own ICE credentials, fingerprint and candidates into them, and forwards RTP and RTCP
/// verbatim between two joined transports. Calls come from the app's thread.
class Relay {
 public:
  virtual ~Relay() = default;

  /// A new transport, registered with its relay thread before this returns to a caller who could
  /// send its credentials out (Firefox checks within milliseconds).
  virtual TransportId open(Reach reach) = 0;
  /// The same, on the relay thread that owns `other`: the two can be joined.
  virtual TransportId open_beside(TransportId other, Reach reach) = 0;

  /// Reads `from`'s browser's offer (its fingerprint, credentials), and returns the offer to be
  /// given to the browser behind `to`: sanitised, with `to`'s credentials, a=ice-lite,
  /// setup:actpass and the relay's candidates.
  virtual Result<std::string, SdpRefusal> forward_offer(TransportId from, TransportId to,
                                                        std::string_view sdp) = 0;
  /// The same for an answer; setup:passive.
  virtual Result<std::string, SdpRefusal> forward_answer(TransportId from, TransportId to,
                                                         std::string_view sdp) = 0;

  /// The relay itself answers `from`'s browser's offer, with nobody at the other end yet. The first
  /// answer promises only what every browser has, and names no sender: whoever is joined later is
  /// received without another description, if they answer the same offer, which forward_offer()
  /// then cuts down to the same. A newer offer on the same connection restarts ICE and changes
  /// nothing else, whether the first was answered here or by the other browser.
  virtual Result<std::string, SdpRefusal> answer_offer(TransportId from, std::string_view sdp) = 0;
  /// Reads `from`'s browser's answer that is given to nobody: the other end was answered already.
  virtual Result<Taken, SdpRefusal> take_answer(TransportId from, std::string_view sdp) = 0;

  /// From now on what one sends reaches the other, and nobody else. Both were opened beside each
  /// other. A transport joined to itself gets back what it sends.
  virtual void join(TransportId a, TransportId b) = 0;
  /// From now on what it sends reaches nobody; it stays connected.
  virtual void unjoin(TransportId transport) = 0;
  /// Ends a transport and its join. Closing twice is allowed.
  virtual void close(TransportId transport) = 0;

  /// What its browser may send, by the descriptions so far; empty before the first.
  virtual SentMedia sent_media(TransportId transport) const = 0;
  /// Asks its browser for a whole picture (PLI). From any thread.
  virtual void ask_for_key_frame(TransportId transport, std::uint32_t ssrc) = 0;

  virtual RelayTotals totals() const = 0;
};

using RelayEventHandler = std::function<void(const RelayEvent&)>;

}  // namespace visavis::app
