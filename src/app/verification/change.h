#pragma once

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// The one way in which a verification changes: load, let the domain decide, commit row and event
/// together, react. Decides again when another step was committed in between.
Result<Verification, Refusal> change(Context& context, VerificationId id, const Command& command);

/// An event that was decided, as it is committed: with what webhooks and a mail say of it.
Step make_step(Context& context, const Verification& after, const Event& event,
               std::string previous_status);

/// "verification.waiting", ...: the event's type in the API and in webhooks.
std::string_view event_type(const EventBody& body);

}  // namespace visavis::app
