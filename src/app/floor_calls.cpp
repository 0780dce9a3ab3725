// The media of the calls on the floor: when a line is negotiated, and by whom.
#include "app/floor_state.h"

namespace visavis::app {
namespace {

/// A browser that fails again and again must not keep the relay busy with new transports.
constexpr Duration negotiation_interval = std::chrono::seconds{1};
/// A page speaks as soon as its WebSocket is open: one that has not by then will not.
constexpr Duration word_limit = std::chrono::seconds{2};
/// A page sends one every 4 s: more would take the little that the line carries from the sound.
constexpr RateLimit stills_limit{2, std::chrono::seconds{2}};

Outcome outcome_of(const Verification& after) {
  if (std::holds_alternative<InReview>(after.status)) return Outcome::failed;
  // The last result is an earlier call's.
  if (std::holds_alternative<Canceled>(after.status)) return Outcome::technical;
  return after.last_result ? after.last_result->outcome : Outcome::technical;
}

bool left_by_applicant(const Verification& after) {
  return std::holds_alternative<Required>(after.status) && after.last_result &&
         after.last_result->reasons == std::vector{ReasonCode::left_call};
}

}  // namespace

void Floor::State::begin_call(Context& context, const Verification& verification) {
  const auto& in_call = std::get<InCall>(verification.status);
  LiveCall& call = calls[verification.id];
  call = {in_call.call, in_call.representative, in_call.started, std::nullopt, std::nullopt, false};
  const auto found = desks.find(in_call.representative);
  if (found == desks.end()) {
    cool_down(context, verification.id);
    return want_line(context, verification.id, call);
  }
  Desk& desk = found->second;
  call.line = warm_line(context, verification.id, desk);
  desk.offer.reset();
  desk.call = verification.id;
  if (call.line) {
    context.relay.join(call.line->applicant.transport, call.line->representative.transport);
    context.live.send(
        desk.staff.id,
        ToStaff{CallPurposeChanged{call.line->representative.negotiation, CallPurpose::call}});
    context.live.send(verification.id, ToApplicant{CallPurposeChanged{
                                           call.line->applicant.negotiation, CallPurpose::call}});
  }
  show(context, desk);
  if (!call.line) want_line(context, verification.id, call);
}

void Floor::State::end_call(Context& context, const Verification& after) {
  const auto found = calls.find(after.id);
  if (found == calls.end()) return;
  drop_line(context, found->second);
  const StaffId representative = found->second.representative;
  const Timestamp started = found->second.started;
  calls.erase(found);
  // The applicant's pages need no outcome to hang up: what it means for them is in the state that
  // follows, and a decision that waits for its second reviewer is nobody's business yet.
  const Outcome told =
      std::holds_alternative<InReview>(after.status) ? Outcome::inconclusive : outcome_of(after);
  context.live.send(after.id, ToApplicant{CallEnded{told, false}});
  const auto desk = desks.find(representative);
  if (desk == desks.end()) return;
  desk->second.call.reset();
  desk->second.available = false;
  desk->second.last_call = Desk::CallTaken{started, context.clock.now()};
  context.live.send(representative,
                    ToStaff{CallEnded{outcome_of(after), left_by_applicant(after)}});
  show(context, desk->second);
}

void Floor::State::want_line(Context& context, VerificationId applicant, LiveCall& call) {
  call.line_wanted = true;
  call.word_due.reset();
  if (!present(applicant) || !present(call.representative)) return;
  // Whoever has just come back waits for nothing; only repeated failures are slowed down.
  if (call.line && context.clock.now() - call.line->since < negotiation_interval) return;
  negotiate(context, applicant, call);
}

/// Media can outlive the WebSocket: who is back says first whether theirs did.
void Floor::State::await_word(Context& context, VerificationId applicant, LiveCall& call) {
  if (!call.line || call.line_wanted) return want_line(context, applicant, call);
  call.word_due = context.clock.now() + word_limit;
}

void Floor::State::pick_up_wanted_lines(Context& context) {
  const Timestamp now = context.clock.now();
  for (auto& [applicant, call] : calls) {
    if (call.line_wanted || (call.word_due && *call.word_due <= now))
      want_line(context, applicant, call);
  }
}

void Floor::State::negotiate(Context& context, VerificationId applicant, LiveCall& call) {
  drop_line(context, call);
  call.line_wanted = false;
  const Negotiation negotiation = ++last_negotiation;
  Line line;
  line.applicant = {negotiation, context.relay.open(), false};
  line.representative = {negotiation, context.relay.open_beside(line.applicant.transport), false};
  line.since = context.clock.now();
  context.relay.join(line.applicant.transport, line.representative.transport);
  call.line = line;
  context.live.send(applicant, ToApplicant{CallConnect{negotiation, NegotiationRole::offerer}});
  context.live.send(call.representative,
                    ToStaff{CallConnect{negotiation, NegotiationRole::answerer}});
}

void Floor::State::drop_line(Context& context, LiveCall& call) {
  if (!call.line) return;
  context.relay.close(call.line->applicant.transport);
  context.relay.close(call.line->representative.transport);
  call.line.reset();
}

Result<Done, Refusal> Floor::State::offer_said(Context& context, VerificationId applicant,
                                               const CallOffer& offer) {
  if (const auto found = warm.find(applicant); found != warm.end())
    return warm_offer_said(context, applicant, found->second, offer);
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  if (!line || line->applicant.negotiation != offer.negotiation) return Done{};
  if (line->applicant.described) {
    const auto answer = context.relay.answer_offer(line->applicant.transport, offer.sdp);
    if (!answer) return refuse(Refusal::sdp_refused);
    context.live.send(applicant, ToApplicant{CallAnswer{offer.negotiation, *answer}});
    return Done{};
  }
  const auto forwarded = context.relay.forward_offer(line->applicant.transport,
                                                     line->representative.transport, offer.sdp);
  if (!forwarded) return refuse(Refusal::sdp_refused);
  line->applicant.described = true;
  context.live.send(found->second.representative,
                    ToStaff{CallOffer{line->representative.negotiation, *forwarded}});
  return Done{};
}

/// A representative's browser is asked first; what it offers by itself is an ICE restart.
Result<Done, Refusal> Floor::State::offer_said(Context& context, const Desk& desk,
                                               const CallOffer& offer) {
  if (!desk.call) return refuse(Refusal::not_in_call);
  const auto found = calls.find(*desk.call);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  auto& line = found->second.line;
  if (!line || line->representative.negotiation != offer.negotiation ||
      !line->representative.described)
    return Done{};
  const auto answer = context.relay.answer_offer(line->representative.transport, offer.sdp);
  if (!answer) return refuse(Refusal::sdp_refused);
  context.live.send(desk.staff.id, ToStaff{CallAnswer{offer.negotiation, *answer}});
  return Done{};
}

Result<Done, Refusal> Floor::State::answer_said(Context& context, Desk& desk,
                                                const CallAnswer& answer) {
  Leg* leg = desk.offer && desk.offer->prepared ? &*desk.offer->prepared : nullptr;
  LiveCall* call = nullptr;
  if (desk.call) {
    const auto found = calls.find(*desk.call);
    if (found == calls.end()) return refuse(Refusal::not_in_call);
    call = &found->second;
    leg = call->line ? &call->line->representative : nullptr;
  } else if (leg == nullptr) {
    return refuse(Refusal::not_in_call);
  }
  if (leg == nullptr || leg->negotiation != answer.negotiation || leg->described) return Done{};
  const bool answered_already =
      call == nullptr || call->line->applicant.negotiation != leg->negotiation;
  if (answered_already) {
    if (!context.relay.take_answer(leg->transport, answer.sdp)) return refuse(Refusal::sdp_refused);
    leg->described = true;
    return Done{};
  }
  const auto forwarded =
      context.relay.forward_answer(leg->transport, call->line->applicant.transport, answer.sdp);
  if (!forwarded) return refuse(Refusal::sdp_refused);
  leg->described = true;
  context.live.send(*desk.call, ToApplicant{CallAnswer{leg->negotiation, *forwarded}});
  return Done{};
}

namespace {

/// "Video comes again" is never held back.
bool too_often(Context& context, std::optional<TokenBucket<Timestamp>>& bucket,
               const CallStill& still) {
  const Timestamp now = context.clock.now();
  if (!bucket) bucket.emplace(stills_limit, now);
  return !still.jpeg.empty() && bucket->attempt(now) > Duration::zero();
}

}  // namespace

Result<Done, Refusal> Floor::State::still_said(Context& context, VerificationId applicant,
                                               const CallStill& still) {
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  if (too_often(context, found->second.applicant_stills, still))
    return refuse(Refusal::too_many_attempts);
  context.live.send(found->second.representative, ToStaff{still});
  return Done{};
}

Result<Done, Refusal> Floor::State::still_said(Context& context, const Desk& desk,
                                               const CallStill& still) {
  const auto found = desk.call ? calls.find(*desk.call) : calls.end();
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  if (too_often(context, found->second.representative_stills, still))
    return refuse(Refusal::too_many_attempts);
  context.live.send(*desk.call, ToApplicant{still});
  return Done{};
}

void Floor::State::reconnect_said(Context& context, VerificationId applicant,
                                  Negotiation negotiation) {
  const auto kept = warm.find(applicant);
  if (kept != warm.end() && kept->second.leg.negotiation == negotiation)
    return cool_down(context, applicant);
  const auto found = calls.find(applicant);
  if (found == calls.end() || !found->second.line) return;
  const Line& line = *found->second.line;
  if (line.applicant.negotiation != negotiation && line.representative.negotiation != negotiation)
    return;
  want_line(context, applicant, found->second);
}

void Floor::State::reconnect_said(Context& context, Desk& desk, Negotiation negotiation) {
  if (desk.call) return reconnect_said(context, *desk.call, negotiation);
  // Then the call begins as if nothing had been prepared.
  if (desk.offer && desk.offer->prepared && desk.offer->prepared->negotiation == negotiation)
    unprepare(context, desk);
}

void Floor::State::alive_said(Context& context, VerificationId applicant, Negotiation negotiation) {
  const auto kept = warm.find(applicant);
  if (kept != warm.end() && kept->second.leg.negotiation != negotiation)
    cool_down(context, applicant);
  const auto found = calls.find(applicant);
  if (found == calls.end()) {
    // What the page still holds is nothing here: after a restart of this service, for example.
    if (negotiation != 0 && !warm.contains(applicant))
      context.live.send(applicant, ToApplicant{CallClosed{negotiation}});
    return;
  }
  LiveCall& call = found->second;
  if (!call.word_due) return;
  if (call.line && call.line->applicant.negotiation == negotiation) {
    call.word_due.reset();
    // That it serves the call now may have been lost with the old line.
    context.live.send(applicant, ToApplicant{CallPurposeChanged{negotiation, CallPurpose::call}});
    return;
  }
  want_line(context, applicant, call);
}

void Floor::State::alive_said(Context& context, Desk& desk, Negotiation negotiation) {
  if (!desk.call) {
    const bool has = desk.offer && desk.offer->prepared;
    if (has && desk.offer->prepared->negotiation == negotiation) return;
    unprepare(context, desk);
    prepare(context, desk);
    if (negotiation != 0) context.live.send(desk.staff.id, ToStaff{CallClosed{negotiation}});
    return;
  }
  const auto found = calls.find(*desk.call);
  if (found == calls.end() || !found->second.word_due) return;
  LiveCall& call = found->second;
  if (call.line && call.line->representative.negotiation == negotiation) {
    call.word_due.reset();
    context.live.send(desk.staff.id, ToStaff{CallPurposeChanged{negotiation, CallPurpose::call}});
    return;
  }
  want_line(context, *desk.call, call);
}

void Floor::relay_event(Context& context, const RelayEvent& event) {
  if (const auto* up = std::get_if<TransportConnected>(&event))
    return state_->warm_connected(context, up->transport);
  const auto* lost = std::get_if<TransportLost>(&event);
  if (lost == nullptr || state_->warm_lost(context, lost->transport)) return;
  for (auto& [applicant, call] : state_->calls) {
    if (!call.line) continue;
    if (call.line->applicant.transport == lost->transport ||
        call.line->representative.transport == lost->transport) {
      state_->want_line(context, applicant, call);
      return;
    }
  }
}

}  // namespace visavis::app
