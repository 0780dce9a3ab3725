#include "domain/act.h"

#include "base/cases.h"

namespace visavis {

std::string_view name(const ActBody& body) {
  return std::visit(
      Cases{[](const MarketplaceAdded&) -> std::string_view { return "marketplace.added"; },
            [](const ApiKeyAdded&) -> std::string_view { return "marketplace.key_added"; },
            [](const StaffAdded&) -> std::string_view { return "staff.added"; },
            [](const StaffPhotoChanged&) -> std::string_view { return "staff.photo_changed"; },
            [](const SupportChanged&) -> std::string_view { return "marketplace.support_changed"; },
            [](const SignedIn&) -> std::string_view { return "staff.signed_in"; },
            [](const SignedOut&) -> std::string_view { return "staff.signed_out"; }},
      body);
}

}  // namespace visavis
