#pragma once

#include <string_view>

#include "app/access/messenger.h"
#include "app/ports/relay.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// In English, for whoever writes a client.
std::string_view why_refused(SdpRefusal refusal);

/// Tells whoever described themselves why that cannot be used.
template <class Who>
Refused<Refusal> refused_description(Messenger& messenger, const Who& who, Negotiation negotiation,
                                     SdpRefusal refusal) {
  messenger.say(who, CallRefused{negotiation, std::string(why_refused(refusal))});
  return refuse(Refusal::sdp_refused);
}

}  // namespace visavis::app
