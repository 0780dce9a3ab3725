#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/live/absences.h"
#include "app/live/applicant_requests.h"
#include "app/live/applicant_screens.h"
#include "app/live/consoles.h"
#include "app/live/due_timers.h"
#include "app/live/matching.h"
#include "app/live/staff_requests.h"
#include "app/live/still_uploads.h"
#include "app/review/open_work.h"

namespace visavis::app {

struct LiveCounts {
  std::size_t waiting = 0, calls = 0, staff_available = 0, applicants_connected = 0,
              staff_connected = 0;
  bool meetings_ready = false;  ///< where calls are meetings, they can be had
};

/// What there is for calls besides the relay; nothing: it is not there.
struct BesidesRelay {
  Meetings* meetings = nullptr;
  CallRecorder* recorder = nullptr;
  StillKeeper* stills = nullptr;
};

/// The people who are here now, on their WebSockets: hears who comes, goes and says what, passes it
/// to those whom it concerns, and shows everybody what is so. Lives in memory; what must survive a
/// restart is in the store, from which restore() rebuilds it. Everything here runs on the app's
/// thread, one after the other, and never waits: what needs the store is an order, and what becomes
/// of it comes back as a committed step (told()). All time comes from the clock: with a test's, a
/// day passes at once.
class Live {
 public:
  Live(StoreExecutor& executor, LiveConnections& connections, Relay& relay, const Clock& clock,
       Entropy& entropy, LiveRules rules, FaultSink fault, BesidesRelay besides = {});
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  // Before the doors open: every account's current verification, then who waits and who is in a
  // call. Everybody counts as just gone away.
  void restore(const Verification& current);
  void restore(StoreConnection& store);
  /// A few times a second: ends what took too long, matches, shows. Cheap when nothing is due.
  void tick();
  /// What was committed, by whomever, in the order of the log.
  void told(const std::vector<Committed>& committed);

  /// A device of a verification that is not known here is introduced before it connects.
  bool knows(VerificationId applicant) const { return known_.find(applicant) != nullptr; }
  void introduce(Introduction introduction) { known_.add(std::move(introduction)); }
  /// A link of the verification was opened on this device: it takes charge when it connects.
  void expect(const Introduction& introduction, DeviceId device);

  // Connecting shows what is so at once; a newer connection of the same person has already replaced
  // the older one at the door. An answer that waited for the store comes after what it led to.
  void connected(const ApplicantDevice& device);
  void disconnected(const ApplicantDevice& device);
  void said(const ApplicantDevice& device, const FromDevice& message, const Answer& answer);
  void connected(const Staff& staff);
  void disconnected(StaffId staff);
  void said(StaffId staff, const FromStaff& message, const Answer& answer);
  void relay_event(const RelayEvent& event);
  void meeting_event(const MeetingEvent& event);

  /// The applicant's page without a WebSocket.
  ApplicantView view(const Introduction& introduction, DeviceId device) const {
    return applicants_.view(introduction, device);
  }
  LiveCounts counts() const;
  StillUploads& still_uploads() const { return *still_uploads_; }

 private:
  void react(const CommittedStep& step);
  void react(const CommittedAct& act);
  /// The device is in charge now; `moved`: another one was.
  void in_charge(const ApplicantDevice& device, bool moved);
  /// Ends every input: whoever can be matched is, and everybody sees what changed for them.
  void settle();
  /// What somebody asked for, and was not refused, is shown before it is answered.
  Answer shown_first(Answer answer, std::function<void()> mark);

  LiveConnections& connections_;
  const Clock& clock_;
  const LiveRules rules_;
  Monotonic forget_due_{};

  // The owners: each has its own state and nobody else's.
  Introductions known_;
  Devices devices_;
  Presence presence_;
  WaitingRoom waiting_;
  Desks desks_;
  OpenWork work_;
  Messenger messenger_;
  Negotiations negotiations_;
  Reaches reaches_;
  WarmConnections warm_;
  CallRecordings recordings_;
  CallLines lines_;
  MeetingCalls meetings_;
  Stills stills_;
  Calls calls_;

  // What they are brought together by.
  Orders orders_;
  ApplicantScreens applicants_;
  Figures figures_;
  Consoles consoles_;
  Matching matching_;
  Absences absences_;
  DueTimers timers_;
  ApplicantRequests applicant_requests_;
  StaffRequests staff_requests_;
  const std::unique_ptr<StillUploads> still_uploads_;
};

}  // namespace visavis::app
