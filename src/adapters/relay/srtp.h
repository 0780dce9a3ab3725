#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"

struct srtp_ctx_t_;

// SRTP (RFC 3711, 7714) over libsrtp2.
namespace visavis::relay {

/// RFC 5761, 4: payload types 64 to 95 do not occur in RTP, so the second byte tells.
inline bool is_rtcp(Bytes packet) {
  return packet.size() > 1 && packet[1] >= 192 && packet[1] <= 223;
}

/// Both directions of one browser's media, as seen from the relay. Works in place, and does not
/// allocate but for the first packet of an SSRC.
class Srtp {
 public:
  /// Nothing if libsrtp refuses the keys.
  static std::unique_ptr<Srtp> create(const SrtpKeys& keys);

  /// Authenticates and decrypts buffer's first `size` bytes; the length of the plain packet.
  /// Nothing if it is forged, replayed, malformed or of one SSRC too many.
  std::optional<std::size_t> open(MutableBytes buffer, std::size_t size);
  /// Encrypts buffer's first `size` bytes for the browser; the buffer must have room for the
  /// trailer (SRTP_MAX_TRAILER_LEN + 4).
  std::optional<std::size_t> seal(MutableBytes buffer, std::size_t size);

 private:
  using Session = std::unique_ptr<srtp_ctx_t_, void (*)(srtp_ctx_t_*)>;
  Srtp(Session in, Session out) : in_(std::move(in)), out_(std::move(out)) {}
  bool may_know(std::uint32_t ssrc) const;
  void learn(std::uint32_t ssrc);

  Session in_;
  Session out_;
  std::vector<std::uint32_t> ssrcs_;  ///< that were authenticated
};

}  // namespace visavis::relay
