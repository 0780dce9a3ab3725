#include "app/verification/own_data.h"

#include <algorithm>
#include <utility>

#include "app/verification/change.h"

namespace visavis::app {
namespace {

constexpr std::size_t verifications_max = 100;

OwnVerification with_history(Context& context, Verification verification) {
  OwnVerification own{std::move(verification), {}, {}};
  for (auto& stored : context.verifications.history(own.verification.id))
    own.history.push_back(std::move(stored.event));
  own.calls = past_calls(own.verification.id, own.history);
  return own;
}

void add_holds(Context& context, OwnData& data) {
  if (!data.current) return;
  const Timestamp now = context.clock.now();
  data.hold = derive_hold(*data.current, context.policy, now);
  data.overdue = is_overdue(*data.current, now);
  data.changes_at = next_hold_change(*data.current, now);
  if (data.changes_at)
    data.hold_after = derive_hold(*data.current, context.policy, *data.changes_at);
}

}  // namespace

Result<OwnData, Refusal> own_data(Context& context, VerificationId viewed) {
  auto found = context.verifications.verification(viewed);
  if (!found) return refuse(Refusal::verification_unknown);
  OwnData data{.viewed = *std::move(found)};
  const auto marketplace = context.directory.marketplace(data.viewed.marketplace);
  if (marketplace) data.marketplace_name = marketplace->name;
  data.current = context.verifications.current(data.viewed.marketplace, data.viewed.account);
  add_holds(context, data);
  const VerificationFilter all{data.viewed.marketplace, data.viewed.account, std::nullopt,
                               std::nullopt, verifications_max};
  for (auto& verification : context.verifications.list(all)) {
    auto own = with_history(context, std::move(verification));
    for (const auto& call : own.calls) {
      if (data.representatives.contains(call.representative)) continue;
      const auto staff = context.directory.staff(call.representative);
      data.representatives[call.representative] = staff ? staff->name : "";
    }
    data.kept_until = std::max(data.kept_until, own.history.back().at + context.retention);
    data.verifications.push_back(std::move(own));
  }
  return data;
}

Result<Verification, Refusal> request_erasure(Context& context, VerificationId id) {
  auto verification = context.verifications.verification(id);
  if (verification && verification->erasure_requested) return *std::move(verification);
  return change(context, id, RequestErasure{});
}

}  // namespace visavis::app
