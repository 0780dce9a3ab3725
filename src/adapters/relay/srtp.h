#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"
#include "adapters/relay/srtp_cm.h"
#include "adapters/relay/srtp_gcm.h"
#include "adapters/relay/srtp_packet.h"

// SRTP (RFC 3711, 7714) as DTLS agreed on it.
namespace visavis::relay {

/// Both directions of one browser's media, as seen from the relay.
///
/// An index of an SSRC is accepted once and sealed once (srtp_gcm.h says why). So what a browser
/// sends again with its old number passes if the first one never got here, as for the relay it is
/// the first; if it was lost behind the relay, it is refused coming in, as it always was: browsers
/// repeat with numbers of their own (RFC 4588). Going out, nothing that is in order is refused:
/// only what is authentic and new comes from the partner, and what the relay says itself is RTCP,
/// which is counted here. There remain an SSRC that two partners in turn have in common, which one
/// of them can choose to, and a partner that goes on for half of all sequence numbers while this
/// browser cannot be reached.
class Srtp {
 public:
  /// What a sealed packet is longer by: a tag and SRTCP's word.
  static constexpr std::size_t trailer_max = gcm_tag_size + srtcp_word_size;

  /// Nothing if the keys cannot be used.
  static std::unique_ptr<Srtp> create(const SrtpKeys& keys);

  /// Authenticates and decrypts in place; the length of the plain packet. Nothing if it is forged,
  /// replayed, malformed or of one SSRC too many.
  std::optional<std::size_t> open(MutableBytes packet);
  /// Encrypts for the browser; the length of what is in `out`, which is the packet's own memory or
  /// none of it. Nothing if it must not go out, or does not fit.
  std::optional<std::size_t> seal(Bytes packet, MutableBytes out);

 private:
  struct Gcm {
    SrtpGcmReceiver in;
    SrtpGcmSender out;
  };
  using Engine = std::variant<Gcm, SrtpCm>;
  explicit Srtp(Engine engine) : engine_(std::move(engine)) {}

  Engine engine_;
};

}  // namespace visavis::relay
