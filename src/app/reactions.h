#pragma once

#include "app/context.h"

namespace visavis::app {

/// A committed step becomes known to the world: permission board, live floor, webhooks.
void react(Context& context, const Verification& before, const Verification& after);
/// The same for a verification that has just begun.
void react_to_beginning(Context& context, const Verification& verification);

/// Tells the permission board what the account may do now. When the store cannot say, the floor
/// asks again.
void publish_permissions(Context& context, MarketplaceId marketplace, const AccountId& account);

/// Fills the permission board and the floor from the store, before the doors open.
void restore(Context& context);

}  // namespace visavis::app
