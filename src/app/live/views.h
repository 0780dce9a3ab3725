#pragma once

#include <optional>

#include "app/call/calls.h"
#include "app/desk/desks.h"
#include "app/live/introduction.h"
#include "app/messages/live.h"
#include "app/ports/clock.h"

// What people see, as functions of what is so.
namespace visavis::app {

/// What an applicant's view is made of beside the verification.
struct ApplicantScene {
  Timestamp now;
  const Policy& policy;
  bool mails = false;  ///< there is a mail server
  Opening opening = {};
  std::optional<QueuePlace> queue = {};
  std::optional<ApplicantCall> call = {};
  MeetingRules meetings = {};
  bool meetings_troubled = false;
};
/// `device` is filled in for each device on the way to it.
ApplicantView applicant_view(const Introduction& known, const ApplicantScene& scene);

/// `desk`: the representative's, if they have been here.
ApplicantCall applicant_call(const InCall& in_call, const Desk* desk, const LiveCall* call,
                             const Clock& clock);

StaffMatch staff_match(const Introduction& known, const Match& match, const MeetingRules& rules,
                       const Clock& clock);
StaffCall staff_call(const Introduction& known, const LiveCall& call, const MeetingRules& rules,
                     std::optional<Timestamp> applicant_away_since, bool applicant_here);

}  // namespace visavis::app
