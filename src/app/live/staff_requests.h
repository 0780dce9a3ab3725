#pragma once

#include "app/call/call_lines.h"
#include "app/call/calls.h"
#include "app/call/warm_connections.h"
#include "app/desk/desks.h"
#include "app/live/introduction.h"
#include "app/live/matching.h"
#include "app/live/orders.h"

namespace visavis::app {

/// What a member of staff says on their console.
class StaffRequests {
 public:
  StaffRequests(const Introductions& known, Desks& desks, Matching& matching, WarmConnections& warm,
                CallLines& lines, Calls& calls, Orders& orders, Entropy& entropy)
      : known_(known),
        desks_(desks),
        matching_(matching),
        warm_(warm),
        lines_(lines),
        calls_(calls),
        orders_(orders),
        entropy_(entropy) {}

  /// Refuses not_signed_in for somebody who is not here.
  void hear(StaffId staff, const FromStaff& message, const Answer& answer);

 private:
  struct Visitor;
  void accept(StaffId staff, VerificationId applicant, const Answer& answer);
  void not_begun(StaffId staff, VerificationId applicant);
  Result<Done, Refusal> decline(StaffId staff, VerificationId applicant);
  Result<Done, Refusal> show_item(VerificationId applicant, const say::CallShowItem& say);

  const Introductions& known_;
  Desks& desks_;
  Matching& matching_;
  WarmConnections& warm_;
  CallLines& lines_;
  Calls& calls_;
  Orders& orders_;
  Entropy& entropy_;
};

}  // namespace visavis::app
