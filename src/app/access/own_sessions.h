#pragma once

#include <vector>

#include "app/ports/act_log.h"
#include "app/ports/staff_records.h"
#include "base/refusal.h"
#include "base/result.h"

// What a member of staff sees of their own sessions, and ends. Live connections of a session that
// is gone are closed within a second. The caller saves it all together.
namespace visavis::app {

/// Those of whoever asks, the oldest first.
std::vector<StaffSession> own_sessions(StaffRecords& records, Timestamp now, StaffId staff);
/// One of their own. Refuses not_found. An act in the log.
Result<Done, Refusal> end_own_session(StaffRecords& records, ActLog& acts, Timestamp now,
                                      StaffId staff, SessionId session);
/// All but this one. An act in the log, where there was another.
void end_other_sessions(StaffRecords& records, ActLog& acts, Timestamp now,
                        const StaffSession& kept);

/// Whoever has the session is here. Written once in a while, so that no request waits for it.
void session_seen(StaffRecords& records, Timestamp now, std::string_view cookie);

}  // namespace visavis::app
