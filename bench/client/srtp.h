#pragma once

#include <memory>
#include <optional>
#include <srtp2/srtp.h>
#include <string_view>

#include "bytes.h"
#include "dtls.h"

namespace visavis::bench {

/// Both directions of one participant's SRTP.
class Srtp {
 public:
  Srtp(const SrtpKeys& keys, DtlsRole own_role);

  /// Encrypts in place; the memory has room for `trailer_bytes` more. The new size.
  std::size_t protect(MutableView buffer, std::size_t packet_bytes);
  std::size_t protect_rtcp(MutableView buffer, std::size_t packet_bytes);
  /// Decrypts in place; nothing for what is not authentic or was here before.
  std::optional<std::size_t> unprotect(MutableView packet);

  static constexpr std::size_t trailer_bytes = 144;  // SRTP_MAX_TRAILER_LEN

 private:
  using Session = std::unique_ptr<srtp_ctx_t, Freed<srtp_dealloc>>;
  static Session make(const SrtpKeys& keys, const Bytes& key, srtp_ssrc_type_t direction);

  Session out_;
  Session in_;
};

}  // namespace visavis::bench
