#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/evidence_records.h"
#include "app/ports/marketplaces.h"
#include "app/ports/staff_records.h"
#include "app/verification/steps.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/hold.h"
#include "domain/keeping.h"
#include "domain/past_call.h"

namespace visavis::app {

/// What is kept of one call, all of a kind.
struct KeptOfCall {
  CallId call;
  KeptKind kind = KeptKind::recording;
  Timestamp began;  ///< the first of it
  std::size_t count = 1;
  std::optional<Timestamp> until;  ///< the last of it; nothing: something else needs it
};

/// A verification of the account with its history.
struct OwnVerification {
  Verification verification;
  std::vector<Event> history;
  std::vector<PastCall> calls;        ///< oldest first
  std::vector<KeptOfCall> kept = {};  ///< oldest first
};

/// What an applicant may know about their account at a marketplace.
struct OwnData {
  Verification viewed;  ///< the one whose link they opened
  std::string marketplace_name = {};
  std::string support_url = {};              ///< empty: none
  std::optional<Verification> current = {};  ///< what the hold derives from
  std::optional<Hold> hold = {};
  bool overdue = false;
  std::optional<Timestamp> changes_at = {};  ///< from then on `hold_after` is the hold
  std::optional<Hold> hold_after = {};
  std::vector<OwnVerification> verifications = {};      ///< newest first
  std::map<StaffId, std::string> representatives = {};  ///< the names that calls showed
  Timestamp kept_until = {};
};

/// What an account's data are read from, and by what rules they are shown.
struct OwnDataSources {
  VerificationStore& verifications;
  Marketplaces& marketplaces;
  StaffRecords& staff;
  EvidenceRecords& evidence;
  const Policy& policy;
  const KeptFor& evidence_kept;
  Duration retention;  ///< for how long a history is kept after its last entry
};
/// Refuses verification_unknown.
Result<OwnData, Refusal> own_data(const OwnDataSources& from, VerificationId viewed, Timestamp now);

/// The applicant asks for erasure. Asking again changes nothing and is no error.
Result<Verification, Refusal> request_erasure(VerificationStore& verifications, Steps& steps,
                                              VerificationId id);

}  // namespace visavis::app
