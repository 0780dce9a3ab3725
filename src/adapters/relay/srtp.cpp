#include "adapters/relay/srtp.h"

#include <algorithm>
#include <srtp2/srtp.h>

#include "base/check.h"

namespace visavis::relay {
namespace {

// libsrtp keeps a linked list of SSRCs and grows it for each new one. A browser uses a handful, and
// a few more for each track replaced; one that invents more is not let to slow the thread down.
constexpr std::size_t ssrc_max = 128;
constexpr unsigned long replay_window = 1024;
constexpr std::size_t rtp_header_size = 12;
constexpr std::size_t rtcp_header_size = 8;

void init_once() {
  static const bool done = srtp_init() == srtp_err_status_ok;
  CHECK(done);
}

void deallocate(srtp_ctx_t_* session) { srtp_dealloc(session); }

srtp_t make_session(SrtpProfile profile, SrtpKey key, srtp_ssrc_type_t direction) {
  const auto id = profile == SrtpProfile::aead_aes_128_gcm ? srtp_profile_aead_aes_128_gcm
                                                           : srtp_profile_aes128_cm_sha1_80;
  srtp_policy_t policy{};
  if (srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, id) != srtp_err_status_ok ||
      srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, id) != srtp_err_status_ok)
    return nullptr;
  policy.ssrc.type = direction;
  policy.key = key.data();
  policy.window_size = replay_window;
  policy.allow_repeat_tx = 1;  // What a browser repeats is repeated, not judged.
  srtp_t session = nullptr;
  if (srtp_create(&session, &policy) != srtp_err_status_ok) return nullptr;
  return session;
}

bool plausible(Bytes packet) {
  if (packet.size() < rtcp_header_size || packet[0] >> 6 != 2) return false;
  return is_rtcp(packet) || packet.size() >= rtp_header_size;
}

}  // namespace

std::unique_ptr<Srtp> Srtp::create(const SrtpKeys& keys) {
  init_once();
  Session in(make_session(keys.profile, keys.from_client, ssrc_any_inbound), &deallocate);
  Session out(make_session(keys.profile, keys.from_server, ssrc_any_outbound), &deallocate);
  if (in == nullptr || out == nullptr) return nullptr;
  auto made = std::unique_ptr<Srtp>(new Srtp(std::move(in), std::move(out)));
  made->ssrcs_.reserve(ssrc_max);
  return made;
}

bool Srtp::may_know(std::uint32_t ssrc) const {
  return ssrcs_.size() < ssrc_max || std::ranges::find(ssrcs_, ssrc) != ssrcs_.end();
}

void Srtp::learn(std::uint32_t ssrc) {
  if (std::ranges::find(ssrcs_, ssrc) == ssrcs_.end()) ssrcs_.push_back(ssrc);
}

std::optional<std::size_t> Srtp::open(MutableBytes buffer, std::size_t size) {
  const Bytes packet(buffer.first(size));
  if (!plausible(packet)) return std::nullopt;
  const bool rtcp = is_rtcp(packet);
  const std::uint32_t ssrc = read_u32(packet, rtcp ? 4 : 8);
  if (!may_know(ssrc)) return std::nullopt;
  int length = static_cast<int>(size);
  const auto status = rtcp ? srtp_unprotect_rtcp(in_.get(), buffer.data(), &length)
                           : srtp_unprotect(in_.get(), buffer.data(), &length);
  if (status != srtp_err_status_ok) return std::nullopt;
  learn(ssrc);
  return static_cast<std::size_t>(length);
}

std::optional<std::size_t> Srtp::seal(MutableBytes buffer, std::size_t size) {
  CHECK(size + SRTP_MAX_TRAILER_LEN + 4 <= buffer.size());
  int length = static_cast<int>(size);
  const auto status = is_rtcp(buffer.first(size))
                          ? srtp_protect_rtcp(out_.get(), buffer.data(), &length)
                          : srtp_protect(out_.get(), buffer.data(), &length);
  if (status != srtp_err_status_ok) return std::nullopt;
  return static_cast<std::size_t>(length);
}

}  // namespace visavis::relay
