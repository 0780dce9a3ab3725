#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/hold.h"
#include "domain/past_call.h"

namespace visavis::app {

/// A verification of the account with its history.
struct OwnVerification {
  Verification verification;
  std::vector<Event> history;
  std::vector<PastCall> calls;  ///< oldest first
};

/// What an applicant may know about their account at a marketplace.
struct OwnData {
  Verification viewed;  ///< the one whose link they opened
  std::string marketplace_name = {};
  std::optional<Verification> current = {};  ///< what the hold derives from
  std::optional<Hold> hold = {};
  bool overdue = false;
  std::optional<Timestamp> changes_at = {};  ///< from then on `hold_after` is the hold
  std::optional<Hold> hold_after = {};
  std::vector<OwnVerification> verifications = {};      ///< newest first
  std::map<StaffId, std::string> representatives = {};  ///< the names that calls showed
  Timestamp kept_until = {};
};

/// Refuses verification_unknown.
Result<OwnData, Refusal> own_data(Context& context, VerificationId viewed);

/// The applicant asks for erasure. Asking again changes nothing and is no error.
Result<Verification, Refusal> request_erasure(Context& context, VerificationId id);

}  // namespace visavis::app
