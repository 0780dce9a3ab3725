#include "app/access/add_marketplace.h"

#include "app/access/api_keys.h"
#include "app/access/secrets.h"
#include "app/access/support_url.h"
#include "app/access/webhook_settings.h"
#include "app/words/one_line.h"

namespace visavis::app {

Result<AddedMarketplace, FieldError> add_marketplace(Marketplaces& marketplaces, ActLog& acts,
                                                     const Clock& clock, Entropy& entropy,
                                                     const NewMarketplace& wanted,
                                                     std::optional<StaffId> by) {
  const std::string name = one_line(wanted.name);
  if (!is_name(name)) return refuse(not_a_name);
  if (const auto wrong = wrong_webhook_url(wanted.webhook_url)) return refuse(*wrong);
  if (const auto wrong = wrong_support_url(wanted.support_url)) return refuse(*wrong);
  const Timestamp now = clock.now();
  const Marketplace marketplace{MarketplaceId{entropy.id_bytes()}, name, wanted.webhook_url,
                                new_webhook_secret(entropy), wanted.support_url};
  marketplaces.add_marketplace(marketplace, now);
  acts.append({by, now, MarketplaceAdded{marketplace.id}});
  const auto key = add_api_key(marketplaces, acts, now, entropy, marketplace.id, "", by);
  return AddedMarketplace{marketplace, key.key};
}

}  // namespace visavis::app
