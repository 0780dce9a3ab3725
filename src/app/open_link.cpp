#include "app/open_link.h"

#include "app/secrets.h"

namespace visavis::app {

std::string mint_link(Context& context, VerificationId verification, Timestamp expires) {
  const std::string token = new_secret(context.entropy, "lnk_");
  context.directory.add_link({hash_secret(token), verification, expires, std::nullopt});
  return context.public_url + "/verify#" + token;
}

Result<OpenedLink, Refusal> open_link(Context& context, std::string_view token,
                                      std::string_view device) {
  const SecretHash hash = hash_secret(token);
  const auto link = context.directory.link(hash);
  if (!link) return refuse(Refusal::link_expired);
  if (link->device) {
    if (device.empty() || *link->device != hash_secret(device)) return refuse(Refusal::link_used);
    return OpenedLink{link->verification, std::string{device}};
  }
  if (link->expires <= context.clock.now()) return refuse(Refusal::link_expired);
  const std::string fresh = new_secret(context.entropy, "dev_");
  if (!context.directory.bind_link(hash, hash_secret(fresh))) return refuse(Refusal::link_used);
  return OpenedLink{link->verification, fresh};
}

std::optional<VerificationId> applicant_of_device(Context& context, std::string_view device) {
  if (device.empty()) return std::nullopt;
  const auto link = context.directory.link_of_device(hash_secret(device));
  if (!link) return std::nullopt;
  return link->verification;
}

}  // namespace visavis::app
