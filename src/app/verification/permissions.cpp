#include "app/verification/permissions.h"

#include "domain/hold.h"

namespace visavis::app {

void Permissions::on(const CommittedStep& step) {
  if (step.current) return board_.publish(entry_of(*step.current));
  board_.publish({step.after.marketplace, step.after.account, std::nullopt, std::nullopt,
                  std::nullopt, std::nullopt});
}

void Permissions::on(const CommittedAct& act) {
  if (const auto* revoked = std::get_if<ApiKeyRevoked>(&act.act.body))
    board_.withdraw_key(revoked->key);
}

PermissionEntry Permissions::entry_of(const Verification& current) const {
  const Timestamp now = clock_.now();
  PermissionEntry entry{current.marketplace,
                        current.account,
                        current.id,
                        derive_hold(current, policy_, now),
                        next_hold_change(current, now),
                        std::nullopt};
  if (entry.changes_at) entry.hold_after = derive_hold(current, policy_, *entry.changes_at);
  return entry;
}

}  // namespace visavis::app
