#include "app/verification/own_data.h"

#include <algorithm>
#include <utility>

namespace visavis::app {
namespace {

constexpr std::size_t shown_max = 100;

std::vector<KeptOfCall> kept_of_calls(const OwnDataSources& from, const Verification& of) {
  std::vector<KeptOfCall> kept;
  for (const auto& record : from.evidence.evidence_of(of.id)) {
    if (record.state != EvidenceState::kept) continue;
    const auto until =
        record.held ? std::nullopt
                    : kept_until(keeping_of(of), record.still_of, record.began, from.evidence_kept);
    const auto kind = kept_kind(record.still_of);
    const auto same = std::ranges::find_if(
        kept, [&](const KeptOfCall& one) { return one.call == record.call && one.kind == kind; });
    if (same == kept.end()) {
      kept.push_back({record.call, kind, record.began, 1, until});
    } else {
      ++same->count;
      same->until = until;
    }
  }
  return kept;
}

OwnVerification with_history(const OwnDataSources& from, Verification verification) {
  OwnVerification own{std::move(verification), {}, {}};
  for (auto& stored : from.verifications.history(own.verification.id))
    own.history.push_back(std::move(stored.event));
  own.calls = past_calls(own.verification.id, own.history);
  own.kept = kept_of_calls(from, own.verification);
  return own;
}

/// Anybody can ask for another link: that keeps nothing for longer.
Timestamp last_change(const std::vector<Event>& history) {
  const auto last = std::find_if(history.rbegin(), history.rend(), [](const Event& event) {
    return !std::holds_alternative<LinkRequested>(event.body);
  });
  return last == history.rend() ? Timestamp{} : last->at;
}

void add_holds(const Policy& policy, Timestamp now, OwnData& data) {
  if (!data.current) return;
  data.hold = derive_hold(*data.current, policy, now);
  data.overdue = is_overdue(*data.current, now);
  data.changes_at = next_hold_change(*data.current, now);
  if (data.changes_at) data.hold_after = derive_hold(*data.current, policy, *data.changes_at);
}

}  // namespace

Result<OwnData, Refusal> own_data(const OwnDataSources& from, VerificationId viewed,
                                  Timestamp now) {
  auto found = from.verifications.verification(viewed);
  if (!found) return refuse(Refusal::verification_unknown);
  OwnData data{.viewed = *std::move(found)};
  const auto marketplace = from.marketplaces.marketplace(data.viewed.marketplace);
  if (marketplace) {
    data.marketplace_name = marketplace->name;
    data.support_url = marketplace->support_url;
  }
  data.current = from.verifications.current(data.viewed.marketplace, data.viewed.account);
  add_holds(from.policy, now, data);
  const VerificationFilter all{data.viewed.marketplace, data.viewed.account, std::nullopt,
                               std::nullopt, shown_max};
  for (auto& verification : from.verifications.list(all)) {
    auto own = with_history(from, std::move(verification));
    for (const auto& call : own.calls) {
      if (data.representatives.contains(call.representative)) continue;
      const auto staff = from.staff.staff(call.representative);
      data.representatives[call.representative] = staff ? staff->name : "";
    }
    data.kept_until = std::max(data.kept_until, last_change(own.history) + from.retention);
    data.verifications.push_back(std::move(own));
  }
  return data;
}

Result<Verification, Refusal> request_erasure(VerificationStore& verifications, Steps& steps,
                                              VerificationId id) {
  auto verification = verifications.verification(id);
  if (verification && verification->erasure_requested) return *std::move(verification);
  return steps.change(id, RequestErasure{});
}

}  // namespace visavis::app
