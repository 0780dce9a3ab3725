// The media of the calls on the floor: when a line is negotiated, and by whom.
#include "app/floor_state.h"

namespace visavis::app {
namespace {

/// A browser that fails again and again must not keep the relay busy with new transports.
constexpr Duration negotiation_interval = std::chrono::seconds{1};

Outcome outcome_of(const Verification& after) {
  if (std::holds_alternative<InReview>(after.status)) return Outcome::failed;
  // The last result is an earlier call's.
  if (std::holds_alternative<Canceled>(after.status)) return Outcome::technical;
  return after.last_result ? after.last_result->outcome : Outcome::technical;
}

}  // namespace

void Floor::State::begin_call(Context& context, const Verification& verification) {
  const auto& in_call = std::get<InCall>(verification.status);
  LiveCall& call = calls[verification.id];
  call = {in_call.call, in_call.representative, in_call.started, std::nullopt, std::nullopt, false};
  const auto found = desks.find(in_call.representative);
  if (found != desks.end()) {
    found->second.offer.reset();
    found->second.call = verification.id;
    show(context, found->second);
  }
  want_line(context, verification.id, call);
}

void Floor::State::end_call(Context& context, const Verification& after) {
  const auto found = calls.find(after.id);
  if (found == calls.end()) return;
  drop_line(context, found->second);
  const StaffId representative = found->second.representative;
  calls.erase(found);
  // The applicant's pages need no outcome to hang up: what it means for them is in the state that
  // follows, and a decision that waits for its second reviewer is nobody's business yet.
  const Outcome told =
      std::holds_alternative<InReview>(after.status) ? Outcome::inconclusive : outcome_of(after);
  context.live.send(after.id, ToApplicant{CallEnded{told}});
  const auto desk = desks.find(representative);
  if (desk == desks.end()) return;
  desk->second.call.reset();
  desk->second.available = false;
  context.live.send(representative, ToStaff{CallEnded{outcome_of(after)}});
  show(context, desk->second);
}

void Floor::State::want_line(Context& context, VerificationId applicant, LiveCall& call) {
  call.line_wanted = true;
  if (!present(applicant) || !present(call.representative)) return;
  // Whoever has just come back waits for nothing; only repeated failures are slowed down.
  if (call.line && context.clock.now() - call.line->since < negotiation_interval) return;
  negotiate(context, applicant, call);
}

void Floor::State::pick_up_wanted_lines(Context& context) {
  for (auto& [applicant, call] : calls) {
    if (call.line_wanted) want_line(context, applicant, call);
  }
}

void Floor::State::negotiate(Context& context, VerificationId applicant, LiveCall& call) {
  drop_line(context, call);
  call.line_wanted = false;
  Line line;
  line.negotiation = ++last_negotiation;
  line.applicant = context.relay.open();
  line.representative = context.relay.open_beside(line.applicant);
  line.since = context.clock.now();
  context.relay.join(line.applicant, line.representative);
  call.line = line;
  context.live.send(applicant,
                    ToApplicant{CallConnect{line.negotiation, NegotiationRole::offerer}});
  context.live.send(call.representative,
                    ToStaff{CallConnect{line.negotiation, NegotiationRole::answerer}});
}

void Floor::State::drop_line(Context& context, LiveCall& call) {
  if (!call.line) return;
  context.relay.close(call.line->applicant);
  context.relay.close(call.line->representative);
  call.line.reset();
}

Result<Done, Refusal> Floor::State::offer_said(Context& context, VerificationId applicant,
                                               const CallOffer& offer) {
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  if (!line || line->negotiation != offer.negotiation || line->offered) return Done{};
  const auto forwarded =
      context.relay.forward_offer(line->applicant, line->representative, offer.sdp);
  if (!forwarded) return refuse(Refusal::sdp_refused);
  line->offered = true;
  context.live.send(found->second.representative,
                    ToStaff{CallOffer{line->negotiation, *forwarded}});
  return Done{};
}

Result<Done, Refusal> Floor::State::answer_said(Context& context, const Desk& desk,
                                                const CallAnswer& answer) {
  if (!desk.call) return refuse(Refusal::not_in_call);
  const auto found = calls.find(*desk.call);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  if (!line || line->negotiation != answer.negotiation || line->answered) return Done{};
  const auto forwarded =
      context.relay.forward_answer(line->representative, line->applicant, answer.sdp);
  if (!forwarded) return refuse(Refusal::sdp_refused);
  line->answered = true;
  context.live.send(*desk.call, ToApplicant{CallAnswer{line->negotiation, *forwarded}});
  return Done{};
}

void Floor::State::reconnect_said(Context& context, VerificationId applicant,
                                  Negotiation negotiation) {
  const auto found = calls.find(applicant);
  if (found == calls.end() || !found->second.line || found->second.line->negotiation != negotiation)
    return;
  want_line(context, applicant, found->second);
}

void Floor::relay_event(Context& context, const RelayEvent& event) {
  const auto* lost = std::get_if<TransportLost>(&event);
  if (lost == nullptr) return;
  for (auto& [applicant, call] : state_->calls) {
    if (!call.line) continue;
    if (call.line->applicant == lost->transport || call.line->representative == lost->transport) {
      state_->want_line(context, applicant, call);
      return;
    }
  }
}

}  // namespace visavis::app
