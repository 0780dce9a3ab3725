#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "base/time.h"

namespace visavis {

/// Why a marketplace asks for a verification.
enum class Trigger { first_proposal, risky_category, suspicion, periodic, manual };
BOOST_DESCRIBE_ENUM(Trigger, first_proposal, risky_category, suspicion, periodic, manual)

enum class HoldKind { pending, overdue, failed };
BOOST_DESCRIBE_ENUM(HoldKind, pending, overdue, failed)

/// A set of the policy's actions: bit i stands for Policy::actions[i].
using ActionSet = std::uint64_t;
inline constexpr std::size_t actions_max = 64;

struct HoldRule {
  ActionSet denies = 0;              ///< empty: no hold in this situation ("grace first")
  std::vector<std::string> effects;  ///< opened once when the hold begins; only of `failed`
  std::string reason;                ///< for the freelancer
  friend bool operator==(const HoldRule&, const HoldRule&) = default;
};

/// Maps trigger, status and overdue time to holds, denied actions and effects.
struct Policy {
  std::vector<std::string> actions;  ///< at most actions_max
  HoldRule pending, overdue, failed;
  std::map<Trigger, HoldRule> pending_for;  ///< replaces `pending` for a trigger
  Duration deadline{};                      ///< from required to overdue, while the clock runs
  Duration reminder{};                      ///< so long before the deadline; zero: none
  Duration appeal_answer{};                 ///< within which an appeal is to be answered
  bool failed_needs_review = true;          ///< a failed decision waits for a second reviewer
  int stills_max = 30;                      ///< that may be asked for in one call; zero: none

  std::optional<std::size_t> action_index(std::string_view action) const;
  /// The names in the order of `actions`.
  std::vector<std::string> action_names(ActionSet set) const;
};

/// The policy Visavis ships with, as `visavis serve --help` prints it.
Policy shipped_policy();

}  // namespace visavis
