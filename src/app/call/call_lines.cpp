#include "app/call/call_lines.h"

#include "app/call/refused_description.h"

namespace visavis::app {
namespace {

/// A browser that fails again and again must not keep the relay busy with new transports.
constexpr Duration negotiation_interval = std::chrono::seconds{1};
/// A page speaks as soon as its WebSocket is open: one that has not by then will not.
constexpr Duration word_limit = std::chrono::seconds{2};

}  // namespace

void CallLines::restore(const Verification& in_call) {
  const auto& state = std::get<InCall>(in_call.status);
  if (state.meeting) return;
  Call& call = calls_[in_call.id];
  call = {state.call, state.representative, std::nullopt};
  recordings_.begin(in_call, state);
  line_changed(in_call.id, call);
  want(in_call.id, call);
}

void CallLines::on(const CommittedStep& step) {
  const VerificationId id = step.after.id;
  const auto* in_call = std::get_if<InCall>(&step.after.status);
  if (in_call != nullptr && in_call->meeting) in_call = nullptr;
  const auto running = calls_.find(id);
  if (running != calls_.end() && (in_call == nullptr || in_call->call != running->second.id)) {
    recordings_.end(id);
    drop(running->second);
    calls_.erase(running);
  }
  if (in_call == nullptr || calls_.contains(id)) return;
  recordings_.begin(step.after, *in_call);
  begin(id, *in_call);
}

void CallLines::begin(VerificationId applicant, const InCall& in_call) {
  Call& call = calls_[applicant];
  call = {in_call.call, in_call.representative, std::nullopt};
  call.line = warm_.take(applicant, in_call.representative, clock_.steady());
  line_changed(applicant, call);
  if (!call.line) {
    call.wanted = true;
    return;
  }
  relay_.join(call.line->applicant.transport, call.line->representative.transport);
  messenger_.say(call.representative,
                 CallPurposeChanged{call.line->representative.negotiation, CallPurpose::call});
  messenger_.say(applicant,
                 CallPurposeChanged{call.line->applicant.negotiation, CallPurpose::call});
}

void CallLines::came(VerificationId applicant) {
  applicants_here_.insert(applicant);
  const auto call = calls_.find(applicant);
  if (call != calls_.end()) await_word(applicant, call->second);
}

void CallLines::came(StaffId staff) {
  staff_here_.insert(staff);
  for (auto& [applicant, call] : calls_)
    if (call.representative == staff) await_word(applicant, call);
}

void CallLines::want(VerificationId applicant, Call& call) {
  call.wanted = true;
  call.word_due.reset();
  if (!applicants_here_.contains(applicant) || !staff_here_.contains(call.representative)) return;
  // Whoever has just come back waits for nothing; only repeated failures are slowed down.
  if (call.line && clock_.steady() - call.line->since < negotiation_interval) return;
  negotiate(applicant, call);
}

/// Media can outlive the WebSocket: who is back says first whether theirs did.
void CallLines::await_word(VerificationId applicant, Call& call) {
  if (!call.line || call.wanted) return want(applicant, call);
  call.word_due = clock_.steady() + word_limit;
}

void CallLines::connect(VerificationId applicant) {
  const auto call = calls_.find(applicant);
  if (call != calls_.end() && call->second.wanted) want(applicant, call->second);
}

void CallLines::tick() {
  const Monotonic now = clock_.steady();
  for (auto& [applicant, call] : calls_)
    if (call.wanted || (call.word_due && *call.word_due <= now)) want(applicant, call);
}

void CallLines::negotiate(VerificationId applicant, Call& call) {
  drop(call);
  call.wanted = false;
  const Negotiation negotiation = negotiations_.next();
  Line line;
  line.applicant = {negotiation, reaches_.open(applicant)};
  line.representative = {negotiation,
                         reaches_.open_beside(line.applicant.transport, call.representative)};
  line.since = clock_.steady();
  relay_.join(line.applicant.transport, line.representative.transport);
  call.line = line;
  line_changed(applicant, call);
  messenger_.say(applicant, CallConnect{negotiation, NegotiationRole::offerer});
  messenger_.say(call.representative, CallConnect{negotiation, NegotiationRole::answerer});
}

void CallLines::drop(Call& call) {
  if (!call.line) return;
  relay_.close(call.line->applicant.transport);
  relay_.close(call.line->representative.transport);
  call.line.reset();
}

void CallLines::cut(VerificationId applicant) {
  const auto call = calls_.find(applicant);
  if (call == calls_.end()) return;
  drop(call->second);
  line_changed(applicant, call->second);
}

void CallLines::line_changed(VerificationId applicant, Call& call) {
  recordings_.line(applicant, call.line);
  const auto look = [&](const Leg* leg, std::optional<Monotonic>& since) {
    const bool reached = leg != nullptr && leg->connected;
    if (reached != since.has_value()) return;
    since = reached ? std::nullopt : std::optional{clock_.steady()};
    reached_anew_.insert(applicant);
  };
  look(call.line ? &call.line->applicant : nullptr, call.applicant_unreached);
  look(call.line ? &call.line->representative : nullptr, call.representative_unreached);
}

std::optional<Monotonic> CallLines::unreached_since(VerificationId applicant, CallSide side) const {
  const auto call = calls_.find(applicant);
  if (call == calls_.end()) return std::nullopt;
  return side == CallSide::applicant ? call->second.applicant_unreached
                                     : call->second.representative_unreached;
}

Result<Done, Refusal> CallLines::offer_said(VerificationId applicant, const CallOffer& offer) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  const StaffId representative = found->second.representative;
  if (!line || line->applicant.negotiation != offer.negotiation) return Done{};
  if (line->applicant.described) {
    const auto answer = relay_.answer_offer(line->applicant.transport, offer.sdp);
    if (!answer)
      return refused_description(messenger_, applicant, offer.negotiation, answer.error());
    recordings_.line(applicant, line);
    messenger_.say(applicant, CallAnswer{offer.negotiation, *answer});
    return Done{};
  }
  const auto forwarded =
      relay_.forward_offer(line->applicant.transport, line->representative.transport, offer.sdp);
  if (!forwarded) {
    messenger_.say(representative, CallRefused{line->representative.negotiation, std::nullopt});
    return refused_description(messenger_, applicant, offer.negotiation, forwarded.error());
  }
  line->applicant.described = true;
  recordings_.line(applicant, line);
  messenger_.say(representative, CallOffer{line->representative.negotiation, *forwarded});
  return Done{};
}

