#pragma once

#include <map>
#include <optional>

#include "app/call/leg.h"
#include "app/ports/call_recorder.h"
#include "domain/verification.h"

namespace visavis::app {

/// What of the embedded calls is recorded: both sides of each whose applicant agreed to that, over
/// whichever line they go on.
class CallRecordings {
 public:
  /// No recorder: nothing is.
  CallRecordings(CallRecorder* recorder, Relay& relay) : recorder_(recorder), relay_(relay) {}

  /// False while what has to be recorded could not be kept.
  bool ready() const { return recorder_ == nullptr || recorder_->ready(); }

  void begin(const Verification& in_call, const InCall& call);
  void end(VerificationId applicant);
  /// The call's line as it is now; nothing: it has none.
  void line(VerificationId applicant, const std::optional<Line>& line);

 private:
  struct Recorded {
    RecordedSide applicant;
    RecordedSide representative;
    std::map<TransportId, SentMedia> transports = {};  ///< that are recorded, with what they send
  };
  void look(Recorded& call, const Leg& leg, const RecordedSide& side);

  CallRecorder* const recorder_;
  Relay& relay_;
  std::map<VerificationId, Recorded> calls_;
};

}  // namespace visavis::app
