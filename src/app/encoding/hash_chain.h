#pragma once

#include <string_view>

#include "app/ports/verification_store.h"

namespace visavis::app {

/// SHA-256 over the previous hash and the event as it is stored (verification, sequence, time,
/// event JSON, body), each with its length before it. Changing, dropping or swapping stored events
/// breaks the chain.
Hash chain_hash(const Hash& previous, VerificationId verification, const Event& event,
                std::string_view encoded_event, std::string_view body);

}  // namespace visavis::app
