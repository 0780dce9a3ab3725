#include "app/call/meeting_roles.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"

namespace visavis::app {
namespace {

bool is_representative(const MeetingParticipant& one, const Expected& expected) {
  if (one.kind != MeetingGuest::signed_in) return false;
  if (!expected.representative_user.empty()) return one.user == expected.representative_user;
  return is_same_name(one.display_name.reveal(), expected.representative_name);
}

/// What of a name counts when two are compared.
std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name)
    if (c != ' ') text.push_back(ascii_lower(c));
  return text;
}

/// Who left under the applicant's name before the applicant came, and has no account that would
/// tell them apart. Whoever was in it beside the applicant is somebody else.
bool was_before(const InMeeting& one, const InMeeting& applicant) {
  return one.role == MeetingRole::other && one.left && *one.left <= applicant.since &&
         one.kind != MeetingGuest::signed_in && one.kind == applicant.kind &&
         is_same_name(one.name.reveal(), applicant.name.reveal());
}

/// A guest who comes again is a new participant to the service.
void take_in_earlier(std::vector<InMeeting>& people, InMeeting applicant) {
  for (;;) {
    const auto earlier = std::ranges::max_element(people, {}, [&](const InMeeting& one) {
      return std::pair{was_before(one, applicant), one.since};
    });
    if (!was_before(*earlier, applicant)) break;
    applicant.joins += earlier->joins;
    applicant.since = earlier->since;
    people.erase(earlier);
  }
  *std::ranges::find(people, MeetingRole::applicant, &InMeeting::role) = std::move(applicant);
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  return !plain(a).empty() && plain(a) == plain(b);
}

std::vector<InMeeting> with_roles(const std::vector<MeetingParticipant>& participants,
                                  const Expected& expected) {
  std::vector<InMeeting> people;
  people.reserve(participants.size());
  for (const auto& one : participants)
    people.push_back(
        {is_representative(one, expected) ? MeetingRole::representative : MeetingRole::other,
         one.kind, one.display_name,
         is_same_name(one.display_name.reveal(), expected.applicant_name), one.since, one.left,
         one.joins});
  // Who is there before who was, who is named so before who is not, who came first.
  const auto rank = [](const InMeeting& one) {
    return std::tuple{one.role == MeetingRole::representative, one.left.has_value(),
                      !one.named_as_profile, one.since};
  };
  const auto first = std::ranges::min_element(people, {}, rank);
  if (first == people.end() || first->role != MeetingRole::other) return people;
  first->role = MeetingRole::applicant;
  take_in_earlier(people, *first);
  return people;
}

}  // namespace visavis::app
