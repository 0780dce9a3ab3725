#include "domain/act.h"

#include <type_traits>

#include "base/cases.h"

namespace visavis {
namespace {

template <class Body>
struct Kind {};

/// A line an act: one without does not compile.
constexpr Cases names{
    [](Kind<MarketplaceAdded>) -> std::string_view { return "marketplace.added"; },
    [](Kind<ApiKeyAdded>) -> std::string_view { return "marketplace.key_added"; },
    [](Kind<StaffAdded>) -> std::string_view { return "staff.added"; },
    [](Kind<StaffPhotoChanged>) -> std::string_view { return "staff.photo_changed"; },
    [](Kind<SupportChanged>) -> std::string_view { return "marketplace.support_changed"; },
    [](Kind<MediumChanged>) -> std::string_view { return "marketplace.medium_changed"; },
    [](Kind<ApiKeyRevoked>) -> std::string_view { return "marketplace.key_revoked"; },
    [](Kind<WebhookChanged>) -> std::string_view { return "marketplace.webhook_changed"; },
    [](Kind<WebhookSecretChanged>) -> std::string_view { return "marketplace.secret_changed"; },
    [](Kind<WebhooksResumed>) -> std::string_view { return "marketplace.webhooks_resumed"; },
    [](Kind<StaffDisabled>) -> std::string_view { return "staff.disabled"; },
    [](Kind<StaffEnabled>) -> std::string_view { return "staff.enabled"; },
    [](Kind<StaffRoleChanged>) -> std::string_view { return "staff.role_changed"; },
    [](Kind<StaffPasswordChanged>) -> std::string_view { return "staff.password_changed"; },
    [](Kind<SessionsEnded>) -> std::string_view { return "staff.sessions_ended"; },
    [](Kind<SecondFactorAdded>) -> std::string_view { return "staff.second_factor_added"; },
    [](Kind<SecondFactorRemoved>) -> std::string_view { return "staff.second_factor_removed"; },
    [](Kind<RecoveryCodesMade>) -> std::string_view { return "staff.recovery_codes_made"; },
    [](Kind<RecoveryCodeUsed>) -> std::string_view { return "staff.recovery_code_used"; },
    [](Kind<SecondFactorsReset>) -> std::string_view { return "staff.second_factors_reset"; },
    [](Kind<OwnSessionsEnded>) -> std::string_view { return "staff.own_sessions_ended"; },
    [](Kind<EvidenceLookedAt>) -> std::string_view { return "evidence.looked_at"; },
    [](Kind<EvidenceLookRefused>) -> std::string_view { return "evidence.look_refused"; },
    [](Kind<ExportAsked>) -> std::string_view { return "evidence.export_asked"; },
    [](Kind<ExportApproved>) -> std::string_view { return "evidence.export_approved"; },
    [](Kind<ExportDeclined>) -> std::string_view { return "evidence.export_declined"; },
    [](Kind<ExportDownloaded>) -> std::string_view { return "evidence.export_downloaded"; },
    [](Kind<EvidenceHeld>) -> std::string_view { return "evidence.held"; },
    [](Kind<EvidenceReleased>) -> std::string_view { return "evidence.released"; },
    [](Kind<AccountErased>) -> std::string_view { return "evidence.account_erased"; },
    [](Kind<MasterKeyRotated>) -> std::string_view { return "keys.master_rotated"; },
    [](Kind<AccountKeyRotated>) -> std::string_view { return "keys.account_rotated"; },
    [](Kind<SignedIn>) -> std::string_view { return "staff.signed_in"; },
    [](Kind<SignedOut>) -> std::string_view { return "staff.signed_out"; }};

}  // namespace

std::string_view name(const ActBody& body) {
  return std::visit([]<class Body>(const Body&) { return names(Kind<Body>{}); }, body);
}

std::vector<std::string_view> act_names() {
  return []<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
    return std::vector<std::string_view>{names(Kind<Bodies>{})...};
  }(std::type_identity<ActBody>{});
}

std::optional<StaffId> signs_out(const ActBody& body) {
  using Whose = std::optional<StaffId>;
  return std::visit(Cases{[](const StaffDisabled& one) -> Whose { return one.staff; },
                          [](const StaffRoleChanged& one) -> Whose { return one.staff; },
                          [](const StaffPasswordChanged& one) -> Whose { return one.staff; },
                          [](const SessionsEnded& one) -> Whose { return one.staff; },
                          [](const SecondFactorsReset& one) -> Whose { return one.staff; },
                          [](const auto&) -> Whose { return std::nullopt; }},
                    body);
}

std::optional<ActSubject> about(const ActBody& body) {
  return std::visit(
      [](const auto& one) -> std::optional<ActSubject> {
        if constexpr (requires { one.verification; }) {
          const std::optional<VerificationId> verification{one.verification};
          if (verification) return *verification;
        }
        if constexpr (requires { one.account; })
          return one.account;
        else
          return std::nullopt;
      },
      body);
}

}  // namespace visavis
