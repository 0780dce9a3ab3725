#include "domain/act.h"

#include "base/cases.h"

namespace visavis {

std::string_view name(const ActBody& body) {
  return std::visit(
      Cases{
          [](const MarketplaceAdded&) -> std::string_view { return "marketplace.added"; },
          [](const ApiKeyAdded&) -> std::string_view { return "marketplace.key_added"; },
          [](const StaffAdded&) -> std::string_view { return "staff.added"; },
          [](const StaffPhotoChanged&) -> std::string_view { return "staff.photo_changed"; },
          [](const SupportChanged&) -> std::string_view { return "marketplace.support_changed"; },
          [](const ApiKeyRevoked&) -> std::string_view { return "marketplace.key_revoked"; },
          [](const WebhookChanged&) -> std::string_view { return "marketplace.webhook_changed"; },
          [](const WebhookSecretChanged&) -> std::string_view {
            return "marketplace.secret_changed";
          },
          [](const WebhooksResumed&) -> std::string_view { return "marketplace.webhooks_resumed"; },
          [](const StaffDisabled&) -> std::string_view { return "staff.disabled"; },
          [](const StaffEnabled&) -> std::string_view { return "staff.enabled"; },
          [](const StaffRoleChanged&) -> std::string_view { return "staff.role_changed"; },
          [](const StaffPasswordChanged&) -> std::string_view { return "staff.password_changed"; },
          [](const SessionsEnded&) -> std::string_view { return "staff.sessions_ended"; },
          [](const SignedIn&) -> std::string_view { return "staff.signed_in"; },
          [](const SignedOut&) -> std::string_view { return "staff.signed_out"; }},
      body);
}

std::optional<StaffId> signs_out(const ActBody& body) {
  using Whose = std::optional<StaffId>;
  return std::visit(Cases{[](const StaffDisabled& one) -> Whose { return one.staff; },
                          [](const StaffRoleChanged& one) -> Whose { return one.staff; },
                          [](const StaffPasswordChanged& one) -> Whose { return one.staff; },
                          [](const SessionsEnded& one) -> Whose { return one.staff; },
                          [](const auto&) -> Whose { return std::nullopt; }},
                    body);
}

}  // namespace visavis
