#pragma once

#include <optional>
#include <string>

#include "base/described.h"
#include "base/time.h"

namespace visavis {

/// How a call is held.
enum class CallMedium {
  embedded,     ///< in our pages, through our relay
  google_meet,  ///< in a meeting of Google Meet, beside our pages
};
BOOST_DESCRIBE_ENUM(CallMedium, embedded, google_meet)

/// How calls are to be held: what was asked for this verification counts before what its
/// marketplace has, and that before what the service has.
inline CallMedium medium_of(std::optional<CallMedium> verification,
                            std::optional<CallMedium> marketplace, CallMedium service) {
  return verification.value_or(marketplace.value_or(service));
}

/// As whom somebody is in a meeting.
enum class MeetingGuest { signed_in, anonymous, phone };
BOOST_DESCRIBE_ENUM(MeetingGuest, signed_in, anonymous, phone)

/// A space of Google Meet that was made for one call, and is used for no other.
struct MeetingSpace {
  std::string space;      ///< "spaces/jQCFfuBOdN5z": its code may become another space's later
  std::string organiser;  ///< the Workspace user who made it, and who alone may ask about it
  std::string url;        ///< where people join, https
  // What Meet makes of it by itself, as it was set up. Whoever comes has agreed to that.
  bool records = false;
  bool transcribes = false;
  bool is_recorded() const { return records || transcribes; }
  friend bool operator==(const MeetingSpace&, const MeetingSpace&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingSpace, (), (space, organiser, url, records, transcribes))

enum class ArtifactKind { recording, transcript };
BOOST_DESCRIBE_ENUM(ArtifactKind, recording, transcript)

/// What the Workspace kept of a meeting, in the organiser's Drive.
struct MeetingArtifact {
  ArtifactKind kind = ArtifactKind::recording;
  std::string name;  ///< "conferenceRecords/x/recordings/y": Meet forgets it after 30 days
  std::string file;  ///< the Drive file's or document's id, which stays
  Timestamp began;
  Timestamp ended;
  friend bool operator==(const MeetingArtifact&, const MeetingArtifact&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingArtifact, (), (kind, name, file, began, ended))

}  // namespace visavis
