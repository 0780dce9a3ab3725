#pragma once

#include <map>
#include <set>

#include "app/access/devices.h"
#include "app/call/calls.h"
#include "app/desk/desks.h"
#include "app/live/figures.h"
#include "app/live/introduction.h"
#include "app/live/rules.h"
#include "app/ports/live_connections.h"

namespace visavis::app {

/// What the consoles of staff show: everything when something about their desk changed, and only
/// the figures when those did.
class Consoles {
 public:
  Consoles(LiveConnections& connections, const Clock& clock, const Introductions& known,
           const Devices& devices, const Presence& presence, const Desks& desks, const Calls& calls,
           const Figures& figures, const LiveRules& rules);

  /// Something changed for them: shown with the next flush().
  void changed(StaffId staff) { changed_.insert(staff); }
  /// The same for the representative of the applicant's call.
  void peer_changed(VerificationId applicant);
  /// Whether calls wait for room in which they can be recorded.
  void set_recordings_awaited(bool awaited);
  /// What is counted may have changed: shown with the next show_figures().
  void figures_changed() { figures_changed_ = true; }

  /// At once: before something that follows from it is said.
  void show(StaffId staff);
  void flush();
  void show_figures();

 private:
  StaffView view(const Desk& desk) const;

  LiveConnections& connections_;
  const Clock& clock_;
  const Introductions& known_;
  const Devices& devices_;
  const Presence& presence_;
  const Desks& desks_;
  const Calls& calls_;
  const Figures& figures_;
  const LiveRules rules_;
  std::set<StaffId> changed_;
  bool figures_changed_ = false;
  bool recordings_awaited_ = false;
  std::size_t slots_shown_ = 0;  ///< they come into the next 24 hours by time alone
};

}  // namespace visavis::app
