#pragma once

#include "app/call/meeting_rules.h"
#include "domain/policy.h"
#include "domain/schedule.h"

namespace visavis::app {

/// What the people who are here go by, for as long as the program runs.
struct LiveRules {
  const Policy& policy;
  const Schedule& schedule;
  bool mails = false;  ///< there is a mail server
  MeetingRules meetings = {};
};

}  // namespace visavis::app
