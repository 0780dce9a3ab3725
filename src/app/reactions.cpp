#include "app/reactions.h"

#include "app/floor.h"
#include "domain/hold.h"

namespace visavis::app {
namespace {

PermissionEntry entry_of(const Context& context, const Verification& current) {
  const Timestamp now = context.clock.now();
  PermissionEntry entry{current.marketplace,
                        current.account,
                        current.id,
                        derive_hold(current, context.policy, now),
                        next_hold_change(current, now),
                        std::nullopt};
  if (entry.changes_at) entry.hold_after = derive_hold(current, context.policy, *entry.changes_at);
  return entry;
}

/// What counts is the account's current verification, which need not be the one that changed.
void publish_permissions(Context& context, const Verification& changed) {
  if (const auto current = context.verifications.current(changed.marketplace, changed.account)) {
    context.permissions.publish(entry_of(context, *current));
    return;
  }
  context.permissions.publish({changed.marketplace, changed.account, std::nullopt, std::nullopt,
                               std::nullopt, std::nullopt});
}

}  // namespace

void react(Context& context, const Verification& before, const Verification& after) {
  publish_permissions(context, after);
  context.webhooks.wake();
  context.floor.changed(context, before, after);
}

void react_to_beginning(Context& context, const Verification& verification) {
  publish_permissions(context, verification);
  context.webhooks.wake();
}

void restore(Context& context) {
  context.verifications.each_current([&](const Verification& current) {
    context.permissions.publish(entry_of(context, current));
  });
  context.floor.restore(context);
  context.webhooks.wake();
}

}  // namespace visavis::app
