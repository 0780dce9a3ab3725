#include "app/live/staff_requests.h"

namespace visavis::app {

namespace {

/// An earlier accept may be saved late, when its representative has long been told that it is not.
Result<Verification, Refusal> begin_call(StoreConnection& store, Steps& steps,
                                         VerificationId applicant, const StartCall& start) {
  for (const auto& other : store.verifications().with_status("in_call"))
    if (std::get<InCall>(other.status).representative == start.representative)
      return refuse(Refusal::already_in_call);
  return steps.change(applicant, start);
}

}  // namespace

/// One message of somebody who is in `call`, if they are.
struct StaffRequests::Visitor {
  StaffRequests& self;
  const StaffId staff;
  const std::optional<VerificationId> call;
  const Answer& answer;

  /// For what only a representative in a call can say.
  template <class InCallOnly>
  void in_call(InCallOnly said) const {
    answer(call ? said(*call) : Result<Done, Refusal>{refuse(Refusal::not_in_call)});
  }

  void operator()(const say::GoAvailable&) const { answer(self.desks_.go_available(staff)); }
  void operator()(const say::GoAway&) const {
    self.desks_.go_away(staff);
    self.matching_.withdraw_of(staff);
    answer(Done{});
  }
  void operator()(const say::AcceptMatch& say) const {
    self.accept(staff, say.verification, answer);
  }
  void operator()(const say::DeclineMatch& say) const {
    answer(self.decline(staff, say.verification));
  }
  void operator()(const CallOffer& offer) const {
    in_call([&](VerificationId id) { return self.lines_.restart_said(id, offer); });
  }
  void operator()(const CallAnswer& said) const {
    answer(call ? self.lines_.answer_said(*call, said) : self.warm_.answer_said(staff, said));
  }
  void operator()(const say::CallReconnect& say) const {
    if (call)
      self.lines_.reconnect_said(*call, say.negotiation);
    else
      self.warm_.reconnect_said(staff, say.negotiation);
    answer(Done{});
  }
  void operator()(const say::CallAlive& say) const {
    if (call)
      self.lines_.representative_alive_said(*call, say.negotiation);
    else
      self.warm_.alive_said(staff, say.negotiation);
    answer(Done{});
  }
  void operator()(const CallStill& still) const {
    in_call(
        [&](VerificationId id) { return self.calls_.still(id, CallSide::representative, still); });
  }
  void operator()(const say::CallChat& say) const {
    in_call([&](VerificationId id) { return self.calls_.chat(id, CallSide::representative, say); });
  }
  void operator()(const say::CallMedia& say) const {
    in_call(
        [&](VerificationId id) { return self.calls_.switches(id, CallSide::representative, say); });
  }
  void operator()(const say::CallShowItem& say) const {
    in_call([&](VerificationId id) { return self.show_item(id, say); });
  }
  void operator()(const say::CallTakeStill& say) const {
    in_call([&](VerificationId id) { return self.calls_.stills().ask(id, say.of); });
  }
  void operator()(const say::CallWantCamera& say) const {
    in_call([&](VerificationId id) { return self.calls_.want_camera(id, say); });
  }
};

void StaffRequests::hear(StaffId staff, const FromStaff& message, const Answer& answer) {
  const Desk* desk = desks_.find(staff);
  if (desk == nullptr) return answer(refuse(Refusal::not_signed_in));
  std::visit(Visitor{*this, staff, desk->call, answer}, message);
}

void StaffRequests::accept(StaffId staff, VerificationId applicant, const Answer& answer) {
  const Introduction* known = known_.find(applicant);
  if (known == nullptr) return answer(refuse(Refusal::match_over));
  const auto accepted = desks_.accept(staff, applicant);
  if (!accepted) return answer(accepted);
  const auto meeting = matching_.meeting_for(*known);
  if (!meeting) {
    not_begun(staff, applicant);
    return answer(refuse(meeting.error()));
  }
  const auto checklist = draw_checklist(known->verification.profile.reveal(), entropy_.number());
  const StartCall start{CallId{entropy_.id_bytes()}, staff, checklist, *meeting};
  orders_.ask_for(
      [applicant, start](StoreConnection& store, Steps& steps) {
        return begin_call(store, steps, applicant, start);
      },
      [this, staff, applicant, answer](const Result<Done, Refusal>& begun) {
        if (!begun) not_begun(staff, applicant);
        answer(begun);
      });
}

/// Who declines is away: else they would be asked again at once, and the next one never.
Result<Done, Refusal> StaffRequests::decline(StaffId staff, VerificationId applicant) {
  const Desk* desk = desks_.find(staff);
  if (desk == nullptr) return refuse(Refusal::not_signed_in);
  const auto may = may_answer(*desk, applicant);
  if (!may) return may;
  desks_.go_away(staff);
  matching_.withdraw_of(staff);
  return Done{};
}

/// They may accept again, unless they have gone meanwhile.
void StaffRequests::not_begun(StaffId staff, VerificationId applicant) {
  desks_.not_accepted(staff, applicant);
  const Desk* desk = desks_.find(staff);
  if (desk != nullptr && !(desk->connected && desk->available)) matching_.withdraw_of(staff);
}

Result<Done, Refusal> StaffRequests::show_item(VerificationId applicant,
                                               const say::CallShowItem& say) {
  const Introduction* known = known_.find(applicant);
  const auto* in_call =
      known == nullptr ? nullptr : std::get_if<InCall>(&known->verification.status);
  if (in_call == nullptr) return refuse(Refusal::not_in_call);
  return calls_.show_item(applicant, *in_call, say);
}

}  // namespace visavis::app
