#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/access/messenger.h"
#include "app/call/medium.h"
#include "app/call/meeting_calls.h"
#include "app/call/stills.h"
#include "app/call/talk.h"
#include "app/messages/committed.h"
#include "app/messages/live.h"
#include "app/ports/clock.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct LiveCall {
  CallId id;
  StaffId representative;
  Timestamp started;
  int attempt = 1;  ///< which call of the verification it is
  Talk talk = {};
};

/// The calls that run now, and their talk. How both sides meet is the medium's (medium.h).
class Calls {
 public:
  Calls(Messenger& messenger, const Clock& clock, const Medium& medium,
        const MeetingCalls& meetings, Stills& stills)
      : messenger_(messenger),
        clock_(clock),
        medium_(medium),
        meetings_(meetings),
        stills_(stills) {}

  /// A running call as it is at the start.
  void restore(const Verification& in_call, int attempt);
  /// Begins the call of the step, or ends the one that it ended, and tells both sides.
  void on(const CommittedStep& step);

  // What a side of the applicant's call says. Each refuses not_in_call.
  Result<Done, Refusal> chat(VerificationId applicant, CallSide side, const say::CallChat& say);
  Result<Done, Refusal> switches(VerificationId applicant, CallSide side,
                                 const say::CallMedia& say);
  Result<Done, Refusal> still(VerificationId applicant, CallSide side, const CallStill& still);
  /// Refuses checklist_item_unknown too.
  Result<Done, Refusal> show_item(VerificationId applicant, const InCall& in_call,
                                  const say::CallShowItem& say);

  /// Which camera the applicant is asked to use.
  Result<Done, Refusal> want_camera(VerificationId applicant, const say::CallWantCamera& say);

  const LiveCall* find(VerificationId applicant) const;
  std::size_t count() const { return calls_.size(); }
  /// Since when nothing of that side's camera and microphone can reach the other.
  std::optional<Timestamp> unreached_since(VerificationId applicant, CallSide side) const {
    return on_wall(clock_, medium_.unreached_since(applicant, side));
  }
  /// Those of them that are held in a meeting elsewhere.
  const MeetingCalls& meetings() const { return meetings_; }
  /// What is photographed in those that are not.
  Stills& stills() { return stills_; }
  const Stills& stills() const { return stills_; }
  struct Parties {
    VerificationId applicant;
    StaffId representative;
    CallId call;
  };
  std::vector<Parties> all() const;

  /// Which sides see something new of the talk since the last call of this: a key that is held down
  /// must not send a state for each of its repetitions.
  std::vector<std::pair<VerificationId, CallSide>> take_unshown();

 private:
  LiveCall* running(VerificationId applicant);
  void end(const Verification& after);

  Messenger& messenger_;
  const Clock& clock_;
  const Medium& medium_;
  const MeetingCalls& meetings_;
  Stills& stills_;
  std::map<VerificationId, LiveCall> calls_;
};

/// What the applicant is asked to do now, in words.
std::optional<Caption> caption(const InCall& in_call, const std::optional<std::string>& item);

}  // namespace visavis::app