Result<Done, Refusal> CallLines::restart_said(VerificationId applicant, const CallOffer& offer) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return refuse(Refusal::not_in_call);
  const auto& line = found->second.line;
  if (!line || line->representative.negotiation != offer.negotiation ||
      !line->representative.described)
    return Done{};
  const auto answer = relay_.answer_offer(line->representative.transport, offer.sdp);
  const StaffId representative = found->second.representative;
  if (!answer)
    return refused_description(messenger_, representative, offer.negotiation, answer.error());
  recordings_.line(applicant, line);
  messenger_.say(representative, CallAnswer{offer.negotiation, *answer});
  return Done{};
}

Result<Done, Refusal> CallLines::answer_said(VerificationId applicant, const CallAnswer& answer) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  if (!line) return Done{};
  Leg& leg = line->representative;
  if (leg.negotiation != answer.negotiation || leg.described) return Done{};
  // A line that was warm: the applicant's browser was answered already.
  if (line->applicant.negotiation != leg.negotiation) {
    const auto taken = relay_.take_answer(leg.transport, answer.sdp);
    if (!taken)
      return refused_description(messenger_, found->second.representative, answer.negotiation,
                                 taken.error());
    leg.described = true;
    recordings_.line(applicant, line);
    // Then they describe themselves to each other.
    if (*taken == Taken::otherwise) want(applicant, found->second);
    return Done{};
  }
  const auto forwarded =
      relay_.forward_answer(leg.transport, line->applicant.transport, answer.sdp);
  if (!forwarded) {
    messenger_.say(applicant, CallRefused{line->applicant.negotiation, std::nullopt});
    return refused_description(messenger_, found->second.representative, answer.negotiation,
                               forwarded.error());
  }
  leg.described = true;
  recordings_.line(applicant, line);
  messenger_.say(applicant, CallAnswer{leg.negotiation, *forwarded});
  return Done{};
}

void CallLines::reconnect_said(VerificationId applicant, Negotiation negotiation) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end() || !found->second.line) return;
  const Line& line = *found->second.line;
  if (line.applicant.negotiation != negotiation && line.representative.negotiation != negotiation)
    return;
  want(applicant, found->second);
}

void CallLines::alive_said(VerificationId applicant, Negotiation negotiation) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end() || !found->second.word_due) return;
  Call& call = found->second;
  if (!call.line || call.line->applicant.negotiation != negotiation) return want(applicant, call);
  call.word_due.reset();
  // That it serves the call now may have been lost with the old socket.
  messenger_.say(applicant, CallPurposeChanged{negotiation, CallPurpose::call});
}

void CallLines::representative_alive_said(VerificationId applicant, Negotiation negotiation) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end() || !found->second.word_due) return;
  Call& call = found->second;
  if (!call.line || call.line->representative.negotiation != negotiation)
    return want(applicant, call);
  call.word_due.reset();
  messenger_.say(call.representative, CallPurposeChanged{negotiation, CallPurpose::call});
}

void CallLines::connected(TransportId transport) {
  for (auto& [applicant, call] : calls_) {
    Leg* const leg = leg_at(call, transport);
    if (leg == nullptr) continue;
    leg->connected = true;
    return line_changed(applicant, call);
  }
}

void CallLines::lost(TransportId transport) {
  for (auto& [applicant, call] : calls_) {
    Leg* const leg = leg_at(call, transport);
    if (leg == nullptr) continue;
    leg->connected = false;
    line_changed(applicant, call);
    return want(applicant, call);
  }
}

Leg* CallLines::leg_at(Call& call, TransportId transport) {
  if (!call.line) return nullptr;
  for (Leg* leg : {&call.line->applicant, &call.line->representative})
    if (leg->transport == transport) return leg;
  return nullptr;
}

}  // namespace visavis::app
