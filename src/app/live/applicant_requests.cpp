#include "app/live/applicant_requests.h"

#include "app/waiting/book_slot.h"

namespace visavis::app {
namespace {

/// Joining and leaving writes history and webhooks: enough for people, not for a loop.
constexpr RateLimit joins_limit{6, std::chrono::seconds{10}};
/// Each is a handshake: enough for reloads and bad lines, not for a loop.
constexpr RateLimit warm_ups_limit{6, std::chrono::seconds{5}};
/// Of those who are limited; the one not heard of for longest is forgotten first.
constexpr std::size_t verifications_max = 10'000;

StillLoss loss_by(StillTrouble trouble) {
  switch (trouble) {
    case StillTrouble::no_camera:
      return StillLoss::no_camera;
    case StillTrouble::not_taken:
      return StillLoss::not_taken;
    case StillTrouble::too_large:
      break;
  }
  return StillLoss::too_large;
}

}  // namespace

ApplicantRequests::ApplicantRequests(const Introductions& known, WarmConnections& warm,
                                     CallLines& lines, Calls& calls, Orders& orders,
                                     const Clock& clock, LiveRules rules)
    : known_(known),
      warm_(warm),
      lines_(lines),
      calls_(calls),
      orders_(orders),
      clock_(clock),
      rules_(rules),
      joins_(joins_limit, verifications_max),
      warm_ups_(warm_ups_limit, verifications_max) {}

/// One message: either answered at once, or an order that is answered when it is carried out.
struct ApplicantRequests::Visitor {
  ApplicantRequests& self;
  const VerificationId id;
  const Answer& answer;

  void order(const Command& command) const { self.orders_.ask(id, command, answer); }
  void limited_order(const Command& command) const {
    if (self.joins_too_often(id)) return answer(refuse(Refusal::too_many_attempts));
    order(command);
  }

  void operator()(const say::JoinQueue&) const {
    const Introduction* known = self.known_.find(id);
    if (known == nullptr) return answer(refuse(Refusal::verification_unknown));
    limited_order(JoinQueue{is_recorded(*known, self.calls_.meetings().rules())});
  }
  void operator()(const say::LeaveQueue&) const { order(LeaveQueue{}); }
  void operator()(const say::RequestCallBack&) const {
    if (!self.rules_.mails) return answer(refuse(Refusal::contact_unknown));
    // Each asking may end in a mail to an address that somebody else gave us.
    limited_order(RequestCallBack{});
  }
  void operator()(const say::EndCallBack&) const { order(EndCallBack{}); }
  void operator()(const say::BookSlot& say) const {
    self.orders_.ask_for(
        [id = id, wanted = BookSlot{say.at, say.time_zone}, &schedule = self.rules_.schedule,
         now = self.clock_.now()](StoreConnection& store, Steps& steps) {
          return book_slot(store.verifications(), steps, schedule, id, wanted, now);
        },
        answer);
  }
  void operator()(const say::CancelSlot&) const { order(CancelSlot{}); }
  void operator()(const say::LeaveCall&) const { leave(false); }
  void operator()(const say::WithdrawConsent&) const { leave(true); }
  void leave(bool withdraws) const {
    const LiveCall* call = self.calls_.find(id);
    if (call == nullptr) return answer(refuse(Refusal::not_in_call));
    order(LeaveCall{call->id, withdraws});
  }

  void operator()(const say::WarmUp&) const { answer(self.warm_up(id)); }
  void operator()(const say::CoolDown&) const {
    self.warm_.cool_down(id);
    answer(Done{});
  }
  void operator()(const CallOffer& offer) const {
    answer(self.warm_.has(id) ? self.warm_.offer_said(id, offer)
                              : self.lines_.offer_said(id, offer));
  }
  void operator()(const CallAnswer&) const { answer(refuse(Refusal::invalid_request)); }
  void operator()(const say::CallReconnect& say) const {
    if (!self.warm_.reconnect_said(id, say.negotiation))
      self.lines_.reconnect_said(id, say.negotiation);
    answer(Done{});
  }
  void operator()(const say::CallAlive& say) const {
    if (self.calls_.find(id) != nullptr)
      self.lines_.alive_said(id, say.negotiation);
    else
      self.warm_.alive_said(id, say.negotiation);
    answer(Done{});
  }
  void operator()(const CallStill& still) const {
    answer(self.calls_.still(id, CallSide::applicant, still));
  }
  void operator()(const say::CallChat& say) const {
    answer(self.calls_.chat(id, CallSide::applicant, say));
  }
  void operator()(const say::CallMedia& say) const {
    answer(self.calls_.switches(id, CallSide::applicant, say));
  }
  void operator()(const say::CallStillMissed& say) const {
    answer(self.calls_.stills().missed(id, say.still, loss_by(say.why)));
  }
};

void ApplicantRequests::hear(VerificationId applicant, const FromApplicant& message,
                             const Answer& answer) {
  std::visit(Visitor{*this, applicant, answer}, message);
}

Result<Done, Refusal> ApplicantRequests::warm_up(VerificationId applicant) {
  const Introduction* known = known_.find(applicant);
  if (known == nullptr) return refuse(Refusal::verification_unknown);
  const Verification& v = known->verification;
  const bool waits = std::holds_alternative<Waiting>(v.status);
  if (std::holds_alternative<InCall>(v.status)) return refuse(Refusal::already_in_call);
  if (!waits && !std::holds_alternative<Required>(v.status)) return refuse(Refusal::not_open);
  if (!has_consented(v, is_recorded(*known, calls_.meetings().rules())))
    return refuse(Refusal::consent_required);
  if (warm_ups_.attempt(applicant.text(), clock_.steady()) > Duration::zero())
    return refuse(Refusal::too_many_attempts);
  // While waiting there is nobody to show it to: data costs some of them money.
  warm_.warm_up(applicant, waits ? CallPurpose::ready : CallPurpose::check);
  return Done{};
}

bool ApplicantRequests::joins_too_often(VerificationId applicant) {
  return joins_.attempt(applicant.text(), clock_.steady()) > Duration::zero();
}

}  // namespace visavis::app
