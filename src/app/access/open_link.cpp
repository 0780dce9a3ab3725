#include "app/access/open_link.h"

#include "app/access/secrets.h"

namespace visavis::app {

std::string mint_link(Entropy& entropy, Links& links, const std::string& public_url,
                      VerificationId verification, Timestamp expires) {
  const std::string token = new_secret(entropy, "lnk_");
  links.add_link({hash_secret(token), verification, expires, std::nullopt});
  return public_url + "/verify#" + token + "." + verification.text();
}

std::string_view secret_of(std::string_view link) {
  link.remove_prefix(link.find('#') + 1);  // Nothing, where there is none.
  return link.substr(0, link.find('.'));
}

Result<OpenedLink, Refusal> open_link(Links& links, Entropy& entropy, Timestamp now,
                                      std::string_view token, std::string_view device) {
  const SecretHash hash = hash_secret(secret_of(token));
  const auto link = links.link(hash);
  if (!link) return refuse(Refusal::link_expired);
  if (link->device) {
    if (device.empty() || link->device->cookie != hash_secret(device))
      return refuse(Refusal::link_used);
    if (link->device->expires <= now) return refuse(Refusal::link_expired);
    return OpenedLink{link->verification, std::string{device}, link->device->expires};
  }
  if (link->expires <= now) return refuse(Refusal::link_expired);
  // A device of the same verification stays the same device: its tabs replace each other. Any
  // other gets a secret of its own, whatever cookie somebody may have given it.
  const bool known = applicant_of_device(links, now, device) == link->verification;
  const std::string secret = known ? std::string{device} : new_secret(entropy, "dvc_");
  const BoundDevice bound{hash_secret(secret), now + device_lifetime};
  if (!links.bind_link(hash, bound)) return refuse(Refusal::link_used);
  return OpenedLink{link->verification, secret, bound.expires, DeviceId{bound.cookie}};
}

std::optional<VerificationId> applicant_of_device(Links& links, Timestamp now,
                                                  std::string_view device) {
  if (device.empty()) return std::nullopt;
  const auto link = links.link_of_device(hash_secret(device));
  if (!link || !link->device || link->device->expires <= now) return std::nullopt;
  return link->verification;
}

}  // namespace visavis::app
