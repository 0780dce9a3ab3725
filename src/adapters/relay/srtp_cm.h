#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"
#include "adapters/relay/srtp_index.h"

struct srtp_ctx_t_;

// AES-128-CM with SHA1-80 (RFC 3711) over libsrtp2, for whoever offers nothing better.
namespace visavis::relay {

/// Before anything is asked of it; the process may do so once.
void start_libsrtp();

/// Both directions, like SrtpGcmReceiver and SrtpGcmSender: a counter's keystream must not be used
/// twice either. Allocates for the first packet of an SSRC.
class SrtpCm {
 public:
  /// Nothing if libsrtp refuses the keys.
  static std::optional<SrtpCm> create(const SrtpKeys& keys);

  std::optional<std::size_t> open(MutableBytes packet);
  std::optional<std::size_t> seal(Bytes packet, MutableBytes out);

 private:
  using Session = std::unique_ptr<srtp_ctx_t_, void (*)(srtp_ctx_t_*)>;
  /// libsrtp reads whole words.
  struct alignas(16) Aligned {
    std::array<std::uint8_t, buffer_size> bytes;
  };
  /// libsrtp keeps a list of SSRCs and grows it for each new one: what counts is their number.
  struct Known {};
  SrtpCm(Session in, Session out);

  Session in_;
  Session out_;
  SsrcTable<Known> heard_;
  SsrcTable<Known> spoken_;
  std::unique_ptr<Aligned> sealing_;
};

}  // namespace visavis::relay
