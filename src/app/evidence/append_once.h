#pragma once

#include "app/ports/act_log.h"

namespace visavis::app {

/// Appends an act about something, unless the same person did the same within that time before.
void append_once(ActLog& log, const Act& act, Duration within);

}  // namespace visavis::app
