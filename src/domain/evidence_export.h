#pragma once

#include <optional>
#include <string>

#include "base/described.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/staff.h"

namespace visavis {

// An export of a verification's evidence takes two people: one who asks and says why, and another
// one who approves it.

/// So long somebody may answer, and from the approval on the asker may download it.
inline constexpr Duration export_lifetime = std::chrono::hours{24};

struct ExportAnswer {
  StaffId by;
  Timestamp at;
  bool approved = false;
  std::string why = {};  ///< empty: it was not said
  friend bool operator==(const ExportAnswer&, const ExportAnswer&) = default;
};

struct EvidenceExport {
  ExportId id;
  VerificationId verification;
  StaffId asked_by;
  Timestamp asked;
  std::string why;
  std::optional<ExportAnswer> answer = {};
  friend bool operator==(const EvidenceExport&, const EvidenceExport&) = default;
};

enum class ExportState {
  waiting,   ///< for somebody else's answer
  approved,  ///< its asker may download it
  declined,
  lapsed,  ///< nobody answered in time
  over,    ///< it was approved, and its time is over
};
BOOST_DESCRIBE_ENUM(ExportState, waiting, approved, declined, lapsed, over)

/// A time that ends is not in it any more.
ExportState state_of(const EvidenceExport& asked, Timestamp now);
/// Until when it is as it is; nothing: for ever.
std::optional<Timestamp> ends_at(const EvidenceExport& asked, Timestamp now);

/// Supervisors, administrators and auditors, as long as they are not disabled. That their session
/// has a second factor is for who asks them.
bool may_export(const Staff& staff);

/// The same, answered: by somebody else, once, and in time.
Result<EvidenceExport, Refusal> answer(const EvidenceExport& asked, const Staff& who, bool approved,
                                       std::string why, Timestamp now);

/// Whether `who` may download it now. `approver` is who the answer names: neither of both may have
/// lost what let them ask and approve. Looked at for each part that is given.
Result<Done, Refusal> may_download(const EvidenceExport& asked, const Staff& who,
                                   const Staff& approver, Timestamp now);

}  // namespace visavis
