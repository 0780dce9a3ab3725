#pragma once

#include <cstddef>

#include "app/evidence/side_sink.h"
#include "app/ports/legal_holds.h"

namespace visavis::app {

/// Makes a new key for the account, wraps by it what its keys wrapped, and erases those. Says how
/// many pieces it was. An act. Nobody may begin to record meanwhile; stopped in between, nothing is
/// lost. Throws StoreFailure.
std::size_t rotate_account(const EvidencePlaces& places, const HeldEvidence& account);

}  // namespace visavis::app
