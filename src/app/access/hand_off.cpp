#include "app/access/hand_off.h"

#include "app/access/open_link.h"
#include "app/access/secrets.h"

namespace visavis::app {

Result<HandOff, Refusal> hand_off(Context& context, std::string_view device) {
  const auto id = applicant_of_device(context, device);
  if (!id) return refuse(Refusal::not_signed_in);
  const auto verification = context.verifications.verification(*id);
  if (!verification || !is_open(*verification) ||
      std::holds_alternative<InReview>(verification->status))
    return refuse(Refusal::not_open);
  // Another prefix than that of a marketplace's link: the page has other words for an old one.
  const std::string token = new_secret(context.entropy, "hnd_");
  const Timestamp expires = context.clock.now() + hand_off_lifetime;
  context.directory.add_link({hash_secret(token), *id, expires, std::nullopt, hash_secret(device)});
  return HandOff{context.public_url + "/verify#" + token, expires};
}

}  // namespace visavis::app
