#include "adapters/relay/srtp.h"

#include <stdexcept>
#include <utility>

namespace visavis::relay {
namespace {

SrtpGcmKeys gcm_keys(SrtpProfile profile, const SrtpKey& master) {
  const auto [key, salt] = sizes_of(profile);
  return derive_gcm_keys(Bytes(master).first(key), Bytes(master).subspan(key, salt));
}

}  // namespace

std::unique_ptr<Srtp> Srtp::create(const SrtpKeys& keys) {
  if (keys.profile == SrtpProfile::aes128_cm_sha1_80) {
    auto engine = SrtpCm::create(keys);
    if (!engine) return nullptr;
    return std::unique_ptr<Srtp>(new Srtp(std::move(*engine)));
  }
  try {
    return std::unique_ptr<Srtp>(
        new Srtp(Gcm{SrtpGcmReceiver(gcm_keys(keys.profile, keys.from_client)),
                     SrtpGcmSender(gcm_keys(keys.profile, keys.from_server))}));
  } catch (const std::runtime_error&) {
    return nullptr;  // OpenSSL was set up without, or has no memory.
  }
}

std::optional<std::size_t> Srtp::open(MutableBytes packet) {
  if (auto* gcm = std::get_if<Gcm>(&engine_)) return gcm->in.open(packet);
  return std::get<SrtpCm>(engine_).open(packet);
}

std::optional<std::size_t> Srtp::seal(Bytes packet, MutableBytes out) {
  if (auto* gcm = std::get_if<Gcm>(&engine_)) return gcm->out.seal(packet, out);
  return std::get<SrtpCm>(engine_).seal(packet, out);
}

}  // namespace visavis::relay
