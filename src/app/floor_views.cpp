// What the people on the floor see.
#include <algorithm>
#include <exception>

#include "app/floor_state.h"
#include "domain/hold.h"

namespace visavis::app {
namespace {

int calls_started(Context& context, VerificationId id) {
  const auto history = context.verifications.history(id);
  return static_cast<int>(
      std::count_if(history.begin(), history.end(), [](const StoredEvent& stored) {
        return std::holds_alternative<CallStarted>(stored.event.body);
      }));
}

std::string marketplace_name(Context& context, MarketplaceId id) {
  const auto marketplace = context.directory.marketplace(id);
  return marketplace ? marketplace->name : "";
}

}  // namespace

std::optional<ApplicantView> Floor::State::view(Context& context, VerificationId id) const {
  auto verification = context.verifications.verification(id);
  if (!verification) return std::nullopt;
  const Timestamp now = context.clock.now();
  ApplicantView view{.verification = *std::move(verification)};
  const Verification& v = view.verification;
  view.marketplace_name = marketplace_name(context, v.marketplace);
  view.overdue = is_overdue(v, now);
  view.appeal_answer = context.policy.appeal_answer;
  view.failed_needs_review = context.policy.failed_needs_review;
  view.told_by_mail = v.contact && context.mailer != nullptr;
  if (const auto hold = derive_hold(v, context.policy, now)) {
    view.denied_actions = context.policy.action_names(hold->denies);
  }
  if (const auto* waiting = std::get_if<Waiting>(&v.status)) {
    if (const auto place = queue.place(id)) {
      view.queue = QueuePlace{*place, queue.waiters().size(), estimate_wait(prospect(id, now)),
                              waiting->place_since != waiting->since, waiting->call_back};
    }
  }
  view.desk = desk_state(context);
  view.slot = coming_slot(v, now);
  if (v.kept_place && now <= v.kept_place->until) view.kept_place = v.kept_place->until;
  if (const auto* in_call = std::get_if<InCall>(&v.status)) {
    const auto staff = context.directory.staff(in_call->representative);
    view.call = ApplicantCall{in_call->call, staff ? staff->name : "", in_call->started,
                              present(in_call->representative)};
    view.call->representative_has_photo = staff && staff->has_photo;
    const auto call = calls.find(id);
    if (call != calls.end()) {
      view.call->talk = talk_for(CallSide::applicant, id, call->second);
      view.call->now = caption(*in_call, call->second);
    }
  }
  return view;
}

StaffView Floor::State::view(Context& context, const Desk& desk) {
  const Timestamp now = context.clock.now();
  StaffView view;
  view.staff = desk.staff;
  view.available = desk.available;
  view.queue_length = queue.waiters().size();
  view.call_backs = static_cast<std::size_t>(
      std::count_if(queue.waiters().begin(), queue.waiters().end(),
                    [](const Waiter& waiter) { return waiter.call_back.has_value(); }));
  view.slots_booked = slots_ahead;
  for (const auto& waiter : queue.waiters())
    view.longest_wait = std::max(view.longest_wait, now - waiter.joined);
  view.reviews_open = reviews_open;
  view.appeals_open = appeals_open;
  if (desk.offer) {
    if (auto verification = context.verifications.verification(desk.offer->verification)) {
      const auto* waiting = std::get_if<Waiting>(&verification->status);
      const Duration waited = waiting == nullptr ? Duration{} : now - waiting->since;
      const std::string name = marketplace_name(context, verification->marketplace);
      view.offer = StaffOffer{*std::move(verification), name, waited, desk.offer->expires};
    }
  }
  if (desk.call) {
    auto verification = context.verifications.verification(*desk.call);
    const auto call = calls.find(*desk.call);
    if (verification && std::holds_alternative<InCall>(verification->status) &&
        call != calls.end()) {
      const std::string name = marketplace_name(context, verification->marketplace);
      auto& attempt = call->second.attempt;
      if (!attempt) attempt = calls_started(context, *desk.call);
      view.call = StaffCall{*std::move(verification), name, present(*desk.call), *attempt};
      view.call->talk = talk_for(CallSide::representative, *desk.call, call->second);
      view.call->item = call->second.talk.item;
      view.call->applicant_device = devices.shown_to_staff(*desk.call);
    }
  }
  return view;
}

// What happened has happened when it is shown: a fault of the store must not undo or stop it. Who
// was not shown their state is shown it at a later tick.

void Floor::State::show(Context& context, VerificationId applicant) {
  if (!present(applicant) && !devices.anybody_here(applicant)) return;
  try {
    if (auto state = view(context, applicant)) {
      context.live.send(applicant, ToApplicant{*std::move(state)});
    }
  } catch (const std::exception& error) {
    unshown.insert(applicant);
    if (context.fault) context.fault("showing " + applicant.text() + ": " + error.what());
  }
}

void Floor::State::show(Context& context, const Desk& desk) {
  if (!desk.presence.connected) return;
  try {
    context.live.send(desk.staff.id, ToStaff{view(context, desk)});
  } catch (const std::exception& error) {
    queue_changed = true;
    if (context.fault) context.fault("showing " + desk.staff.id.text() + ": " + error.what());
  }
}

void Floor::State::show_queue(Context& context) {
  for (const auto& waiter : queue.waiters()) show(context, waiter.verification);
  for (const auto& [id, desk] : desks) show(context, desk);
}

std::optional<ApplicantView> Floor::applicant_view(Context& context, VerificationId id) const {
  return state_->view(context, id);
}

}  // namespace visavis::app
