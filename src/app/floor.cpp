#include "app/floor.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/floor_state.h"
#include "app/reactions.h"
#include "app/review/review_decision.h"
#include "app/verification/change.h"
#include "app/waiting/book_slot.h"
#include "base/cases.h"

namespace visavis::app {
namespace {

constexpr Duration overdue_check_interval = std::chrono::seconds{1};
constexpr std::size_t overdue_batch = 100;
constexpr Duration set_aside_for = std::chrono::minutes{1};
/// Joining and leaving writes history and webhooks: enough for people, not for a loop.
constexpr RateLimit joins_limit{6, std::chrono::seconds{10}};
/// Each is a handshake: enough for reloads and bad lines, not for a loop.
constexpr RateLimit warm_ups_limit{6, std::chrono::seconds{5}};
/// Of those who are limited; the one not heard of for longest is forgotten first.
constexpr std::size_t verifications_max = 10'000;

Result<Done, Refusal> done_or_refusal(const Result<Verification, Refusal>& changed) {
  if (!changed) return refuse(changed.error());
  return Done{};
}

}  // namespace

Floor::State::State()
    : joins(joins_limit, verifications_max), warm_ups(warm_ups_limit, verifications_max) {}

Floor::Floor() : state_(std::make_unique<State>()) {}
Floor::~Floor() = default;

bool Floor::State::present(VerificationId applicant) const {
  const auto found = applicants.find(applicant);
  return found != applicants.end() && found->second.connected;
}

bool Floor::State::present(StaffId staff) const {
  const auto found = desks.find(staff);
  return found != desks.end() && found->second.presence.connected;
}

Desk* Floor::State::desk_offering(VerificationId applicant) {
  for (auto& [id, desk] : desks) {
    if (desk.offer && desk.offer->verification == applicant) return &desk;
  }
  return nullptr;
}

void Floor::restore(Context& context) {
  const Timestamp now = context.clock.now();
  state_->restored = now;
  // Negotiation numbers grow over restarts too, so that a late message of an earlier life is
  // recognised.
  state_->last_negotiation = static_cast<Negotiation>(to_unix_ms(now));
  for (const auto& verification : context.verifications.with_status("waiting")) {
    state_->applicants[verification.id] = {false, now};
    const auto& waiting = std::get<Waiting>(verification.status);
    state_->queue.join(verification.id, waiting.place_since, false, waiting.since);
    state_->place_changed(verification);
  }
  for (const auto& verification : context.verifications.with_status("in_call")) {
    state_->applicants[verification.id] = {false, now};
    const StaffId representative = std::get<InCall>(verification.status).representative;
    if (const auto staff = context.directory.staff(representative)) {
      state_->desks[representative] = {*staff, {false, now}, false, std::nullopt, verification.id};
    }
    state_->begin_call(context, verification);
  }
  state_->reviews_open = context.verifications.with_status("in_review").size();
  state_->appeals_open = context.verifications.open_appeals().size();
}

void Floor::tick(Context& context) {
  state_->publish_what_is_behind(context);
  state_->record_passed_deadlines(context);
  state_->end_long_absences(context);
  state_->end_old_offers(context);
  state_->keep_places(context);
  state_->pick_up_wanted_lines(context);
  state_->show_talk(context);
  state_->match(context);
  for (const auto& id : std::exchange(state_->unshown, {})) state_->show(context, id);
  if (std::exchange(state_->queue_changed, false)) state_->show_queue(context);
}

void Floor::connected(Context& context, VerificationId applicant) {
  state_->applicants[applicant] = {true, context.clock.now()};
  state_->queue.set_present(applicant, true);
  state_->show(context, applicant);
  const auto call = state_->calls.find(applicant);
  if (call != state_->calls.end()) {
    state_->await_word(context, applicant, call->second);
    if (state_->present(call->second.representative)) {
      state_->show(context, state_->desks.at(call->second.representative));
    }
  }
  state_->match(context);
}

void Floor::disconnected(Context& context, VerificationId applicant) {
  const auto found = state_->applicants.find(applicant);
  if (found == state_->applicants.end()) return;
  found->second = {false, context.clock.now()};
  state_->queue.set_present(applicant, false);
  const auto call = state_->calls.find(applicant);
  if (call != state_->calls.end()) {
    // The media may well be alive: it flows until the page is back and begins anew.
    if (state_->present(call->second.representative)) {
      state_->show(context, state_->desks.at(call->second.representative));
    }
    return;
  }
  if (Desk* desk = state_->desk_offering(applicant)) {
    state_->withdraw_offer(context, *desk);
    state_->match(context);
  }
  // Somebody who neither waits nor is in a call has nothing to lose by going, but a connection that
  // a dropped line does not end.
  if (!state_->queue.place(applicant) && !state_->warm.contains(applicant))
    state_->applicants.erase(applicant);
}

Result<Done, Refusal> Floor::said(Context& context, VerificationId applicant,
                                  const FromApplicant& message) {
  return std::visit(
      Cases{[&](const SayJoinQueue&) -> Result<Done, Refusal> {
              if (state_->joins_too_often(context, applicant))
                return refuse(Refusal::too_many_attempts);
              return done_or_refusal(change(context, applicant, JoinQueue{}));
            },
            [&](const SayLeaveQueue&) {
              return done_or_refusal(change(context, applicant, LeaveQueue{}));
            },
            [&](const SayWarmUp&) { return state_->warm_up(context, applicant); },
            [&](const SayCoolDown&) -> Result<Done, Refusal> {
              state_->cool_down(context, applicant);
              return Done{};
            },
            [&](const SayRequestCallBack&) -> Result<Done, Refusal> {
              if (context.mailer == nullptr) return refuse(Refusal::contact_unknown);
              // Each asking may end in a mail to an address that somebody else gave us.
              if (state_->joins_too_often(context, applicant))
                return refuse(Refusal::too_many_attempts);
              return done_or_refusal(change(context, applicant, RequestCallBack{}));
            },
            [&](const SayEndCallBack&) {
              return done_or_refusal(change(context, applicant, EndCallBack{}));
            },
            [&](const SayBookSlot& say) {
              return done_or_refusal(book_slot(context, applicant, say.at));
            },
            [&](const SayCancelSlot&) {
              return done_or_refusal(change(context, applicant, CancelSlot{}));
            },
            [&](const CallOffer& offer) { return state_->offer_said(context, applicant, offer); },
            [&](const CallAnswer&) -> Result<Done, Refusal> {
              return refuse(Refusal::invalid_request);
            },
            [&](const SayCallReconnect& say) -> Result<Done, Refusal> {
              state_->reconnect_said(context, applicant, say.negotiation);
              return Done{};
            },
            [&](const CallStill& still) { return state_->still_said(context, applicant, still); },
            [&](const SayCallAlive& say) -> Result<Done, Refusal> {
              state_->alive_said(context, applicant, say.negotiation);
              return Done{};
            },
            [&](const SayCallChat& say) {
              return state_->chat_said(context, applicant, CallSide::applicant, say);
            },
            [&](const SayCallMedia& say) {
              return state_->media_said(applicant, CallSide::applicant, say);
            },
            [&](const SayLeaveCall&) { return state_->leave_call_said(context, applicant); }},
      message);
}

void Floor::connected(Context& context, const Staff& staff) {
  auto [found, fresh] = state_->desks.try_emplace(staff.id);
  Desk& desk = found->second;
  desk.staff = staff;
  desk.presence = {true, context.clock.now()};
  state_->show(context, desk);
  if (desk.call) {
    const auto call = state_->calls.find(*desk.call);
    if (call != state_->calls.end()) state_->await_word(context, *desk.call, call->second);
    state_->show(context, *desk.call);
  }
  state_->match(context);
}

void Floor::disconnected(Context& context, StaffId staff) {
  const auto found = state_->desks.find(staff);
  if (found == state_->desks.end()) return;
  Desk& desk = found->second;
  desk.presence = {false, context.clock.now()};
  if (desk.offer) {
    state_->withdraw_offer(context, desk);
    state_->match(context);
  }
  if (desk.call) state_->show(context, *desk.call);
}

Result<Done, Refusal> Floor::said(Context& context, StaffId staff, const FromStaff& message) {
  const auto found = state_->desks.find(staff);
  if (found == state_->desks.end()) return refuse(Refusal::not_signed_in);
  Desk& desk = found->second;
  return std::visit(
      Cases{[&](const SayGoAvailable&) -> Result<Done, Refusal> {
              if (!takes_calls(desk.staff.role)) return refuse(Refusal::role_not_allowed);
              if (desk.call) return refuse(Refusal::already_in_call);
              desk.available = true;
              state_->pause_over(desk, context.clock.now());
              state_->match(context);
              if (!desk.offer) state_->show(context, desk);
              return Done{};
            },
            [&](const SayGoAway&) -> Result<Done, Refusal> {
              desk.available = false;
              desk.last_call.reset();
              if (desk.offer) state_->withdraw_offer(context, desk);
              state_->show(context, desk);
              state_->match(context);
              return Done{};
            },
            [&](const SayAcceptOffer& say) -> Result<Done, Refusal> {
              if (desk.call) return refuse(Refusal::already_in_call);
              if (!desk.offer || desk.offer->verification != say.verification)
                return refuse(Refusal::offer_over);
              const auto waiting = context.verifications.verification(say.verification);
              if (!waiting) return refuse(Refusal::offer_over);
              return done_or_refusal(
                  change(context, say.verification,
                         StartCall{CallId{context.entropy.id_bytes()}, staff,
                                   draw_checklist(waiting->profile, context.entropy.number())}));
            },
            [&](const CallOffer& offer) { return state_->offer_said(context, desk, offer); },
            [&](const CallAnswer& answer) { return state_->answer_said(context, desk, answer); },
            [&](const SayCallReconnect& say) -> Result<Done, Refusal> {
              state_->reconnect_said(context, desk, say.negotiation);
              return Done{};
            },
            [&](const CallStill& still) { return state_->still_said(context, desk, still); },
            [&](const SayCallAlive& say) -> Result<Done, Refusal> {
              state_->alive_said(context, desk, say.negotiation);
              return Done{};
            },
            [&](const SayCallChat& say) -> Result<Done, Refusal> {
              if (!desk.call) return refuse(Refusal::not_in_call);
              return state_->chat_said(context, *desk.call, CallSide::representative, say);
            },
            [&](const SayCallMedia& say) -> Result<Done, Refusal> {
              if (!desk.call) return refuse(Refusal::not_in_call);
              return state_->media_said(*desk.call, CallSide::representative, say);
            },
            [&](const SayShowItem& say) { return state_->show_item_said(context, desk, say); }},
      message);
}

void Floor::changed(Context& context, const Verification& before, const Verification& after) {
  if (has_open_appeal(before) != has_open_appeal(after)) {
    if (has_open_appeal(after))
      ++state_->appeals_open;
    else
      --state_->appeals_open;
    state_->queue_changed = true;
  }
  if (before.status.index() == after.status.index()) {
    state_->place_changed(after);
    if (state_->queue.called_back(after.id)) {
      if (Desk* desk = state_->desk_offering(after.id)) state_->withdraw_offer(context, *desk);
      state_->cool_down(context, after.id);
    }
    state_->queue_changed = state_->queue_changed || std::holds_alternative<Waiting>(after.status);
    state_->show(context, after.id);
    state_->match(context);
    return;
  }
  if (std::holds_alternative<InReview>(before.status)) --state_->reviews_open;
  if (std::holds_alternative<InReview>(after.status)) ++state_->reviews_open;
  if (std::holds_alternative<Waiting>(before.status)) {
    state_->queue.leave(after.id);
    // The call takes over what was prepared for the offer.
    Desk* desk = state_->desk_offering(after.id);
    if (desk != nullptr && !std::holds_alternative<InCall>(after.status)) {
      state_->unprepare(context, *desk);
      desk->offer.reset();
      state_->show(context, *desk);
    }
  }
  if (const auto* waiting = std::get_if<Waiting>(&after.status)) {
    state_->queue.join(after.id, waiting->place_since, state_->present(after.id), waiting->since);
  }
  state_->place_changed(after);
  state_->queue_changed = true;
  if (std::holds_alternative<InCall>(before.status)) state_->end_call(context, after);
  if (std::holds_alternative<InCall>(after.status)) state_->begin_call(context, after);
  state_->follow_status(context, after);
  state_->show(context, after.id);
  if (!state_->present(after.id) && is_open(after) &&
      !std::holds_alternative<Waiting>(after.status) &&
      !std::holds_alternative<InCall>(after.status)) {
    state_->cool_down(context, after.id);
    state_->applicants.erase(after.id);
  }
  state_->match(context);
}

void Floor::State::withdraw_offer(Context& context, Desk& desk) {
  queue.set_offered(desk.offer->verification, false);
  unprepare(context, desk);
  desk.offer.reset();
  show(context, desk);
}

void Floor::State::match(Context& context) {
  std::vector<StaffId> free;
  for (const auto& [id, desk] : desks) {
    if (desk.available && desk.presence.connected && !desk.offer && !desk.call) free.push_back(id);
  }
  // Whom an applicant gets is chance: nobody can arrange to be examined by a friend.
  while (!free.empty()) {
    const auto next = queue.next();
    if (!next) return;
    const std::size_t chosen = static_cast<std::size_t>(context.entropy.number() % free.size());
    Desk& desk = desks.at(free[chosen]);
    free.erase(free.begin() + static_cast<std::ptrdiff_t>(chosen));
    desk.offer = Desk::Offer{*next, context.clock.now() + offer_limit};
    queue.set_offered(*next, true);
    show(context, desk);
    prepare(context, desk);
  }
}

void Floor::State::end_old_offers(Context& context) {
  const Timestamp now = context.clock.now();
  for (auto& [id, desk] : desks) {
    if (!desk.offer || desk.offer->expires > now) continue;
    desk.available = false;
    withdraw_offer(context, desk);
  }
}

void Floor::State::end_long_absences(Context& context) {
  const Timestamp limit = context.clock.now() - absence_limit;
  const auto too_long = [&](const Presence& presence) {
    return !presence.connected && presence.away_since <= limit;
  };
  // change() alters these maps: collect first.
  std::vector<VerificationId> left_queue;
  for (const auto& [id, presence] : applicants) {
    if (too_long(presence) && queue.place(id) && !queue.called_back(id)) left_queue.push_back(id);
  }
  std::vector<std::pair<VerificationId, LoseCall>> lost;
  for (const auto& [id, call] : calls) {
    const auto applicant = applicants.find(id);
    const auto desk = desks.find(call.representative);
    const bool applicant_gone = applicant == applicants.end() || too_long(applicant->second);
    const bool representative_gone = desk == desks.end() || too_long(desk->second.presence);
    if (applicant_gone || representative_gone)
      lost.emplace_back(id, LoseCall{call.id, present(id)});
  }
  for (const auto& id : left_queue) {
    change_or_set_aside(context, id, LeaveQueue{LeaveReason::absent});
  }
  for (const auto& [id, lose] : lost) change_or_set_aside(context, id, lose);
  std::erase_if(applicants, [&](const auto& one) {
    if (!too_long(one.second) || queue.place(one.first) || calls.contains(one.first)) return false;
    cool_down(context, one.first);
    return true;
  });
  devices.forget(limit);
  std::erase_if(desks,
                [&](const auto& one) { return too_long(one.second.presence) && !one.second.call; });
}

void Floor::State::record_passed_deadlines(Context& context) {
  const Timestamp now = context.clock.now();
  if (now - overdue_checked < overdue_check_interval) return;
  overdue_checked = now;
  for (const auto& id : context.verifications.overdue_at(now, overdue_batch))
    change_or_set_aside(context, id, MarkOverdue{});
  const Duration lead = reminder_lead(context.policy);
  if (lead <= Duration::zero()) return;
  for (const auto& id : context.verifications.unreminded(now + lead + Duration{1}, overdue_batch))
    change_or_set_aside(context, id, MarkReminder{});
}

/// One verification that cannot be read or written must not stop the floor for everybody else.
void Floor::State::change_or_set_aside(Context& context, VerificationId id,
                                       const Command& command) {
  const Timestamp now = context.clock.now();
  const auto aside = set_aside.find(id);
  if (aside != set_aside.end() && now < aside->second) return;
  try {
    // A refusal means that the step was taken in another way meanwhile: nothing is left to do.
    (void)change(context, id, command);
    set_aside.erase(id);
  } catch (const std::exception& error) {
    set_aside.insert_or_assign(id, now + set_aside_for);
    if (context.fault) context.fault("changing " + id.text() + ": " + error.what());
  }
}

void Floor::State::publish_what_is_behind(Context& context) {
  for (const auto& [marketplace, account] : std::exchange(unpublished, {})) {
    publish_permissions(context, marketplace, account);
  }
}

void Floor::publish_later(MarketplaceId marketplace, const AccountId& account) {
  state_->unpublished.insert({marketplace, account});
}

bool Floor::State::joins_too_often(Context& context, VerificationId applicant) {
  return joins.attempt(applicant.text(), context.clock.now()) > Duration::zero();
}

Floor::Counts Floor::counts() const {
  Counts counts;
  counts.waiting = state_->queue.waiters().size();
  counts.calls = state_->calls.size();
  for (const auto& [id, desk] : state_->desks) {
    counts.staff_connected += desk.presence.connected ? 1U : 0U;
    counts.staff_available += desk.presence.connected && desk.available ? 1U : 0U;
  }
  for (const auto& [id, presence] : state_->applicants)
    counts.applicants_connected += presence.connected ? 1U : 0U;
  return counts;
}

}  // namespace visavis::app
