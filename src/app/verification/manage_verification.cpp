#include "app/verification/manage_verification.h"

#include <algorithm>
#include <string>

#include "app/verification/change.h"
#include "app/verification/view_verification.h"

namespace visavis::app {
namespace {

Result<Verification, Refusal> change_of_marketplace(Context& context, MarketplaceId marketplace,
                                                    VerificationId id, const Command& command) {
  const auto found = find_verification(context, marketplace, id);
  if (!found) return refuse(found.error());
  return change(context, id, command);
}

std::optional<Effect> effect_of(const Verification& verification, std::string_view id) {
  const auto found = std::find_if(verification.effects.begin(), verification.effects.end(),
                                  [&](const Effect& effect) { return effect.id == id; });
  if (found == verification.effects.end()) return std::nullopt;
  return *found;
}

}  // namespace

Result<Verification, Refusal> cancel_verification(Context& context, MarketplaceId marketplace,
                                                  VerificationId id) {
  return change_of_marketplace(context, marketplace, id, Cancel{});
}

Result<Verification, Refusal> grant_retry(Context& context, MarketplaceId marketplace,
                                          VerificationId id) {
  return change_of_marketplace(context, marketplace, id, GrantRetry{});
}

Result<Effect, Refusal> report_effect_done(Context& context, MarketplaceId marketplace,
                                           const AccountId& account, std::string_view effect) {
  const VerificationFilter all_of_account{marketplace, account, std::nullopt, std::nullopt, 100};
  for (const auto& verification : context.verifications.list(all_of_account)) {
    const auto found = effect_of(verification, effect);
    if (!found) continue;
    if (found->done) return *found;
    const auto changed = change(context, verification.id, ReportEffectDone{std::string{effect}});
    if (!changed) return refuse(changed.error());
    return effect_of(*changed, effect).value();
  }
  return refuse(Refusal::unknown_effect);
}

}  // namespace visavis::app
