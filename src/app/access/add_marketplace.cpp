#include "app/access/add_marketplace.h"

#include "app/access/secrets.h"
#include "app/access/support_url.h"

namespace visavis::app {
namespace {

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

}  // namespace

Result<AddedMarketplace, FieldError> add_marketplace(Marketplaces& marketplaces, ActLog& acts,
                                                     const Clock& clock, Entropy& entropy,
                                                     const NewMarketplace& wanted,
                                                     std::optional<StaffId> by) {
  if (!is_name(wanted.name)) return refuse(not_a_name);
  if (!wanted.webhook_url.empty() && !is_web_address(wanted.webhook_url))
    return refuse(FieldError{Field::webhook_url, "an http or https address is expected"});
  if (const auto wrong = wrong_support_url(wanted.support_url)) return refuse(*wrong);
  const Timestamp now = clock.now();
  AddedMarketplace added{{MarketplaceId{entropy.id_bytes()}, wanted.name, wanted.webhook_url,
                          new_webhook_secret(entropy), wanted.support_url},
                         new_secret(entropy, "vv_live_")};
  const MarketplaceId id = added.marketplace.id;
  marketplaces.add_marketplace(added.marketplace, now);
  acts.append({by, now, MarketplaceAdded{id}});
  marketplaces.add_api_key(hash_secret(added.api_key), id, now);
  acts.append({by, now, ApiKeyAdded{id}});
  return added;
}

}  // namespace visavis::app
