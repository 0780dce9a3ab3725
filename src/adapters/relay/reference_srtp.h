#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <srtp2/srtp.h>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"
#include "adapters/relay/srtp_cm.h"
#include "adapters/relay/srtp_packet.h"
#include "base/check.h"

// For tests: SRTP as browsers have it, libsrtp's, to hold ours to.
namespace visavis::relay {

/// One direction.
class ReferenceSrtp {
 public:
  struct Options {
    bool repeats = false;        ///< seals an index again, as Chromium does
    bool rtcp_encrypted = true;  ///< else it is authenticated alone (RFC 7714, 9.3)
  };
  enum class Use : std::uint8_t { seal, open };

  ReferenceSrtp(SrtpProfile profile, SrtpKey master, Use use)
      : ReferenceSrtp(profile, master, use, Options{}) {}
  ReferenceSrtp(SrtpProfile profile, SrtpKey master, Use use, Options options)
      : session_(nullptr, &deallocate) {
    start_libsrtp();
    srtp_policy_t policy{};
    set_profile(policy, profile);
    if (!options.rtcp_encrypted) policy.rtcp.sec_serv = sec_serv_auth;
    policy.ssrc.type = use == Use::seal ? ssrc_any_outbound : ssrc_any_inbound;
    policy.key = master.data();
    policy.window_size = 1024;
    policy.allow_repeat_tx = options.repeats ? 1 : 0;
    srtp_t session = nullptr;
    CHECK(srtp_create(&session, &policy) == srtp_err_status_ok);
    session_.reset(session);
  }

  std::optional<std::vector<std::uint8_t>> seal(Bytes packet) {
    return apply(packet, &srtp_protect, &srtp_protect_rtcp);
  }
  std::optional<std::vector<std::uint8_t>> open(Bytes packet) {
    return apply(packet, &srtp_unprotect, &srtp_unprotect_rtcp);
  }

 private:
  using Function = srtp_err_status_t (*)(srtp_t, void*, int*);

  static void deallocate(srtp_ctx_t_* session) { srtp_dealloc(session); }
  static void set_profile(srtp_policy_t& policy, SrtpProfile profile) {
    const auto id = profile == SrtpProfile::aead_aes_128_gcm   ? srtp_profile_aead_aes_128_gcm
                    : profile == SrtpProfile::aead_aes_256_gcm ? srtp_profile_aead_aes_256_gcm
                                                               : srtp_profile_aes128_cm_sha1_80;
    CHECK(srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, id) == srtp_err_status_ok);
    CHECK(srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, id) == srtp_err_status_ok);
  }
  std::optional<std::vector<std::uint8_t>> apply(Bytes packet, Function rtp, Function rtcp) {
    if (packet.size() < rtcp_clear_header || packet.size() > datagram_max) return std::nullopt;
    alignas(16) std::array<std::uint8_t, buffer_size> buffer;  // NOLINT: written, then read
    std::ranges::copy(packet, buffer.begin());
    int length = static_cast<int>(packet.size());
    const Function function = is_rtcp(packet) ? rtcp : rtp;
    if (function(session_.get(), buffer.data(), &length) != srtp_err_status_ok) return std::nullopt;
    return std::vector<std::uint8_t>(buffer.begin(), buffer.begin() + length);
  }

  std::unique_ptr<srtp_ctx_t_, void (*)(srtp_ctx_t_*)> session_;
};

}  // namespace visavis::relay
