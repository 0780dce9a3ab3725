#include "app/verification/manage_verification.h"

#include <algorithm>
#include <string>

#include "app/verification/view_verification.h"

namespace visavis::app {
namespace {

Result<Verification, Refusal> change_of_marketplace(VerificationStore& verifications, Steps& steps,
                                                    MarketplaceId marketplace, VerificationId id,
                                                    const Command& command) {
  const auto found = find_verification(verifications, marketplace, id);
  if (!found) return refuse(found.error());
  return steps.change(id, command);
}

std::optional<Effect> effect_of(const Verification& verification, std::string_view id) {
  const auto found = std::find_if(verification.effects.begin(), verification.effects.end(),
                                  [&](const Effect& effect) { return effect.id == id; });
  if (found == verification.effects.end()) return std::nullopt;
  return *found;
}

}  // namespace

Result<Verification, Refusal> cancel_verification(VerificationStore& verifications, Steps& steps,
                                                  MarketplaceId marketplace, VerificationId id) {
  return change_of_marketplace(verifications, steps, marketplace, id, Cancel{});
}

Result<Verification, Refusal> grant_retry(VerificationStore& verifications, Steps& steps,
                                          MarketplaceId marketplace, VerificationId id) {
  return change_of_marketplace(verifications, steps, marketplace, id, GrantRetry{});
}

Result<Effect, Refusal> report_effect_done(VerificationStore& verifications, Steps& steps,
                                           MarketplaceId marketplace, const AccountId& account,
                                           std::string_view effect) {
  const VerificationFilter all_of_account{marketplace, account, std::nullopt, std::nullopt, 100};
  for (const auto& verification : verifications.list(all_of_account)) {
    const auto found = effect_of(verification, effect);
    if (!found) continue;
    if (found->done) return *found;
    const auto changed = steps.change(verification.id, ReportEffectDone{std::string{effect}});
    if (!changed) return refuse(changed.error());
    return effect_of(*changed, effect).value();
  }
  return refuse(Refusal::unknown_effect);
}

}  // namespace visavis::app
