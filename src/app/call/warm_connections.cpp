#include "app/call/warm_connections.h"

#include <algorithm>
#include <utility>

#include "app/call/refused_description.h"

namespace visavis::app {

void WarmConnections::on(const CommittedStep& step, bool applicant_here) {
  const VerificationId id = step.after.id;
  const auto& status = step.after.status;
  const auto* waiting = std::get_if<Waiting>(&status);
  const auto* in_call = std::get_if<InCall>(&status);
  const bool can_be_matched = waiting != nullptr && !waiting->call_back;
  const auto match = match_with(id);
  // The call takes over what was prepared for it (take()).
  const bool begins =
      in_call != nullptr && match != matches_.end() && match->first == in_call->representative;
  if (match != matches_.end() && !can_be_matched && !begins) match_over(match->first);
  if (in_call != nullptr) return;

  if (can_be_matched) return keep(id, CallPurpose::ready);
  // Out of the queue they are on the devices screen again, which asks for the loop if it wants it.
  const auto leg = legs_.find(id);
  const bool kept =
      std::holds_alternative<Required>(status) &&
      (applicant_here || leg == legs_.end() || leg->second.purpose == CallPurpose::check);
  if (!kept) cool_down(id);
}

void WarmConnections::warm_up(VerificationId applicant, CallPurpose purpose) {
  const auto kept = legs_.find(applicant);
  if (kept != legs_.end() && kept->second.leg.connected) return keep(applicant, purpose);
  cool_down(applicant);
  WarmLeg& fresh = legs_[applicant];
  fresh.leg = {negotiations_.next(), reaches_.open(applicant)};
  fresh.purpose = purpose;
  messenger_.say(applicant, CallConnect{fresh.leg.negotiation, NegotiationRole::offerer, purpose});
}

void WarmConnections::cool_down(VerificationId applicant) {
  const auto found = legs_.find(applicant);
  if (found == legs_.end()) return;
  const auto match = match_with(applicant);
  if (match != matches_.end()) unprepare(match->first, match->second);
  relay_.close(found->second.leg.transport);
  messenger_.say(applicant, CallClosed{found->second.leg.negotiation});
  legs_.erase(found);
}

/// The loop runs for the check alone.
void WarmConnections::keep(VerificationId applicant, CallPurpose purpose) {
  const auto found = legs_.find(applicant);
  if (found == legs_.end() || found->second.purpose == purpose) return;
  WarmLeg& kept = found->second;
  kept.purpose = purpose;
  if (kept.leg.described) {
    if (purpose == CallPurpose::check)
      relay_.join(kept.leg.transport, kept.leg.transport);
    else
      relay_.unjoin(kept.leg.transport);
  }
  messenger_.say(applicant, CallPurposeChanged{kept.leg.negotiation, purpose});
}

void WarmConnections::match_began(StaffId staff, VerificationId applicant) {
  match_over(staff);
  Match& match = matches_[staff];
  match.applicant = applicant;
  prepare(staff, match);
}

void WarmConnections::match_over(StaffId staff) {
  const auto found = matches_.find(staff);
  if (found == matches_.end()) return;
  unprepare(staff, found->second);
  matches_.erase(found);
}

std::map<StaffId, WarmConnections::Match>::iterator WarmConnections::match_with(
    VerificationId applicant) {
  return std::find_if(matches_.begin(), matches_.end(),
                      [&](const auto& one) { return one.second.applicant == applicant; });
}

/// Nothing is joined: until somebody accepts, nobody is seen or heard.
void WarmConnections::prepare(StaffId staff, Match& match) {
  if (match.prepared) return;
  const auto found = legs_.find(match.applicant);
  if (found == legs_.end() || !found->second.leg.connected) return;
  const WarmLeg& applicant = found->second;
  const Leg leg{negotiations_.next(), reaches_.open_beside(applicant.leg.transport, staff)};
  const auto offer = relay_.forward_offer(applicant.leg.transport, leg.transport, applicant.offer);
  if (!offer) return relay_.close(leg.transport);
  match.prepared = leg;
  messenger_.say(staff,
                 CallConnect{leg.negotiation, NegotiationRole::answerer, CallPurpose::ready});
  messenger_.say(staff, CallOffer{leg.negotiation, *offer});
}

void WarmConnections::unprepare(StaffId staff, Match& match) {
  if (!match.prepared) return;
  relay_.close(match.prepared->transport);
  messenger_.say(staff, CallClosed{match.prepared->negotiation});
  match.prepared.reset();
}

Result<Done, Refusal> WarmConnections::offer_said(VerificationId applicant,
                                                  const CallOffer& offer) {
  WarmLeg& warm = legs_.at(applicant);
  Leg& leg = warm.leg;
  if (leg.negotiation != offer.negotiation) return Done{};
  const auto answer = relay_.answer_offer(leg.transport, offer.sdp);
  if (!answer) return refused_description(messenger_, applicant, leg.negotiation, answer.error());
  warm.offer = offer.sdp;
  if (!leg.described && warm.purpose == CallPurpose::check)
    relay_.join(leg.transport, leg.transport);
  leg.described = true;
  messenger_.say(applicant, CallAnswer{leg.negotiation, *answer});
  return Done{};
}

Result<Done, Refusal> WarmConnections::answer_said(StaffId staff, const CallAnswer& answer) {
  const auto found = matches_.find(staff);
  if (found == matches_.end() || !found->second.prepared) return refuse(Refusal::not_in_call);
  Leg& leg = *found->second.prepared;
  if (leg.negotiation != answer.negotiation || leg.described) return Done{};
  const auto taken = relay_.take_answer(leg.transport, answer.sdp);
  if (!taken) return refused_description(messenger_, staff, leg.negotiation, taken.error());
  leg.described = true;
  // The call then begins as if nothing had been prepared: they describe themselves to each other.
  if (*taken == Taken::otherwise) unprepare(staff, found->second);
  return Done{};
}

bool WarmConnections::reconnect_said(VerificationId applicant, Negotiation negotiation) {
  const auto kept = legs_.find(applicant);
  if (kept == legs_.end() || kept->second.leg.negotiation != negotiation) return false;
  cool_down(applicant);
  return true;
}

/// Then the call begins as if nothing had been prepared.
void WarmConnections::reconnect_said(StaffId staff, Negotiation negotiation) {
  const auto match = matches_.find(staff);
  if (match == matches_.end() || !match->second.prepared) return;
  if (match->second.prepared->negotiation == negotiation) unprepare(staff, match->second);
}

/// What the page still holds may be nothing here: after a restart of this service, for example.
void WarmConnections::alive_said(VerificationId applicant, Negotiation negotiation) {
  const auto kept = legs_.find(applicant);
  if (kept != legs_.end()) {
    if (kept->second.leg.negotiation == negotiation) return;
    cool_down(applicant);
  }
  if (negotiation != 0) messenger_.say(applicant, CallClosed{negotiation});
}

void WarmConnections::alive_said(StaffId staff, Negotiation negotiation) {
  const auto match = matches_.find(staff);
  if (match != matches_.end()) {
    const auto& prepared = match->second.prepared;
    if (prepared && prepared->negotiation == negotiation) return;
    unprepare(staff, match->second);
    prepare(staff, match->second);
  }
  if (negotiation != 0) messenger_.say(staff, CallClosed{negotiation});
}

void WarmConnections::connected(TransportId transport) {
  for (auto& [applicant, warm] : legs_) {
    if (warm.leg.transport != transport) continue;
    warm.leg.connected = true;
    const auto match = match_with(applicant);
    if (match != matches_.end()) prepare(match->first, match->second);
    return;
  }
  for (auto& [staff, match] : matches_)
    if (match.prepared && match.prepared->transport == transport) match.prepared->connected = true;
}

bool WarmConnections::lost(const TransportLost& lost) {
  for (const auto& [applicant, warm] : legs_) {
    if (warm.leg.transport != lost.transport) continue;
    const VerificationId whose = applicant;
    const CallPurpose purpose = warm.purpose;
    cool_down(whose);
    if (lost.half_udp) warm_up(whose, purpose);
    return true;
  }
  for (auto& [staff, match] : matches_) {
    if (!match.prepared || match.prepared->transport != lost.transport) continue;
    unprepare(staff, match);
    if (lost.half_udp) prepare(staff, match);
    return true;
  }
  return false;
}

std::optional<Line> WarmConnections::take(VerificationId applicant, StaffId staff, Monotonic now) {
  const auto leg = legs_.find(applicant);
  const auto match = matches_.find(staff);
  std::optional<Line> line;
  if (leg != legs_.end() && match != matches_.end() && match->second.applicant == applicant &&
      match->second.prepared) {
    line = Line{leg->second.leg, *match->second.prepared, now};
    legs_.erase(leg);
    match->second.prepared.reset();
  } else {
    cool_down(applicant);
  }
  match_over(staff);
  return line;
}

}  // namespace visavis::app
