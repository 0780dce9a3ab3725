#pragma once

#include "app/messages/live.h"
#include "app/ports/clock.h"
#include "app/review/open_work.h"
#include "app/waiting/waiting_room.h"

namespace visavis::app {

/// What consoles count, counted when it is asked for.
class Figures {
 public:
  Figures(const WaitingRoom& waiting, const OpenWork& work, const Clock& clock)
      : waiting_(waiting), work_(work), clock_(clock) {}

  QueueFigures now() const {
    const Timestamp now = clock_.now();
    return {waiting_.length(),          waiting_.call_backs(), waiting_.slots_ahead(now),
            waiting_.longest_wait(now), work_.reviews(),       work_.appeals()};
  }
  std::size_t slots_ahead() const { return waiting_.slots_ahead(clock_.now()); }

 private:
  const WaitingRoom& waiting_;
  const OpenWork& work_;
  const Clock& clock_;
};

}  // namespace visavis::app
