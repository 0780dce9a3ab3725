#pragma once

#include <map>
#include <set>

#include "app/access/devices.h"
#include "app/call/calls.h"
#include "app/desk/desks.h"
#include "app/live/introduction.h"
#include "app/live/rules.h"
#include "app/ports/live_connections.h"
#include "app/waiting/waiting_room.h"

namespace visavis::app {

/// What applicants' pages show: everything when something about them changed, and only their place
/// when the queue did. The next in the queue see that at once; those further behind within
/// queue_round, one after the other, so that a change does not cost as much as there are people.
class ApplicantScreens {
 public:
  ApplicantScreens(LiveConnections& connections, const Clock& clock, LiveRules rules,
                   const Introductions& known, const Devices& devices, const WaitingRoom& waiting,
                   const Desks& desks, const Calls& calls);

  /// Something changed for them: shown with the next flush().
  void changed(VerificationId applicant) { changed_.insert(applicant); }
  /// Places or estimates may have changed: looked at with the next show_queue().
  void queue_changed() { queue_changed_ = true; }
  void flush();
  /// A few times a second: to those here whose place, or what to expect of it, is not what they
  /// were shown.
  void show_queue();

  ApplicantView view(const Introduction& introduction) const;
  /// The same as this device is to see it.
  ApplicantView view(const Introduction& introduction, DeviceId device) const;
  Opening opening() const;

 private:
  void show(VerificationId applicant);
  void show_place(VerificationId applicant, const QueueChanged& news);
  void go_round(const Staffing& staffing, const Opening& opening);

  LiveConnections& connections_;
  const Clock& clock_;
  const LiveRules rules_;
  const Introductions& known_;
  const Devices& devices_;
  const WaitingRoom& waiting_;
  const Desks& desks_;
  const Calls& calls_;
  std::set<VerificationId> changed_;
  bool queue_changed_ = false;
  Opening opening_shown_;
  Staffing staffing_shown_;
  std::map<VerificationId, QueueChanged> shown_;  ///< of those who are here
  bool round_wanted_ = false;                     ///< something changed since one began
  /// Where the round over all of shown_ goes on, while there is one.
  std::optional<VerificationId> round_at_;
  Monotonic round_went_on_{};
};

}  // namespace visavis::app
