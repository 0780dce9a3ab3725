#include "app/call/calls.h"

#include <algorithm>
#include <utility>

namespace visavis::app {
namespace {

/// Enough for somebody who types, not for a program.
constexpr RateLimit messages_limit{5, std::chrono::milliseconds{500}};
/// A page sends one every 4 s: more would take the little that the line carries from the sound.
constexpr RateLimit stills_limit{2, std::chrono::seconds{2}};

Outcome outcome_of(const Verification& after) {
  if (std::holds_alternative<InReview>(after.status)) return Outcome::failed;
  // The last result is an earlier call's.
  if (std::holds_alternative<Canceled>(after.status)) return Outcome::technical;
  return after.last_result ? after.last_result->outcome : Outcome::technical;
}

/// Why a call that nobody decided is over.
std::optional<ReasonCode> lost_by(const Verification& after) {
  const bool goes_on = std::holds_alternative<Required>(after.status) ||
                       std::holds_alternative<Waiting>(after.status);
  const bool technical = after.last_result && after.last_result->outcome == Outcome::technical;
  if (!goes_on || !technical || after.last_result->reasons.size() != 1) return std::nullopt;
  return after.last_result->reasons.front();
}

const ChecklistItem* find_item(const InCall& in_call, const std::string& item) {
  const auto found = std::find_if(in_call.checklist.begin(), in_call.checklist.end(),
                                  [&](const ChecklistItem& one) { return one.item == item; });
  return found == in_call.checklist.end() ? nullptr : &*found;
}

bool too_often(std::optional<TokenBucket>& bucket, RateLimit limit, Monotonic now) {
  if (!bucket) bucket.emplace(limit, now);
  return bucket->attempt(now) > Duration::zero();
}

}  // namespace

void Calls::restore(const Verification& in_call, int attempt) {
  const auto& state = std::get<InCall>(in_call.status);
  calls_[in_call.id] = {state.call, state.representative, state.started, attempt};
}

void Calls::on(const CommittedStep& step) {
  const auto* in_call = std::get_if<InCall>(&step.after.status);
  const LiveCall* known = find(step.after.id);
  if (known != nullptr && (in_call == nullptr || in_call->call != known->id)) end(step.after);
  if (in_call != nullptr && find(step.after.id) == nullptr)
    restore(step.after, std::max(step.calls, 1));
}

void Calls::end(const Verification& after) {
  const StaffId representative = calls_.at(after.id).representative;
  calls_.erase(after.id);
  // The applicant's pages need no outcome to hang up: what it means for them is in the state that
  // follows, and a decision that waits for its second reviewer is nobody's business yet.
  const Outcome told =
      std::holds_alternative<InReview>(after.status) ? Outcome::inconclusive : outcome_of(after);
  messenger_.say(after.id, CallEnded{told});
  messenger_.say(representative, CallEnded{outcome_of(after), lost_by(after)});
}

Result<Done, Refusal> Calls::chat(VerificationId applicant, CallSide side,
                                  const say::CallChat& say) {
  LiveCall* call = running(applicant);
  if (call == nullptr) return refuse(Refusal::not_in_call);
  if (too_often(call->talk.of(side).messages, messages_limit, clock_.steady()))
    return refuse(Refusal::chat_too_fast);
  call->talk.add(side, say.text, clock_.now());
  return Done{};
}

Result<Done, Refusal> Calls::switches(VerificationId applicant, CallSide side,
                                      const say::CallMedia& say) {
  LiveCall* call = running(applicant);
  if (call == nullptr) return refuse(Refusal::not_in_call);
  Talk& talk = call->talk;
  if (talk.of(side).switches == say.switches()) return Done{};
  talk.of(side).switches = say.switches();
  const bool by_applicant = side == CallSide::applicant;
  talk.of(by_applicant ? CallSide::representative : CallSide::applicant).unshown = true;
  return Done{};
}

Result<Done, Refusal> Calls::still(VerificationId applicant, CallSide side,
                                   const CallStill& still) {
  LiveCall* call = running(applicant);
  if (call == nullptr) return refuse(Refusal::not_in_call);
  // "Video comes again" is never held back.
  if (!still.jpeg.empty() && too_often(call->talk.of(side).stills, stills_limit, clock_.steady()))
    return refuse(Refusal::too_many_attempts);
  if (side == CallSide::applicant)
    messenger_.say(call->representative, still);
  else
    messenger_.say(applicant, still);
  return Done{};
}

Result<Done, Refusal> Calls::show_item(VerificationId applicant, const InCall& in_call,
                                       const say::CallShowItem& say) {
  LiveCall* call = running(applicant);
  if (call == nullptr) return refuse(Refusal::not_in_call);
  if (say.item && find_item(in_call, *say.item) == nullptr)
    return refuse(Refusal::checklist_item_unknown);
  call->talk.item = say.item;
  call->talk.applicant.unshown = call->talk.representative.unshown = true;
  return Done{};
}

Result<Done, Refusal> Calls::want_camera(VerificationId applicant, const say::CallWantCamera& say) {
  LiveCall* call = running(applicant);
  if (call == nullptr) return refuse(Refusal::not_in_call);
  call->talk.camera = say.camera;
  call->talk.applicant.unshown = call->talk.representative.unshown = true;
  return Done{};
}

const LiveCall* Calls::find(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  return found == calls_.end() ? nullptr : &found->second;
}

LiveCall* Calls::running(VerificationId applicant) {
  const auto found = calls_.find(applicant);
  return found == calls_.end() ? nullptr : &found->second;
}

std::vector<Calls::Parties> Calls::all() const {
  std::vector<Parties> all;
  for (const auto& [applicant, call] : calls_)
    all.push_back({applicant, call.representative, call.id});
  return all;
}

std::vector<std::pair<VerificationId, CallSide>> Calls::take_unshown() {
  std::vector<std::pair<VerificationId, CallSide>> sides;
  for (auto& [applicant, call] : calls_) {
    for (const auto side : {CallSide::applicant, CallSide::representative})
      if (std::exchange(call.talk.of(side).unshown, false)) sides.emplace_back(applicant, side);
  }
  return sides;
}

std::optional<Caption> caption(const InCall& in_call, const std::optional<std::string>& item) {
  const auto* found = item ? find_item(in_call, *item) : nullptr;
  if (found == nullptr) return std::nullopt;
  return caption_of(*found);
}

}  // namespace visavis::app
