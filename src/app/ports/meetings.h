#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/meeting.h"

namespace visavis::app {

/// Why the service that holds meetings does not do what it is asked for.
enum class MeetingFault {
  unreachable,    ///< no answer in time, or none that can be read (5xx)
  key_refused,    ///< the service account's key is not known, or disabled
  not_delegated,  ///< the domain does not delegate the scope to the service account
  api_disabled,   ///< the API is not enabled in the key's project
  forbidden,      ///< refused for another reason
  exhausted,      ///< a quota is used up
  gone,           ///< the space or its record is not there
  misunderstood,  ///< the request was refused as wrong: a bug of ours, or another version of theirs
};

/// Somebody who is or was in a meeting, as the service tells it.
struct MeetingParticipant {
  std::string id;  ///< of the participant within the meeting
  MeetingGuest kind = MeetingGuest::anonymous;
  Personal<std::string> display_name;  ///< as they, or their account, say it
  std::string user;                    ///< "users/123"; empty unless signed in
  Timestamp since;                     ///< when they first joined
  std::optional<Timestamp> left;       ///< nothing while they are in the meeting
  int joins = 1;                       ///< how often they joined
};

// What is told of a meeting that is followed. From the adapter's thread: who receives it must not
// block.

/// Everybody who is or was in it; told when it has changed, and first when it is known.
struct MeetingSeen {
  CallId call;
  std::vector<MeetingParticipant> participants;
};
/// Who is in it is not known from now on, until it is seen again.
struct MeetingUnseen {
  CallId call;
  MeetingFault why = MeetingFault::unreachable;
};
/// Who the representative is there: "users/123". Not told where co-hosts cannot be made.
struct MeetingHostKnown {
  CallId call;
  std::string user;
};
/// How many meetings can be had at once: told when it has changed.
struct MeetingsReady {
  std::size_t count = 0;
  std::optional<MeetingFault> why = std::nullopt;  ///< of the last try, where it is none
};
using MeetingEvent = std::variant<MeetingSeen, MeetingUnseen, MeetingHostKnown, MeetingsReady>;
using MeetingEventHandler = std::function<void(const MeetingEvent&)>;

/// Meetings for calls. Calls come from the app's thread and never wait.
class Meetings {
 public:
  virtual ~Meetings() = default;

  /// One that was made ahead, and is given to nobody else. Nothing: none is ready now.
  virtual std::optional<MeetingSpace> take() = 0;
  /// From now on it is told who is in it, and whoever has the e-mail may admit others, where that
  /// can be arranged. Also for a call that went on over a restart.
  virtual void follow(CallId call, const MeetingSpace& meeting,
                      const std::string& representative_email) = 0;
  /// The call is over: nothing more is told. That its meeting ends is OverMeetings' to see to.
  virtual void unfollow(CallId call) = 0;
};

/// A meeting whose call is over.
struct OverMeeting {
  std::int64_t number = 0;  ///< unique in the store
  VerificationId verification;
  CallId call;
  MeetingSpace meeting;
  Timestamp over;      ///< when the call was
  bool ended = false;  ///< everybody was put out of it
  int attempts = 0;    ///< made so far for what is still to be done
};

/// The meetings that are to be ended, and whose recordings are to be looked for: of every call,
/// from the step that ends it on. Used from one thread: an implementation has its own connection
/// for it. Throws StoreFailure.
class OverMeetings {
 public:
  virtual ~OverMeetings() = default;
  /// Those that are due: first those that are not ended, each longest due first.
  virtual std::vector<OverMeeting> due(Timestamp now, std::size_t limit) = 0;
  /// When the next one that is not due yet becomes due.
  virtual std::optional<Timestamp> next_due(Timestamp now) = 0;
  /// Everybody is out of it; recordings are looked for at `next`.
  virtual void ended(std::int64_t number, Timestamp next) = 0;
  /// The attempt failed, or found nothing yet, and is made again at `next`.
  virtual void again(std::int64_t number, Timestamp next) = 0;
  /// Nothing is left to do.
  virtual void done(std::int64_t number) = 0;
};

}  // namespace visavis::app
