#include "app/live/live.h"

#include <utility>

#include "base/cases.h"

namespace visavis::app {
namespace {

/// Whoever has been away for long is let go of now and then: it takes a look at everybody.
constexpr Duration forget_every = std::chrono::seconds{10};

/// Whose media came or went since the last time.
void show_reached(CallLines& lines, ApplicantScreens& applicants, Consoles& consoles) {
  for (const auto& applicant : lines.take_reached_anew()) {
    applicants.changed(applicant);
    consoles.peer_changed(applicant);
  }
}

/// How the next call is to be held may be another now.
void medium_changed(VerificationId applicant, const Introductions& known,
                    const MeetingCalls& meetings, WaitingRoom& waiting,
                    ApplicantScreens& applicants) {
  const Introduction* one = known.find(applicant);
  if (one == nullptr) return;
  waiting.set_served_with(applicant, served_with(*one, meetings.rules()));
  applicants.changed(applicant);
}

}  // namespace

Live::Live(StoreExecutor& executor, LiveConnections& connections, Relay& relay, const Clock& clock,
           Entropy& entropy, LiveRules rules, FaultSink fault, BesidesRelay besides)
    : connections_(connections),
      clock_(clock),
      rules_(rules),
      known_(clock.steady()),
      waiting_(presence_),
      desks_(clock, entropy),
      messenger_(connections, devices_),
      negotiations_(clock.now()),
      reaches_(relay),
      warm_(relay, reaches_, messenger_, negotiations_),
      recordings_(besides.recorder, relay),
      lines_(relay, reaches_, messenger_, negotiations_, warm_, recordings_, clock),
      meetings_(
          besides.meetings,
          [this](StaffId staff) {
            const Desk* desk = desks_.find(staff);
            return desk == nullptr ? nullptr : &desk->staff;
          },
          clock, rules.meetings),
      stills_(besides.stills, rules.policy, entropy, clock),
      calls_(messenger_, clock, lines_, meetings_, stills_),
      orders_(executor, clock, fault),
      applicants_(connections, clock, rules, known_, devices_, waiting_, desks_, calls_),
      figures_(waiting_, work_, clock),
      consoles_(connections, clock, known_, devices_, presence_, desks_, calls_, figures_, rules),
      matching_(waiting_, desks_, warm_, meetings_, recordings_, consoles_),
      absences_(presence_, waiting_, desks_, calls_, orders_, clock),
      timers_(executor, orders_, clock, std::move(fault)),
      applicant_requests_(known_, warm_, lines_, calls_, orders_, clock, rules),
      staff_requests_(known_, desks_, matching_, warm_, lines_, calls_, orders_, entropy),
      still_uploads_(std::make_unique<StillUploads>(devices_, stills_, consoles_)) {}

void Live::restore(const Verification& current) {
  waiting_.on(current);
  work_.on(current);
}

void Live::restore(StoreConnection& store) {
  auto& verifications = store.verifications();
  for (const char* status : {"waiting", "in_call"}) {
    for (const auto& v : verifications.with_status(status)) {
      presence_.left(v.id, clock_.steady());
      if (auto introduction = read_introduction(store, v.id)) introduce(*std::move(introduction));
    }
  }
  for (const auto& v : verifications.with_status("in_call")) {
    const auto& in_call = std::get<InCall>(v.status);
    if (const auto staff = store.staff().staff(in_call.representative))
      desks_.restore(*staff, v.id, in_call);
    if (desks_.surplus().contains(v.id)) continue;
    calls_.restore(v, calls_started(verifications, v.id));
    lines_.restore(v);
    meetings_.restore(v);
    stills_.restore(v, store.evidence().evidence_of(v.id));
  }
}

void Live::tick() {
  absences_.tick();
  if (forget_due_ <= clock_.steady()) {
    // Who has been away for too long and has nothing here any more.
    const Monotonic limit = clock_.steady() - absence_limit;
    const auto stays = [&](VerificationId id) {
      return waiting_.waits(id) || calls_.find(id) != nullptr;
    };
    for (const auto& id : presence_.all_gone_since(limit)) {
      if (stays(id)) continue;
      warm_.cool_down(id);
      presence_.forget(id);
    }
    devices_.forget(limit);
    desks_.forget(limit);
    known_.keep_only(
        [&](VerificationId id) { return stays(id) || presence_.knows(id) || devices_.knows(id); });
    forget_due_ = clock_.steady() + forget_every;
  }
  timers_.tick();
  for (const auto& staff : desks_.end_wrap_ups()) consoles_.changed(staff);
  consoles_.set_recordings_awaited(!recordings_.ready());
  matching_.end_old();
  lines_.tick();
  stills_.tick();
  for (const auto& [applicant, missed] : stills_.take_lost()) {
    orders_.ask(applicant, missed, [](const Result<Done, Refusal>&) {});
    applicants_.changed(applicant);
    consoles_.peer_changed(applicant);
  }
  for (const auto& id : waiting_.nearly_up(desks_.staffing(), clock_.now()))
    orders_.give(id, TellCallBack{});
  for (const auto& [applicant, side] : calls_.take_unshown()) {
    if (side == CallSide::applicant)
      applicants_.changed(applicant);
    else
      consoles_.peer_changed(applicant);
  }
  show_reached(lines_, applicants_, consoles_);
  settle();
  applicants_.show_queue();
  consoles_.show_figures();
}

void Live::told(const std::vector<Committed>& committed) {
  for (const auto& one : committed) {
    std::visit(Cases{[&](const CommittedStep& step) { react(step); },
                     [&](const CommittedAct& act) { react(act); }},
               one);
  }
  settle();
}

void Live::react(const CommittedAct& act) {
  if (act.marketplace)
    for (const auto& id : known_.on(*act.marketplace))
      medium_changed(id, known_, meetings_, waiting_, applicants_);
  const auto out = signs_out(act.act.body);
  if (out) connections_.close(*out, CloseReason::signed_out);
  if (act.staff && std::holds_alternative<OwnSessionsEnded>(act.act.body))
    connections_.recheck(act.staff->id);
  if (!desks_.on(act)) return;
  consoles_.changed(act.staff->id);
  const auto call = desks_.find(act.staff->id)->call;
  if (!call) return;
  // Their name and photo are on the applicant's page too.
  applicants_.changed(*call);
  if (out) lines_.cut(*call);
}

/// Each owner takes from the step what concerns it.
void Live::react(const CommittedStep& step) {
  const VerificationId id = step.after.id;
  const auto* in_call = std::get_if<InCall>(&step.after.status);
  const bool waits = std::holds_alternative<Waiting>(step.after.status);
  const bool stays = in_call != nullptr || waits;
  if (stays && !presence_.knows(id)) presence_.left(id, clock_.steady());
  if (calls_.find(id) != nullptr) consoles_.peer_changed(id);
  // Their picture may have come while they are on somebody's screen.
  if (const auto staff = waits ? desks_.matched_with(id) : std::nullopt) consoles_.changed(*staff);

  known_.on(step);
  waiting_.on(step);
  medium_changed(id, known_, meetings_, waiting_, applicants_);
  work_.on(step.after);
  if (in_call != nullptr) matching_.make_room(in_call->representative, id);
  for (const auto& staff : desks_.on(step)) consoles_.changed(staff);
  warm_.on(step, presence_.is_here(id));
  const bool begins =
      calls_.find(id) == nullptr && in_call != nullptr && !desks_.surplus().contains(id);
  if (begins) {
    calls_.on(step);
    stills_.on(step);
    // That the warm connection serves the call comes first, so that a page sends at once and draws
    // then; but who it is comes before a new connection to them.
    lines_.on(step);
    meetings_.on(step);
    if (meetings_.holds(id)) {
      warm_.cool_down(id);
      warm_.match_over(in_call->representative);
    }
    consoles_.show(in_call->representative);
    lines_.connect(id);
  } else if (calls_.find(id) != nullptr) {
    lines_.on(step);
    meetings_.on(step);
    stills_.on(step);
    calls_.on(step);
  }

  if (!stays && !presence_.is_here(id) && !warm_.has(id)) presence_.forget(id);
  applicants_.changed(id);
  applicants_.queue_changed();
  consoles_.figures_changed();
}

void Live::expect(const Introduction& introduction, DeviceId device) {
  const VerificationId id = introduction.verification.id;
  if (!knows(id)) introduce(introduction);
  devices_.expect(id, device, known_.was_in_charge(id, clock_.steady()), clock_.steady());
}

void Live::connected(const ApplicantDevice& device) {
  const VerificationId id = device.verification;
  const Monotonic now = clock_.steady();
  const auto had = devices_.in_charge(id);
  const auto arrival = devices_.arrive(device, known_.was_in_charge(id, now), now);
  if (arrival.taken_out) connections_.close(id, *arrival.taken_out, CloseReason::replaced);
  applicants_.changed(id);
  if (arrival.in_charge) {
    if (had != device.id) orders_.remember(device);
    in_charge(device, arrival.took_over);
  }
  settle();
}

/// The applicant's presence is that of the device in charge.
void Live::in_charge(const ApplicantDevice& device, bool moved) {
  const VerificationId id = device.verification;
  if (moved) {
    // The former device's media end at once, not when the next line is due.
    warm_.cool_down(id);
    lines_.cut(id);
  }
  presence_.came(id, clock_.steady());
  orders_.withdraw(id);
  waiting_.presence_changed(id);
  medium_changed(id, known_, meetings_, waiting_, applicants_);
  consoles_.peer_changed(id);
  // What is so comes before the connection for it.
  applicants_.changed(id);
  applicants_.flush();
  lines_.came(id);
}

void Live::disconnected(const ApplicantDevice& device) {
  const VerificationId id = device.verification;
  if (devices_.leave(device, clock_.steady()) && presence_.knows(id)) {
    presence_.left(id, clock_.steady());
    waiting_.presence_changed(id);
    lines_.left(id);
    reaches_.forget(id);
    // The media of a call may well be alive: they flow until the page is back and begins anew.
    consoles_.peer_changed(id);
    if (calls_.find(id) == nullptr) matching_.withdraw_with(id);
    // Somebody who neither waits nor is in a call has nothing to lose by going, but a connection
    // that a dropped socket does not end.
    if (!waiting_.waits(id) && calls_.find(id) == nullptr && !warm_.has(id)) presence_.forget(id);
  }
  applicants_.changed(id);
  settle();
}

void Live::said(const ApplicantDevice& device, const FromDevice& message, const Answer& answer) {
  const VerificationId id = device.verification;
  if (const auto* say = std::get_if<FromApplicant>(&message)) {
    if (devices_.in_charge(id) != device.id) return answer(refuse(Refusal::device_not_in_charge));
    const bool chat = std::holds_alternative<say::CallChat>(*say);
    return applicant_requests_.hear(id, *say, shown_first(answer, [this, id, chat] {
                                      if (!chat) return;
                                      applicants_.changed(id);
                                      consoles_.peer_changed(id);
                                    }));
  }
  const auto moved = devices_.take_over(device, clock_.steady());
  if (!moved) return answer(refuse(moved.error()));
  if (moved.value() == Devices::Moved::yes) {
    orders_.remember(device);
    in_charge(device, true);
    settle();
  }
  answer(Done{});
}

void Live::connected(const Staff& staff) {
  desks_.came(staff);
  // What is so comes before the connection for it.
  consoles_.show(staff.id);
  lines_.came(staff.id);
  if (const auto call = desks_.find(staff.id)->call) {
    orders_.withdraw(*call);
    applicants_.changed(*call);
  }
  settle();
}

void Live::disconnected(StaffId staff) {
  desks_.left(staff);
  lines_.left(staff);
  reaches_.forget(staff);
  matching_.withdraw_of(staff);
  const Desk* desk = desks_.find(staff);
  if (desk != nullptr && desk->call) applicants_.changed(*desk->call);
  settle();
}

void Live::said(StaffId staff, const FromStaff& message, const Answer& answer) {
  const bool talk = std::holds_alternative<say::CallChat>(message) ||
                    std::holds_alternative<say::CallTakeStill>(message);
  const bool moves = std::holds_alternative<say::GoAvailable>(message) ||
                     std::holds_alternative<say::GoAway>(message);
  staff_requests_.hear(staff, message, shown_first(answer, [this, staff, talk, moves] {
                         const Desk* desk = desks_.find(staff);
                         if (talk && desk != nullptr && desk->call)
                           applicants_.changed(*desk->call);
                         if (talk || moves) consoles_.changed(staff);
                       }));
  settle();
}

Answer Live::shown_first(Answer answer, std::function<void()> mark) {
  return [this, answer = std::move(answer),
          mark = std::move(mark)](const Result<Done, Refusal>& result) {
    if (result) mark();
    settle();
    answer(result);
  };
}

void Live::relay_event(const RelayEvent& event) {
  reaches_.on(event);
  if (const auto* up = std::get_if<TransportConnected>(&event)) {
    warm_.connected(up->transport);
    lines_.connected(up->transport);
    // Here they see each other already. That nothing comes is told with the next tick: the next try
    // may be under way.
    show_reached(lines_, applicants_, consoles_);
    return settle();
  }
  const auto* lost = std::get_if<TransportLost>(&event);
  if (lost != nullptr && !warm_.lost(*lost)) lines_.lost(lost->transport);
}

void Live::meeting_event(const MeetingEvent& event) {
  const bool was_troubled = meetings_.troubled();
  meetings_.on(event);
  for (const auto& id : meetings_.take_changed()) {
    applicants_.changed(id);
    consoles_.peer_changed(id);
  }
  if (meetings_.troubled() != was_troubled) {
    waiting_.set_meetings_awaited(meetings_.awaited());
    applicants_.queue_changed();
    const auto by_meeting = [&](const Introduction& one) {
      return medium_of(one, rules_.meetings) == CallMedium::google_meet;
    };
    for (const auto& id : known_.all(by_meeting))
      medium_changed(id, known_, meetings_, waiting_, applicants_);
    for (const auto& staff : desks_.all()) consoles_.changed(staff);
  }
  settle();
}

void Live::settle() {
  matching_.match();
  applicants_.flush();
  consoles_.flush();
}

LiveCounts Live::counts() const {
  LiveCounts counts;
  counts.waiting = waiting_.length();
  counts.calls = calls_.count();
  counts.meetings_ready = meetings_.ready() > 0;
  counts.applicants_connected = presence_.count_here();
  for (const auto& staff : desks_.all()) {
    const Desk* desk = desks_.find(staff);
    counts.staff_connected += desk->connected ? 1U : 0U;
    counts.staff_available += desk->connected && desk->available ? 1U : 0U;
  }
  return counts;
}

}  // namespace visavis::app
