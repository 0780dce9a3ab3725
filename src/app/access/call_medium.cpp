#include "app/access/call_medium.h"

namespace visavis::app {

Result<MarketplaceId, FieldError> set_medium(Marketplaces& marketplaces, ActLog& acts,
                                             const Clock& clock, std::string_view marketplace,
                                             std::string_view medium, std::optional<StaffId> by) {
  const auto chosen = named<CallMedium>(medium);
  if (!chosen && medium != "default")
    return refuse(FieldError{Field::medium, "embedded, google_meet or default is expected"});
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !marketplaces.set_medium(*id, chosen)) return refuse(no_such_marketplace);
  acts.append({by, clock.now(), MediumChanged{*id}});
  return *id;
}

}  // namespace visavis::app
