#include "srtp.h"

#include <stdexcept>
#include <string>

namespace visavis::bench {
namespace {

void expect_ok(srtp_err_status_t status, const char* what) {
  if (status != srtp_err_status_ok)
    throw std::runtime_error(std::string{what} + ": libsrtp error " + std::to_string(status));
}

}  // namespace

Srtp::Srtp(const SrtpKeys& keys, DtlsRole own_role)
    : out_(make(keys, own_role == DtlsRole::client ? keys.client : keys.server, ssrc_any_outbound)),
      in_(make(keys, own_role == DtlsRole::client ? keys.server : keys.client, ssrc_any_inbound)) {}

Srtp::Session Srtp::make(const SrtpKeys& keys, const Bytes& key, srtp_ssrc_type_t direction) {
  static const srtp_err_status_t started = srtp_init();
  expect_ok(started, "srtp_init");
  srtp_policy_t policy{};
  if (keys.profile == "SRTP_AEAD_AES_128_GCM") {
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
  } else {
    srtp_crypto_policy_set_rtp_default(&policy.rtp);
    srtp_crypto_policy_set_rtcp_default(&policy.rtcp);
  }
  Bytes writable = key;
  policy.key = writable.data();
  policy.ssrc.type = direction;
  policy.window_size = 1024;
  policy.allow_repeat_tx = 1;
  srtp_t session = nullptr;
  expect_ok(srtp_create(&session, &policy), "srtp_create");
  return Session{session};
}

std::size_t Srtp::protect(MutableView buffer, std::size_t packet_bytes) {
  int size = static_cast<int>(packet_bytes);
  expect_ok(srtp_protect(out_.get(), buffer.data(), &size), "srtp_protect");
  return static_cast<std::size_t>(size);
}

std::size_t Srtp::protect_rtcp(MutableView buffer, std::size_t packet_bytes) {
  int size = static_cast<int>(packet_bytes);
  expect_ok(srtp_protect_rtcp(out_.get(), buffer.data(), &size), "srtp_protect_rtcp");
  return static_cast<std::size_t>(size);
}

std::optional<std::size_t> Srtp::unprotect(MutableView packet) {
  int size = static_cast<int>(packet.size());
  if (srtp_unprotect(in_.get(), packet.data(), &size) != srtp_err_status_ok) return std::nullopt;
  return static_cast<std::size_t>(size);
}

}  // namespace visavis::bench
