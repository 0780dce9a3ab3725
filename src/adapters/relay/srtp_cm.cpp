#include "adapters/relay/srtp_cm.h"

#include <algorithm>
#include <cstring>
#include <srtp2/srtp.h>

#include "adapters/relay/srtp_gcm.h"
#include "adapters/relay/srtp_packet.h"
#include "base/check.h"

namespace visavis::relay {
namespace {

void deallocate(srtp_ctx_t_* session) { srtp_dealloc(session); }

srtp_t make_session(SrtpKey key, srtp_ssrc_type_t direction) {
  constexpr auto profile = srtp_profile_aes128_cm_sha1_80;
  srtp_policy_t policy{};
  if (srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, profile) != srtp_err_status_ok ||
      srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, profile) != srtp_err_status_ok)
    return nullptr;
  policy.ssrc.type = direction;
  policy.key = key.data();
  policy.window_size = replay_window;
  srtp_t session = nullptr;
  return srtp_create(&session, &policy) == srtp_err_status_ok ? session : nullptr;
}

}  // namespace

void start_libsrtp() {
  static const bool done = srtp_init() == srtp_err_status_ok;
  CHECK(done);
}

SrtpCm::SrtpCm(Session in, Session out)
    : in_(std::move(in)),
      out_(std::move(out)),
      heard_(ssrc_max),
      spoken_(ssrc_out_max),
      sealing_(std::make_unique<Aligned>()) {}

std::optional<SrtpCm> SrtpCm::create(const SrtpKeys& keys) {
  start_libsrtp();
  Session in(make_session(keys.from_client, ssrc_any_inbound), &deallocate);
  Session out(make_session(keys.from_server, ssrc_any_outbound), &deallocate);
  if (in == nullptr || out == nullptr) return std::nullopt;
  return SrtpCm(std::move(in), std::move(out));
}

std::optional<std::size_t> SrtpCm::open(MutableBytes packet) {
  if (!clear_header_size(packet)) return std::nullopt;
  const std::uint32_t ssrc = srtp_ssrc(packet);
  const bool known = heard_.find(ssrc) != nullptr;
  if (!known && heard_.full()) return std::nullopt;
  int length = static_cast<int>(packet.size());
  const auto status = is_rtcp(packet) ? srtp_unprotect_rtcp(in_.get(), packet.data(), &length)
                                      : srtp_unprotect(in_.get(), packet.data(), &length);
  if (status != srtp_err_status_ok) return std::nullopt;
  if (!known) heard_.add(ssrc);
  return static_cast<std::size_t>(length);
}

std::optional<std::size_t> SrtpCm::seal(Bytes packet, MutableBytes out) {
  auto& bytes = sealing_->bytes;
  if (!clear_header_size(packet) || packet.size() + SRTP_MAX_TRAILER_LEN + 4 > bytes.size())
    return std::nullopt;
  const bool known = spoken_.find(srtp_ssrc(packet)) != nullptr;
  if (!known && spoken_.full()) return std::nullopt;
  std::ranges::copy(packet, bytes.begin());
  int length = static_cast<int>(packet.size());
  const auto status = is_rtcp(packet) ? srtp_protect_rtcp(out_.get(), bytes.data(), &length)
                                      : srtp_protect(out_.get(), bytes.data(), &length);
  if (status != srtp_err_status_ok) return std::nullopt;
  if (!known) spoken_.add(srtp_ssrc(packet));
  const auto size = static_cast<std::size_t>(length);
  if (size > out.size()) return std::nullopt;
  std::memcpy(out.data(), bytes.data(), size);
  return size;
}

}  // namespace visavis::relay
