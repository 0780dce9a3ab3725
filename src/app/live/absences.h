#pragma once

#include "app/call/calls.h"
#include "app/desk/desks.h"
#include "app/live/orders.h"
#include "app/waiting/waiting_room.h"

namespace visavis::app {

/// Whoever is away for longer than absence_limit loses the place or the call; and a call
/// beside another one of its representative ends. Whoever is in the meeting of their call is not
/// away, whatever their page does: on a phone it sleeps meanwhile.
class Absences {
 public:
  Absences(const Presence& presence, const WaitingRoom& waiting, const Desks& desks,
           const Calls& calls, Orders& orders, const Clock& clock)
      : presence_(presence),
        waiting_(waiting),
        desks_(desks),
        calls_(calls),
        orders_(orders),
        clock_(clock) {}

  void tick();

 private:
  /// Why the call is over; nothing while it goes on.
  std::optional<LoseCall> lost(const Calls::Parties& call, Monotonic limit) const;
  bool may_not(StaffId representative) const;

  const Presence& presence_;
  const WaitingRoom& waiting_;
  const Desks& desks_;
  const Calls& calls_;
  Orders& orders_;
  const Clock& clock_;
};

}  // namespace visavis::app
