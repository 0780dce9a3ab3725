#include "app/reactions.h"

#include <exception>
#include <string>

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

void wake_senders(Context& context) {
  context.webhooks.wake();
  if (context.mailer != nullptr) context.mailer->wake();
}

}  // namespace

// What counts is the account's current verification, which need not be the one that changed.
void publish_permissions(Context& context, MarketplaceId marketplace, const AccountId& account) {
  try {
    if (const auto current = context.verifications.current(marketplace, account)) {
      context.permissions.publish(entry_of(context, *current));
    } else {
      context.permissions.publish(
          {marketplace, account, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    }
  } catch (const std::exception& error) {
    // The step is committed: an old permission must not stay for want of one read.
    context.floor.publish_later(marketplace, account);
    if (context.fault) context.fault("publishing permissions: " + std::string{error.what()});
  }
}

void react(Context& context, const Verification& before, const Verification& after) {
  publish_permissions(context, after.marketplace, after.account);
  wake_senders(context);
  context.floor.changed(context, before, after);
}

void react_to_beginning(Context& context, const Verification& verification) {
  publish_permissions(context, verification.marketplace, verification.account);
  wake_senders(context);
}

void restore(Context& context) {
  context.verifications.each_current([&](const Verification& current) {
    context.permissions.publish(entry_of(context, current));
  });
  context.floor.restore(context);
  wake_senders(context);
}

}  // namespace visavis::app
