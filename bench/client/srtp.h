#pragma once

#include <memory>
#include <optional>

#include "adapters/relay/srtp.h"

#include "bytes.h"
#include "dtls.h"

namespace visavis::bench {

/// Both directions of one participant's SRTP: the relay's own, as libsrtp2 would have the client be
/// at its limit before a server is. That it is right is for others to say: its tests hold it to
/// libsrtp2, and Janus, which has that, is measured with it.
class Srtp {
 public:
  Srtp(const SrtpKeys& keys, DtlsRole own_role);

  /// Encrypts RTP or RTCP in place; the memory has room for `trailer_bytes` more. The new size.
  std::size_t protect(MutableView buffer, std::size_t packet_bytes);
  /// Decrypts in place; nothing for what is not authentic or was here before.
  std::optional<std::size_t> unprotect(MutableView packet) { return srtp_->open(packet); }

  static constexpr std::size_t trailer_bytes = relay::Srtp::trailer_max;

 private:
  std::unique_ptr<relay::Srtp> srtp_;
};

}  // namespace visavis::bench
