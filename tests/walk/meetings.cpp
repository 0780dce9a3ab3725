#include <algorithm>

#include "walk/walk.h"

// What goes on at the other service, where calls are meetings.
namespace visavis::walk {
namespace {

app::MeetingParticipant participant(const std::string& name, MeetingGuest kind, Timestamp since,
                                    bool in_it) {
  app::MeetingParticipant one{name, kind, Personal<std::string>{name}, {}, since, {}, 1};
  if (kind == MeetingGuest::signed_in) one.user = "users/" + name;
  if (!in_it) one.left = since + std::chrono::seconds{1};
  return one;
}

}  // namespace

void Walk::meetings_come_and_go() {
  if (!world.meeting_rules.set_up) return;
  // Enough for whoever begins a call before the next look.
  world.meetings.ready = weather_() % 5 == 0 ? 0 : 5;
  world.meetings.records = world.meeting_rules.recorded;
  meetings_refused = world.meetings.ready == 0;
  const auto made = static_cast<std::size_t>(world.meetings.ready);
  world.meeting_event(app::MeetingsReady{
      made, made > 0 ? std::nullopt : std::optional{app::MeetingFault::unreachable}});
  for (auto& one : people) {
    const auto verification = row(one);
    const auto* in_call = std::get_if<InCall>(&verification.status);
    if (in_call == nullptr || !in_call->meeting) continue;
    if (one.meeting.call != in_call->call) one.meeting = {.call = in_call->call};
    somebody_comes_or_goes(one.meeting);
    tell(one.meeting, verification);
  }
}

bool Walk::next_is_meeting() const {
  const auto& rules = world.meeting_rules;
  return rules.set_up && !(rules.falls_back && meetings_refused);
}

void Walk::somebody_comes_or_goes(Meeting& meeting) {
  switch (weather_() % 8) {
    case 0:
      meeting.seen = false;
      return;
    case 1:
      meeting.stranger = !meeting.stranger;
      break;
    case 2:
    case 3:
      meeting.representative = !meeting.representative;
      break;
    case 4:
    case 5:
      meeting.applicant = !meeting.applicant;
      break;
    default:
      break;
  }
  meeting.seen = true;
  meeting.applicant_was = meeting.applicant_was || meeting.applicant;
  meeting.representative_was = meeting.representative_was || meeting.representative;
}

std::vector<std::pair<app::MeetingRole, app::MeetingParticipant>> Walk::in_meeting(
    const Meeting& meeting, const Verification& verification) const {
  using app::MeetingRole;
  const auto& in_call = std::get<InCall>(verification.status);
  const auto& who = *std::find_if(staff.begin(), staff.end(), [&](const Member& one) {
    return one.staff.id == in_call.representative;
  });
  std::vector<std::pair<MeetingRole, app::MeetingParticipant>> all;
  const auto add = [&](MeetingRole role, const std::string& name, MeetingGuest kind, bool in_it) {
    all.emplace_back(role, participant(name, kind, in_call.started, in_it));
  };
  if (meeting.representative_was)
    add(MeetingRole::representative, who.staff.name, MeetingGuest::signed_in,
        meeting.representative);
  if (meeting.applicant_was)
    add(MeetingRole::applicant, verification.profile.reveal().name, MeetingGuest::anonymous,
        meeting.applicant);
  // Somebody who is there alone, and of whom nothing else is known, is taken for the applicant.
  if (meeting.stranger && meeting.applicant)
    add(MeetingRole::other, "Coach", MeetingGuest::phone, true);
  return all;
}

void Walk::tell(const Meeting& meeting, const Verification& verification) {
  if (!meeting.seen)
    return world.meeting_event(app::MeetingUnseen{meeting.call, app::MeetingFault::unreachable});
  std::vector<app::MeetingParticipant> all;
  for (const auto& [role, one] : in_meeting(meeting, verification)) all.push_back(one);
  world.meeting_event(app::MeetingSeen{meeting.call, all});
}

}  // namespace visavis::walk
