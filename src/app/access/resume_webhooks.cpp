#include "app/access/resume_webhooks.h"

namespace visavis::app {

Result<MarketplaceId, FieldError> resume_webhooks(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  std::optional<StaffId> by) {
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !marketplaces.resume_webhooks(*id)) return refuse(no_such_marketplace);
  acts.append({by, clock.now(), WebhooksResumed{*id}});
  return *id;
}

}  // namespace visavis::app
