#include "app/access/own_sessions.h"

#include <algorithm>

#include "app/access/secrets.h"

namespace visavis::app {

std::vector<StaffSession> own_sessions(StaffRecords& records, Timestamp now, StaffId staff) {
  return records.sessions_of(staff, now);
}

Result<Done, Refusal> end_own_session(StaffRecords& records, ActLog& acts, Timestamp now,
                                      StaffId staff, SessionId session) {
  const auto own = records.sessions_of(staff, now);
  const auto found = std::ranges::find(own, session, [](const auto& one) { return id_of(one); });
  if (found == own.end()) return refuse(Refusal::not_found);
  records.remove_session(found->token);
  acts.append({staff, now, OwnSessionsEnded{}});
  return Done{};
}

void end_other_sessions(StaffRecords& records, ActLog& acts, Timestamp now,
                        const StaffSession& kept) {
  bool ended = false;
  for (const auto& one : records.sessions_of(kept.staff, now)) {
    if (one.token == kept.token) continue;
    records.remove_session(one.token);
    ended = true;
  }
  if (ended) acts.append({kept.staff, now, OwnSessionsEnded{}});
}

void session_seen(StaffRecords& records, Timestamp now, std::string_view cookie) {
  auto session = records.session(hash_secret(cookie));
  if (!session) return;
  session->seen = now;
  records.note_session(*session);
}

}  // namespace visavis::app
