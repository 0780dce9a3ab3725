#include "app/live/views.h"

#include "domain/hold.h"

namespace visavis::app {

ApplicantView applicant_view(const Introduction& known, const ApplicantScene& scene) {
  const Verification& v = known.verification;
  ApplicantView view{.verification = v};
  view.marketplace_name = known.marketplace_name;
  view.support_url = known.support_url;
  view.overdue = is_overdue(v, scene.now);
  view.appeal_answer = scene.policy.appeal_answer;
  view.failed_needs_review = scene.policy.failed_needs_review;
  view.told_by_mail = v.contact && scene.mails;
  view.denied_actions = scene.policy.action_names(denied(v, scene.policy, scene.now));
  view.more_denied_actions = scene.policy.action_names(denied_later(v, scene.policy, scene.now));
  view.queue = scene.queue;
  view.opening = scene.opening;
  view.slot = coming_slot(v, scene.now);
  if (v.kept_place && scene.now <= v.kept_place->until) view.kept_place = v.kept_place->until;
  view.call = scene.call;
  if (const auto* in_call = std::get_if<InCall>(&v.status)) {
    view.medium = in_call->meeting ? CallMedium::google_meet : CallMedium::embedded;
    view.recorded = is_recorded(v, *in_call, scene.meetings);
  } else {
    view.medium = medium_of(known, scene.meetings);
    view.recorded = is_recorded(known, scene.meetings);
    view.meeting_awaited = std::holds_alternative<Waiting>(v.status) && scene.meetings_troubled &&
                           view.medium == CallMedium::google_meet;
  }
  if (view.recorded && view.medium == CallMedium::embedded && scene.meetings.others_kept)
    view.kept = kept_at_most(*scene.meetings.others_kept);
  return view;
}

ApplicantCall applicant_call(const InCall& in_call, const Desk* desk, const LiveCall* call,
                             const Clock& clock) {
  ApplicantCall seen{in_call.call, desk != nullptr ? desk->staff.name : "", in_call.started,
                     desk != nullptr && desk->connected};
  seen.representative_has_photo = desk != nullptr && desk->staff.has_photo;
  if (call == nullptr) return seen;
  std::optional<Timestamp> away_since;
  if (desk != nullptr && !desk->connected) away_since = on_wall(clock, desk->since);
  seen.talk = call->talk.seen_by(CallSide::applicant, away_since);
  seen.now = caption(in_call, call->talk.item);
  seen.camera = call->talk.camera;
  return seen;
}

StaffMatch staff_match(const Introduction& known, const Match& match, const MeetingRules& rules,
                       const Clock& clock) {
  const auto* waiting = std::get_if<Waiting>(&known.verification.status);
  const Duration waited = waiting == nullptr ? Duration{} : clock.now() - waiting->since;
  return {known.verification, known.marketplace_name, waited, on_wall(clock, match.expires),
          medium_of(known, rules)};
}

StaffCall staff_call(const Introduction& known, const LiveCall& call, const MeetingRules& rules,
                     std::optional<Timestamp> applicant_away_since, bool applicant_here) {
  StaffCall seen{known.verification, known.marketplace_name, applicant_here, call.attempt};
  seen.talk = call.talk.seen_by(CallSide::representative, applicant_away_since);
  seen.item = call.talk.item;
  seen.camera = call.talk.camera;
  seen.recorded =
      is_recorded(known.verification, std::get<InCall>(known.verification.status), rules);
  return seen;
}

}  // namespace visavis::app
