#pragma once

#include <cstddef>
#include <string_view>

#include "app/evidence/legal_hold.h"
#include "app/evidence/side_sink.h"
#include "app/ports/tombstone_list.h"
#include "app/verification/steps.h"

namespace visavis::app {

/// Erases the account's keys, and with them all that is kept of it, in every copy but those of the
/// key store; leaves a tombstone in the key store and in the list. What is kept is erased in the
/// history, too, and its files are removed. Stopped in between, it is to be done again. Says how
/// many pieces it erased; refuses where a legal hold is, or where something is recorded now. Throws
/// StoreFailure and VaultFailure.
Result<std::size_t, std::string_view> erase_account(const EvidencePlaces& places, Steps& steps,
                                                    TombstoneList& list,
                                                    const HeldEvidence& account, const AskedBy& by);

/// Before a service serves: does to a key store that was restored what was done to the one that is
/// lost, and to the records what was done to those; and adds to the list what only the key store
/// has. Says how many keys it erased.
std::size_t replay_erasures(const EvidencePlaces& places, Steps& steps, TombstoneList& list);

}  // namespace visavis::app
