#pragma once

#include <string>
#include <string_view>

#include "app/ports/clock.h"
#include "app/ports/store_connection.h"
#include "base/result.h"

namespace visavis::app {

/// Who asks for something that an operator does with evidence, and why, in their own words.
struct AskedBy {
  std::string who, why;
};
/// Says what is missing; nothing when it is all there.
std::string_view trouble_with(const AskedBy& by);

/// What is named, by a verification or else by marketplace and account.
Result<HeldEvidence, std::string_view> evidence_named(StoreConnection& store,
                                                      const std::string& marketplace,
                                                      const std::string& account,
                                                      const std::string& verification);

/// What is kept of it, and what will be, is not erased until the hold is released. An act. In a
/// transaction of the caller's. Throws StoreFailure.
Result<Done, std::string_view> hold_evidence(StoreConnection& store, const Clock& clock,
                                             const HeldEvidence& on, const AskedBy& by);
Result<Done, std::string_view> release_evidence(StoreConnection& store, const Clock& clock,
                                                const HeldEvidence& on, const AskedBy& by);

}  // namespace visavis::app
