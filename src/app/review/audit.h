#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/store_connection.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/staff.h"

namespace visavis::app {

/// What somebody wants to see of the log of acts.
struct AuditQuestion {
  ActFilter acts;                              ///< without `about`
  std::optional<VerificationId> verification;  ///< acts about this one,
  std::optional<AccountId> account;            ///< and about this account, at any marketplace
};

struct AuditedAct {
  StoredAct stored;
  std::optional<Verification> about;       ///< the verification that it names
  std::optional<EvidenceRecord> evidence;  ///< the piece that it names
  std::string marketplace_name;            ///< of either, or that it names; empty: of none
};

/// A page of the log, newest first.
struct AuditPage {
  std::vector<AuditedAct> acts;
  bool more = false;               ///< there are older ones
  std::map<StaffId, Staff> staff;  ///< who is in it
};

/// Supervisors, administrators and auditors.
bool may_audit(const Staff& staff);

/// For supervisors, administrators and auditors; others are refused role_not_allowed.
Result<AuditPage, Refusal> audit(StoreConnection& store, const Staff& asks,
                                 const AuditQuestion& question);

/// Whose acts can be asked for: all that ever were staff, in the order in which they were added.
Result<std::vector<Staff>, Refusal> audited_staff(StoreConnection& store, const Staff& asks);

}  // namespace visavis::app
