#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

#include "adapters/meet/after_calls.h"
#include "adapters/meet/meet_client.h"
#include "adapters/meet/meet_config.h"
#include "adapters/meet/planner.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/meetings.h"

namespace visavis::meet {

/// Meetings of Google Meet, on a thread of its own.
class MeetRooms final : public app::Meetings {
 public:
  /// Starts the thread. `over`, `found` and `tell` are then used from that thread only; clock and
  /// entropy must be safe to use from it. All must outlive it. Throws std::runtime_error for
  /// credentials or addresses that cannot be used; its words never have the key in them.
  MeetRooms(MeetConfig config, app::OverMeetings& over, ArtifactsFound found,
            app::MeetingEventHandler tell, const app::Clock& clock, app::Entropy& entropy);
  ~MeetRooms() override;
  MeetRooms(const MeetRooms&) = delete;
  MeetRooms& operator=(const MeetRooms&) = delete;

  // Any thread.
  std::optional<MeetingSpace> take() override;
  void follow(CallId call, const MeetingSpace& meeting,
              const std::string& representative_email) override;
  /// What the thread was about to tell may still be told.
  void unfollow(CallId call) override;
  /// A call with a meeting ended: there is something in OverMeetings.
  void wake();

  /// Starts nothing more, lets requests that end meetings come to their end within the config's
  /// limit, and breaks off all others: what is not recorded is done again. Returns when the thread
  /// has ended.
  void stop();

 private:
  void run();
  void round();
  void drain();
  /// What ended is handed to who asked for it, what is to be told is told.
  void hand_out(const std::vector<MeetClient::Ended>& ended);
  Duration patience();

  const MeetConfig config_;
  const app::MeetingEventHandler tell_;
  const app::Clock& clock_;
  MeetClient client_;
  std::atomic<bool> stopping_{false}, look_{false};

  std::mutex mutex_;
  Budgets budgets_;
  Planner planner_;  ///< under the mutex

  AfterCalls after_;  ///< the thread's own
  std::thread thread_;
};

}  // namespace visavis::meet
