#pragma once

#include <optional>

#include "app/call/call_recordings.h"
#include "app/call/meeting_calls.h"
#include "app/call/warm_connections.h"
#include "app/desk/desks.h"
#include "app/live/consoles.h"
#include "app/waiting/waiting_room.h"

namespace visavis::app {

/// Brings the head of the queue and a free representative together, and takes them apart again.
class Matching {
 public:
  Matching(WaitingRoom& waiting, Desks& desks, WarmConnections& warm, MeetingCalls& meetings,
           const CallRecordings& recordings, Consoles& consoles)
      : waiting_(waiting),
        desks_(desks),
        warm_(warm),
        meetings_(meetings),
        recordings_(recordings),
        consoles_(consoles) {}

  /// As long as somebody waits whose turn it is, and somebody is free.
  void match();
  /// Where a call that is about to begin is held; nothing: on the pages. Refuses
  /// meeting_unavailable.
  Result<std::optional<MeetingSpace>, Refusal> meeting_for(const Introduction& applicant);
  /// The applicant or the representative went away. A match that was accepted stays: the call is
  /// about to begin, or the store is about to say that it cannot.
  void withdraw_with(VerificationId applicant);
  void withdraw_of(StaffId staff);
  /// Matches that were not accepted in time, or whose applicant is not here any more.
  void end_old();
  /// A call begins for the representative: whoever else was on the screen waits for another.
  void make_room(StaffId staff, VerificationId applicant);

 private:
  void over(StaffId staff, VerificationId applicant);

  WaitingRoom& waiting_;
  Desks& desks_;
  WarmConnections& warm_;
  MeetingCalls& meetings_;
  const CallRecordings& recordings_;
  Consoles& consoles_;
};

}  // namespace visavis::app
