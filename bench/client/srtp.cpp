#include "srtp.h"

#include <algorithm>
#include <stdexcept>

namespace visavis::bench {
namespace {

/// What the relay calls the client's is what comes in.
std::unique_ptr<relay::Srtp> make(const SrtpKeys& keys, DtlsRole own_role) {
  const bool client = own_role == DtlsRole::client;
  relay::SrtpKeys turned;
  turned.profile = keys.profile == "SRTP_AEAD_AES_128_GCM" ? relay::SrtpProfile::aead_aes_128_gcm
                                                           : relay::SrtpProfile::aes128_cm_sha1_80;
  std::ranges::copy(client ? keys.server : keys.client, turned.from_client.begin());
  std::ranges::copy(client ? keys.client : keys.server, turned.from_server.begin());
  return relay::Srtp::create(turned);
}

}  // namespace

Srtp::Srtp(const SrtpKeys& keys, DtlsRole own_role) : srtp_(make(keys, own_role)) {
  if (!srtp_) throw std::runtime_error("SRTP does not take the keys");
}

std::size_t Srtp::protect(MutableView buffer, std::size_t packet_bytes) {
  const auto size = srtp_->seal(buffer.first(packet_bytes), buffer);
  if (!size) throw std::runtime_error("SRTP does not take a packet of ours");
  return *size;
}

}  // namespace visavis::bench
