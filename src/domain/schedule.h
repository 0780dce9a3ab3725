#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace visavis {

/// When representatives are usually there, by the week in UTC. A default one is always open.
class OpeningHours {
 public:
  OpeningHours() = default;
  /// Lines like "mon-fri 08:00-20:00", "sat 10:00-24:00", "sun 22:00-06:00" (until the next
  /// morning); no lines: always open. The error says which line is wrong, and what is expected.
  static Result<OpeningHours, std::string> parse(const std::vector<std::string>& lines);

  bool open_at(Timestamp at) const;
  /// Open from `from` until `until` without a break.
  bool open_throughout(Timestamp from, Timestamp until) const;
  /// When it opens next; nothing while it is open.
  std::optional<Timestamp> next_opening(Timestamp at) const;

  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;

 private:
  /// Minutes of the week from Monday 00:00, sorted and apart; empty: always.
  std::vector<std::pair<int, int>> open_;
};

/// Times that applicants may book.
struct SlotRules {
  Duration length = std::chrono::minutes{30};
  int each = 2;  ///< applicants a slot; 0: none can be booked
  int days_ahead = 7;
  friend bool operator==(const SlotRules&, const SlotRules&) = default;
};

struct Schedule {
  OpeningHours opening;
  SlotRules slots;
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// The starts of the slots that can be booked at `now`, whether taken or not, soonest first.
std::vector<Timestamp> slots_offered(const Schedule& schedule, Timestamp now);
/// `at` is one of slots_offered().
bool is_slot_offered(const Schedule& schedule, Timestamp at, Timestamp now);

}  // namespace visavis
