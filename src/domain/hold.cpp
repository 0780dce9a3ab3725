#include "domain/hold.h"

namespace visavis {
namespace {

const HoldRule& pending_rule(const Verification& verification, const Policy& policy) {
  const auto found = policy.pending_for.find(verification.trigger);
  return found == policy.pending_for.end() ? policy.pending : found->second;
}

std::optional<Hold> hold_by(HoldKind kind, const HoldRule& rule, Timestamp since,
                            const Verification& verification) {
  if (rule.denies == 0) return std::nullopt;
  return Hold{kind, rule.denies, rule.reason, since, verification.version};
}

}  // namespace

std::optional<Hold> derive_hold(const Verification& verification, const Policy& policy,
                                Timestamp now) {
  // A failure stays in force through a retry, until a pass lifts it.
  if (verification.failed_since) {
    return hold_by(HoldKind::failed, policy.failed, *verification.failed_since, verification);
  }
  if (!is_open(verification)) return std::nullopt;
  if (is_overdue(verification, now)) {
    return hold_by(HoldKind::overdue, policy.overdue, verification.deadline, verification);
  }
  return hold_by(HoldKind::pending, pending_rule(verification, policy), verification.created,
                 verification);
}

std::optional<Timestamp> next_hold_change(const Verification& verification, Timestamp now) {
  if (verification.failed_since || !std::holds_alternative<Required>(verification.status))
    return std::nullopt;
  if (now >= verification.deadline) return std::nullopt;
  return verification.deadline;
}

ActionSet denied(const Verification& verification, const Policy& policy, Timestamp now) {
  const auto hold = derive_hold(verification, policy, now);
  return hold ? hold->denies : 0;
}

ActionSet denied_later(const Verification& verification, const Policy& policy, Timestamp now) {
  const auto changes_at = next_hold_change(verification, now);
  if (!changes_at) return 0;
  return denied(verification, policy, *changes_at) & ~denied(verification, policy, now);
}

}  // namespace visavis
