#include "app/access/hand_off.h"

#include "app/access/open_link.h"
#include "app/access/secrets.h"

namespace visavis::app {

Result<HandOff, Refusal> hand_off(VerificationStore& verifications, Links& links, Entropy& entropy,
                                  Timestamp now, const std::string& public_url,
                                  std::string_view device) {
  const auto id = applicant_of_device(links, now, device);
  if (!id) return refuse(Refusal::not_signed_in);
  const auto verification = verifications.verification(*id);
  if (!verification || !is_open(*verification) ||
      std::holds_alternative<InReview>(verification->status))
    return refuse(Refusal::not_open);
  // Another prefix than that of a marketplace's link: the page has other words for an old one.
  const std::string token = new_secret(entropy, "hnd_");
  const Timestamp expires = now + hand_off_lifetime;
  links.add_link({hash_secret(token), *id, expires, std::nullopt, hash_secret(device)});
  return HandOff{public_url + "/verify#" + token, expires};
}

}  // namespace visavis::app
