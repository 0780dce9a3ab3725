#include "app/access/webhook_settings.h"

#include "app/access/secrets.h"
#include "app/words/web_address.h"

namespace visavis::app {

std::optional<FieldError> wrong_webhook_url(std::string_view url) {
  if (url.empty() || (url.size() <= web_address_bytes_max && is_web_address(url)))
    return std::nullopt;
  return FieldError{Field::webhook_url,
                    "an http or https address of at most 2000 bytes is expected, in ASCII"};
}

Result<MarketplaceId, FieldError> set_webhook_url(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  const std::string& url,
                                                  std::optional<StaffId> by) {
  if (const auto wrong = wrong_webhook_url(url)) return refuse(*wrong);
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !marketplaces.set_webhook_url(*id, url)) return refuse(no_such_marketplace);
  acts.append({by, clock.now(), WebhookChanged{*id}});
  return *id;
}

Result<std::string, FieldError> rotate_webhook_secret(Marketplaces& marketplaces, ActLog& acts,
                                                      const Clock& clock, Entropy& entropy,
                                                      std::string_view marketplace,
                                                      Duration overlap, std::optional<StaffId> by) {
  if (overlap < Duration::zero() || overlap > overlap_max)
    return refuse(FieldError{Field::overlap, "0 to 720 hours are expected"});
  const auto id = MarketplaceId::parse(marketplace);
  const auto one = id ? marketplaces.marketplace(*id) : std::nullopt;
  if (!one) return refuse(no_such_marketplace);
  const Timestamp now = clock.now();
  const std::string secret = new_webhook_secret(entropy);
  std::optional<RetiringSecret> retiring;
  if (overlap > Duration::zero()) retiring = {one->webhook_secret, now + overlap};
  marketplaces.set_webhook_secret(*id, secret, retiring);
  acts.append({by, now, WebhookSecretChanged{*id}});
  return secret;
}

}  // namespace visavis::app
