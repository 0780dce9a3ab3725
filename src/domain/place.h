#pragma once

#include <optional>

#include "base/described.h"
#include "base/time.h"

namespace visavis {

/// A place in the queue that its holder is not in now: joining before `until` takes it again.
struct KeptPlace {
  Timestamp since;  ///< what the queue orders by
  Timestamp until;
  friend bool operator==(const KeptPlace&, const KeptPlace&) = default;
};
BOOST_DESCRIBE_STRUCT(KeptPlace, (), (since, until))

/// The applicant left the page and is told by e-mail when it is nearly their turn.
struct CallBack {
  Timestamp asked;
  std::optional<Timestamp> told = {};
  friend bool operator==(const CallBack&, const CallBack&) = default;
};
BOOST_DESCRIBE_STRUCT(CallBack, (), (asked, told))

/// A booked time.
struct Slot {
  Timestamp at;
  Duration extended{};                        ///< by how much the deadline was moved for it
  bool reminded = false;                      ///< or too near for a reminder when it was booked
  std::optional<std::string> time_zone = {};  ///< IANA; in which it was chosen
  friend bool operator==(const Slot&, const Slot&) = default;
};
BOOST_DESCRIBE_STRUCT(Slot, (), (at, extended, reminded, time_zone))

/// Somebody away for longer loses the place or the call.
inline constexpr Duration absence_limit = std::chrono::seconds{60};

/// Ours to bear, not the applicant's: a call that ended for technical reasons, and a call back that
/// came too early or too late for them.
inline constexpr Duration place_kept = std::chrono::hours{24};
/// After an absence that ended the wait: nobody loses half an hour for a tunnel.
inline constexpr Duration place_kept_after_absence = std::chrono::minutes{10};
/// How long somebody who was called back may take to come.
inline constexpr Duration call_back_patience = std::chrono::minutes{30};
/// How long somebody who was called back and is not here yet still counts as coming: then the next
/// one is told as well, so that nobody sits idle.
inline constexpr Duration call_back_grace = std::chrono::minutes{5};

/// Joining the queue from so long before the slot to so long after it leads to its head.
inline constexpr Duration slot_early = std::chrono::minutes{5};
inline constexpr Duration slot_late = std::chrono::minutes{15};
inline constexpr Duration slot_reminder_before = std::chrono::minutes{15};
/// The deadline is never nearer after a slot.
inline constexpr Duration slot_to_deadline = std::chrono::hours{1};
inline constexpr unsigned slot_bookings_max = 3;

/// The place that a slot gives: before everybody who just waits, and fair among slots.
constexpr Timestamp place_of_slot(Timestamp slot) { return slot - std::chrono::days{30}; }
constexpr bool slot_counts(const Slot& slot, Timestamp now) {
  return slot.at - slot_early <= now && now <= slot.at + slot_late;
}
/// Over, whether it was used or not.
constexpr bool slot_over(const Slot& slot, Timestamp now) { return now > slot.at + slot_late; }

}  // namespace visavis
