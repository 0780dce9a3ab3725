#include "app/wire/shown.h"
#include "app/words/words.h"
#include "base/cases.h"

namespace visavis::app::shape {
namespace {

std::chrono::seconds seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration);
}

std::optional<Match> shown(const std::optional<StaffMatch>& match) {
  if (!match) return std::nullopt;
  const visavis::Verification& v = match->verification;
  return Match{v.id,      {match->marketplace_name}, v.account,     v.profile,
               v.trigger, seconds(match->waited),    match->expires};
}

std::optional<StaffCall> shown(const std::optional<app::StaffCall>& call) {
  if (!call) return std::nullopt;
  const visavis::Verification& v = call->verification;
  const auto& in_call = std::get<InCall>(v.status);
  return StaffCall{in_call.call,
                   short_code(in_call.call),
                   v.id,
                   {call->marketplace_name},
                   v.account,
                   v.profile,
                   v.trigger,
                   in_call.started,
                   in_call.checklist,
                   call->applicant_present,
                   call->talk.peer_away_since,
                   call->talk.peer_unreached_since,
                   call->talk.peer,
                   call->item,
                   chat(call->talk, CallSide::representative),
                   call->attempt,
                   call->applicant_device};
}

StaffQueueNews news(const app::QueueFigures& figures) {
  return {{figures.queue_length, seconds(figures.longest_wait), figures.call_backs,
           figures.slots_booked},
          figures.reviews_open,
          figures.appeals_open};
}

/// What was asked and how it went, item by item.
std::vector<CheckedItem> checked(const InReview& state) {
  std::vector<CheckedItem> items;
  for (const auto& one : state.checklist) {
    CheckedItem item{one.item, one.kind, one.text, one.required};
    for (const auto& result : state.decision.checklist)
      if (result.item == one.item) item.result = result.result;
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

Staff shown(const visavis::Staff& staff) { return {staff.id, staff.name, staff.role}; }

Availability availability(const app::StaffView& view) {
  if (view.available) return Availability::available;
  return view.wrap_up_until ? Availability::wrap_up : Availability::away;
}

StaffState shown(const app::StaffView& view) {
  StaffQueueNews queue = news(view);
  return {shown(view.staff), availability(view), view.wrap_up_until,
          queue.queue,       queue.reviews_open, queue.appeals_open,
          shown(view.match), shown(view.call),   view.failed_needs_review};
}

StaffMessage shown(const ToStaff& message) {
  return std::visit(
      Cases{[](const app::StaffView& view) -> StaffMessage { return shown(view); },
            [](const app::QueueFigures& figures) -> StaffMessage { return news(figures); },
            [](const auto& other) -> StaffMessage { return other; }},
      message);
}

Reviews shown(const std::vector<OpenReview>& reviews) {
  Reviews all;
  for (const auto& review : reviews) {
    const visavis::Verification& v = review.verification;
    const auto& state = std::get<InReview>(v.status);
    all.reviews.push_back({v.id,
                           v.account,
                           v.profile,
                           {review.marketplace_name},
                           review.decided_by,
                           state.since,
                           shown(state.decision.reasons),
                           state.decision.message,
                           state.decision.internal_text,
                           checked(state),
                           review.mine,
                           review.denied_actions,
                           review.effects});
  }
  return all;
}

Appeals shown(const std::vector<app::OpenAppeal>& appeals) {
  Appeals all;
  for (const auto& open : appeals) {
    const visavis::Verification& v = open.verification;
    const CallResult last = v.last_result.value_or(CallResult{});
    all.appeals.push_back(
        {v.id,
         v.account,
         v.profile,
         {open.marketplace_name},
         std::get<NotVerified>(v.status).at,
         open.decided_by,
         shown(last.reasons),
         last.message,
         open.internal_text,
         open.review_text,
         {v.appeal->text, v.appeal->requested, v.appeal->answer_by, v.appeal->number},
         open.mine});
  }
  return all;
}

Reasons every_reason() {
  Reasons all;
  for (const auto& one : all_reasons())
    all.reasons.push_back({one.reason, one.outcome, std::string{reason_words(one.reason)}});
  return all;
}

}  // namespace visavis::app::shape
