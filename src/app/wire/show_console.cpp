#include "app/wire/shown.h"
#include "app/words/words.h"
#include "base/cases.h"

namespace visavis::app::shape {
namespace {

std::chrono::seconds seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration);
}

ProfilePhoto photo(const visavis::Verification& v) {
  if (wants_photo(v)) return {PhotoState::awaited, std::nullopt};
  if (!v.photo) return {PhotoState::none, std::nullopt};
  if (!v.photo->sha256) return {PhotoState::missed, std::nullopt};
  return {PhotoState::kept, "/console/photos/" + *v.photo->sha256};
}

Personal<SeenProfile> seen_profile(const visavis::Verification& v) {
  const Profile& profile = v.profile.reveal();
  return Personal{SeenProfile{profile.name, photo(v), profile.title, profile.country,
                              profile.skills, profile.work, profile.education}};
}

std::optional<Match> shown(const std::optional<StaffMatch>& match) {
  if (!match) return std::nullopt;
  const visavis::Verification& v = match->verification;
  return Match{v.id,      {match->marketplace_name}, v.account,      seen_profile(v),
               v.trigger, seconds(match->waited),    match->expires, match->medium};
}

std::optional<CallMeeting> shown(const std::optional<StaffMeeting>& meeting) {
  if (!meeting) return std::nullopt;
  CallMeeting seen{meeting->url, meeting->seen, {}, meeting->join_by, meeting->alone_by};
  for (const auto& one : meeting->people)
    seen.people.push_back(
        {one.role, one.kind, one.name, one.named_as_profile, one.since, one.left, one.joins});
  return seen;
}

std::optional<StillPicture> picture(const std::optional<KeptStill>& kept) {
  if (!kept) return std::nullopt;
  return StillPicture{kept->evidence, kept->width, kept->height, kept->bytes, kept->verdict};
}

/// Said by whichever of both was kept last.
std::optional<Likeness> likeness(const SeenStill& still) {
  for (const auto* one : {&still.camera, &still.relay})
    if (*one && (*one)->beside) return (*one)->beside->likeness;
  return std::nullopt;
}

std::optional<CallStills> shown(const std::optional<SeenStills>& stills) {
  if (!stills) return std::nullopt;
  CallStills seen{{}, static_cast<std::uint64_t>(stills->left)};
  for (const auto& one : stills->taken)
    seen.taken.push_back({one.still, one.of, one.asked, one.state, one.percent, one.why,
                          picture(one.camera), picture(one.relay), likeness(one)});
  return seen;
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
                   seen_profile(v),
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
                   call->applicant_device,
                   shown(call->meeting),
                   shown(call->stills),
                   call->camera,
                   call->recorded};
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

StaffSession shown(const app::Visit& visit) {
  return {shown(visit.staff), visit.session.second_factor.has_value()};
}

SignInAnswer asked_for(const app::SecondStep& step) {
  return {std::nullopt, SecondStep{step.totp, step.passkeys, step.recovery_codes}};
}

SecondFactorSetUp shown(const app::FactorsSetUp& factors, const visavis::StaffSession& session) {
  SecondFactorSetUp seen{session.second_factor.has_value(),
                         factors.totp_since,
                         factors.recovery_codes_left,
                         {},
                         factors.password_first};
  for (const auto& one : factors.passkeys)
    seen.passkeys.push_back({one.id, one.name, one.added, one.used});
  return seen;
}

StaffSessions shown(const std::vector<visavis::StaffSession>& sessions,
                    const visavis::StaffSession& current) {
  StaffSessions all;
  for (const auto& one : sessions)
    all.sessions.push_back({id_of(one), one.browser, one.began, one.seen,
                            one.second_factor.has_value(), one.token == current.token});
  return all;
}

Availability availability(const app::StaffView& view) {
  if (view.available) return Availability::available;
  return view.wrap_up_until ? Availability::wrap_up : Availability::away;
}

StaffState shown(const app::StaffView& view) {
  StaffQueueNews queue = news(view);
  return {shown(view.staff), availability(view),    view.wrap_up_until,
          queue.queue,       queue.reviews_open,    queue.appeals_open,
          shown(view.match), shown(view.call),      view.failed_needs_review,
          view.medium,       view.meetings_awaited, view.recordings_awaited};
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
                           seen_profile(v),
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
         seen_profile(v),
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
    if (one.by == ReasonBy::people)
      all.reasons.push_back({one.reason, one.outcome, std::string{reason_words(one.reason)}});
  return all;
}

}  // namespace visavis::app::shape
