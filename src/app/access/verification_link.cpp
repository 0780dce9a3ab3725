#include "app/access/verification_link.h"

#include <utility>

#include "app/access/secrets.h"

namespace visavis::app {

void RecentLinks::add_link(VerificationDetail& detail, Links& links, Entropy& entropy,
                           const std::string& public_url, Timestamp now) {
  const auto id = detail.verification.id;
  if (const auto* known = usable(links, id, now)) {
    detail.url = known->url;
    detail.url_expires = known->minted + link_lifetime;
    return;
  }
  detail.url_expires = now + link_lifetime;
  detail.url = mint_link(entropy, links, public_url, id, *detail.url_expires);
  remember(id, {detail.url, hash_secret(secret_of(detail.url)), now});
}

/// Not one that was opened, nor one whose writing was undone.
const RecentLinks::Recent* RecentLinks::usable(Links& links, VerificationId verification,
                                               Timestamp now) const {
  const auto found = recent_.find(verification);
  if (found == recent_.end()) return nullptr;
  const auto age = now - found->second.minted;
  if (age < Duration::zero() || age >= reuse) return nullptr;
  const auto link = links.link(found->second.token);
  return link && !link->device ? &found->second : nullptr;
}

void RecentLinks::remember(VerificationId verification, Recent recent) {
  const auto now = recent.minted;
  order_.emplace_back(verification, now);
  recent_[verification] = std::move(recent);
  while (order_.size() > links_max || now - order_.front().second >= reuse) {
    const auto [oldest, minted] = order_.front();
    order_.pop_front();
    const auto found = recent_.find(oldest);
    if (found != recent_.end() && found->second.minted == minted) recent_.erase(found);
  }
}

}  // namespace visavis::app
