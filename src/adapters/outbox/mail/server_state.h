#pragma once

#include <cstddef>
#include <optional>

#include "base/retry_schedule.h"
#include "base/time.h"

namespace visavis::mail {

/// How much the mail server takes now, by how it treated the last attempts: so that one that is
/// down, or wants less of us, is asked by one mail and not by each. In onward time.
class ServerState {
 public:
  ServerState(std::size_t connections_max, RetrySchedule pauses);

  /// How many connections it may have at once; 0 in a pause. One after a pause, until it takes a
  /// mail.
  std::size_t connections(Timestamp now) const;
  /// Until when nothing goes; nothing out of a pause.
  std::optional<Timestamp> paused_until(Timestamp now) const;
  /// It spoke to us about a mail.
  void spoke();
  /// It refused us while so many other attempts ran. With others, it is the number of connections
  /// that it does not like; without, all wait. Until when the mail does.
  Timestamp refused(std::size_t others, Timestamp now);

 private:
  const std::size_t connections_max_;
  const RetrySchedule pauses_;
  std::size_t connections_;
  int refusals_ = 0;  ///< without a word about a mail between them
  std::optional<Timestamp> pause_until_;
  Timestamp narrow_until_;
};

}  // namespace visavis::mail
