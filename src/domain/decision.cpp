#include "domain/decision.h"

#include "base/check.h"

namespace visavis {

const std::vector<ReasonEntry>& all_reasons() {
  static const std::vector<ReasonEntry> reasons{
#define VISAVIS_REASON(code, outcome, by) \
  ReasonEntry{ReasonCode::code, #code, Outcome::outcome, ReasonBy::by},
#include "domain/reasons.def"
#undef VISAVIS_REASON
  };
  return reasons;
}

const ReasonEntry& entry(ReasonCode reason) {
  const auto index = static_cast<std::size_t>(reason);
  CHECK(index < all_reasons().size());
  return all_reasons()[index];
}

std::optional<ReasonCode> reason_named(std::string_view code) {
  for (const auto& reason : all_reasons()) {
    if (reason.code == code) return reason.reason;
  }
  return std::nullopt;
}

}  // namespace visavis
