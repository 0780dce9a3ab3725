#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/meeting.h"

namespace visavis::app {

/// Whom we take somebody in a meeting for.
enum class MeetingRole {
  applicant,       ///< by name, or as nobody else is there: advice, not proof
  representative,  ///< by their account; by name where that is not known
  other,           ///< nobody of the two
};
BOOST_DESCRIBE_ENUM(MeetingRole, applicant, representative, other)

/// Somebody who is or was in the meeting of a call.
struct InMeeting {
  MeetingRole role = MeetingRole::other;
  MeetingGuest kind = MeetingGuest::anonymous;
  Personal<std::string> name;     ///< as they, or their account, say it
  bool named_as_profile = false;  ///< the same as in the profile
  Timestamp since;                ///< when they first joined
  std::optional<Timestamp> left;  ///< nothing while they are in it
  int joins = 1;                  ///< how often they joined
};

/// A call's meeting as its representative sees it.
struct StaffMeeting {
  std::string url;
  bool seen = false;  ///< it is known who is in it
  std::vector<InMeeting> people = {};
  std::optional<Timestamp> join_by = {};   ///< the applicant, else the call ends
  std::optional<Timestamp> alone_by = {};  ///< so long the applicant is left alone in it
};

/// The same as its applicant sees it.
struct ApplicantMeeting {
  std::string url;
  bool seen = false;                       ///< it is known who is in it
  bool joined = false;                     ///< they are in it
  bool joined_before = false;              ///< they were, and are not now
  bool representative_in = false;          ///< the representative is
  bool representative_was_in = false;      ///< was, and is not now
  std::optional<Timestamp> join_by = {};   ///< they are to be in it, else the call ends
  std::optional<Timestamp> alone_by = {};  ///< somebody else is to be, else they are in the queue
};

}  // namespace visavis::app
