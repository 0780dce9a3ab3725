// Media before there is a call: the applicant's connection is made and tried out on the devices
// screen and kept while they wait, and a representative's is made while an offer stands. Accepting
// joins two connections that are up.
#include "app/floor_state.h"

namespace visavis::app {

Result<Done, Refusal> Floor::State::warm_up(Context& context, VerificationId applicant) {
  const auto verification = context.verifications.verification(applicant);
  if (!verification) return refuse(Refusal::verification_unknown);
  const bool waits = std::holds_alternative<Waiting>(verification->status);
  if (std::holds_alternative<InCall>(verification->status)) return refuse(Refusal::already_in_call);
  if (!waits && !std::holds_alternative<Required>(verification->status))
    return refuse(Refusal::not_open);
  if (!verification->consent || verification->consent->version != consent_version)
    return refuse(Refusal::consent_required);
  if (warm_ups.attempt(applicant.text(), context.clock.now()) > Duration::zero())
    return refuse(Refusal::too_many_attempts);
  // While waiting there is nobody to show it to: data costs some of them money.
  const CallPurpose purpose = waits ? CallPurpose::ready : CallPurpose::check;
  if (const auto kept = warm.find(applicant); kept != warm.end() && kept->second.connected) {
    keep_warm(context, applicant, purpose);
    return Done{};
  }
  cool_down(context, applicant);
  WarmLeg& fresh = warm[applicant];
  fresh.leg = {++last_negotiation, context.relay.open(), false};
  fresh.purpose = purpose;
  context.live.send(applicant, ToApplicant{CallConnect{fresh.leg.negotiation,
                                                       NegotiationRole::offerer, purpose}});
  return Done{};
}

void Floor::State::cool_down(Context& context, VerificationId applicant) {
  const auto found = warm.find(applicant);
  if (found == warm.end()) return;
  if (Desk* desk = desk_offering(applicant)) unprepare(context, *desk);
  context.relay.close(found->second.leg.transport);
  context.live.send(applicant, ToApplicant{CallClosed{found->second.leg.negotiation}});
  warm.erase(found);
}

/// The loop runs for the check alone.
void Floor::State::keep_warm(Context& context, VerificationId applicant, CallPurpose purpose) {
  const auto found = warm.find(applicant);
  if (found == warm.end() || found->second.purpose == purpose) return;
  WarmLeg& kept = found->second;
  kept.purpose = purpose;
  if (kept.leg.described) {
    if (purpose == CallPurpose::check) {
      context.relay.join(kept.leg.transport, kept.leg.transport);
    } else {
      context.relay.unjoin(kept.leg.transport);
    }
  }
  context.live.send(applicant, ToApplicant{CallPurposeChanged{kept.leg.negotiation, purpose}});
}

void Floor::State::follow_status(Context& context, const Verification& after) {
  if (std::holds_alternative<Waiting>(after.status))
    return keep_warm(context, after.id, CallPurpose::ready);
  // Out of the queue they are on the devices screen again, which asks for the loop if it wants it.
  if (!std::holds_alternative<Required>(after.status)) cool_down(context, after.id);
}

Result<Done, Refusal> Floor::State::warm_offer_said(Context& context, VerificationId applicant,
                                                    WarmLeg& warm_leg, const CallOffer& offer) {
  Leg& leg = warm_leg.leg;
  if (leg.negotiation != offer.negotiation) return Done{};
  const auto answer = context.relay.answer_offer(leg.transport, offer.sdp);
  if (!answer) return refuse(Refusal::sdp_refused);
  warm_leg.offer = offer.sdp;
  if (!leg.described && warm_leg.purpose == CallPurpose::check)
    context.relay.join(leg.transport, leg.transport);
  leg.described = true;
  context.live.send(applicant, ToApplicant{CallAnswer{leg.negotiation, *answer}});
  return Done{};
}

/// Nothing is joined: until somebody accepts, nobody is seen or heard.
void Floor::State::prepare(Context& context, Desk& desk) {
  if (!desk.offer || desk.offer->prepared) return;
  const auto found = warm.find(desk.offer->verification);
  if (found == warm.end() || !found->second.connected) return;
  const WarmLeg& applicant = found->second;
  const Leg leg{++last_negotiation, context.relay.open_beside(applicant.leg.transport), false};
  const auto offer =
      context.relay.forward_offer(applicant.leg.transport, leg.transport, applicant.offer);
  if (!offer) {
    context.relay.close(leg.transport);
    return;
  }
  desk.offer->prepared = leg;
  context.live.send(desk.staff.id, ToStaff{CallConnect{leg.negotiation, NegotiationRole::answerer,
                                                       CallPurpose::ready}});
  context.live.send(desk.staff.id, ToStaff{CallOffer{leg.negotiation, *offer}});
}

void Floor::State::unprepare(Context& context, Desk& desk) {
  if (!desk.offer || !desk.offer->prepared) return;
  context.relay.close(desk.offer->prepared->transport);
  context.live.send(desk.staff.id, ToStaff{CallClosed{desk.offer->prepared->negotiation}});
  desk.offer->prepared.reset();
}

/// The call's line out of the two that are up, if they are; else neither is left.
std::optional<Line> Floor::State::warm_line(Context& context, VerificationId applicant,
                                            Desk& desk) {
  const auto found = warm.find(applicant);
  const bool prepared = desk.offer && desk.offer->verification == applicant && desk.offer->prepared;
  if (!prepared || found == warm.end()) {
    cool_down(context, applicant);
    return std::nullopt;
  }
  const Line line{found->second.leg, *desk.offer->prepared, context.clock.now()};
  warm.erase(found);
  desk.offer->prepared.reset();
  return line;
}

void Floor::State::warm_connected(Context& context, TransportId transport) {
  for (auto& [applicant, kept] : warm) {
    if (kept.leg.transport != transport) continue;
    kept.connected = true;
    if (Desk* desk = desk_offering(applicant)) prepare(context, *desk);
    return;
  }
}

bool Floor::State::warm_lost(Context& context, TransportId transport) {
  for (const auto& [applicant, kept] : warm) {
    if (kept.leg.transport != transport) continue;
    cool_down(context, VerificationId{applicant});
    return true;
  }
  for (auto& [id, desk] : desks) {
    if (!desk.offer || !desk.offer->prepared || desk.offer->prepared->transport != transport)
      continue;
    unprepare(context, desk);
    return true;
  }
  return false;
}

}  // namespace visavis::app
