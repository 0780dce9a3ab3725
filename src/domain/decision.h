#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/checklist.h"

namespace visavis {

enum class Outcome { passed, failed, inconclusive, technical };
BOOST_DESCRIBE_ENUM(Outcome, passed, failed, inconclusive, technical)

/// Why a call ended as it did.
enum class ReasonCode {
#define VISAVIS_REASON(code, outcome, by) code,
#include "domain/reasons.def"
#undef VISAVIS_REASON
};

/// Whose reason it is: of who decides, or of the service, which says what it saw itself.
enum class ReasonBy { people, service };
struct ReasonEntry {
  ReasonCode reason;
  std::string_view code;
  Outcome outcome;
  ReasonBy by;
};

const std::vector<ReasonEntry>& all_reasons();
const ReasonEntry& entry(ReasonCode reason);
std::optional<ReasonCode> reason_named(std::string_view code);

/// What a representative decides at the end of a call.
struct Decision {
  Outcome outcome = Outcome::technical;
  std::vector<ReasonCode> reasons;
  Personal<std::string> message;  ///< added to the reasons' words for the applicant; may be empty
  Personal<std::string> internal_text;  ///< for staff and auditors, never for the applicant
  std::vector<ChecklistResult> checklist;
  friend bool operator==(const Decision&, const Decision&) = default;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (outcome, reasons, message, internal_text, checklist))

/// What the applicant and the marketplace are told of the last call that ended.
struct CallResult {
  Outcome outcome = Outcome::technical;
  std::vector<ReasonCode> reasons;
  Personal<std::string> message;
  Timestamp decided;
  friend bool operator==(const CallResult&, const CallResult&) = default;
};
BOOST_DESCRIBE_STRUCT(CallResult, (), (outcome, reasons, message, decided))

}  // namespace visavis
