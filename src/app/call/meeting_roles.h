#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/messages/meeting.h"
#include "app/ports/meetings.h"

namespace visavis::app {

/// What is known of the two who are to meet.
struct Expected {
  std::string representative_user;  ///< "users/123"; empty: not known
  std::string representative_name;
  std::string applicant_name;  ///< of the profile
};

/// Everybody with whom we take them for. At most one is the applicant: of those who are in the
/// meeting and not the representative, who is named as the profile, or else who came first; while
/// nobody of them is, the same of those who were. A guest who comes again is somebody new to the
/// service: under the same name, they are told as one.
std::vector<InMeeting> with_roles(const std::vector<MeetingParticipant>& participants,
                                  const Expected& expected);

/// The same name for people: letters' case and spaces apart. Of other letters than ASCII's, the
/// case counts.
bool is_same_name(std::string_view a, std::string_view b);

}  // namespace visavis::app
