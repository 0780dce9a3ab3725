#include "app/verification/committed_log.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "app/verification/steps.h"

namespace visavis::app {
namespace {

constexpr std::size_t at_once = 100;

/// Whom the act is about.
std::optional<StaffId> subject(const Act& act) {
  return std::visit(
      [&](const auto& body) {
        if constexpr (requires { body.staff; })
          return std::optional<StaffId>{body.staff};
        else
          return act.by;
      },
      act.body);
}

/// Whose pages show something else from then on.
std::optional<MarketplaceId> told_to_applicants(const ActBody& body) {
  if (const auto* support = std::get_if<SupportChanged>(&body)) return support->marketplace;
  if (const auto* medium = std::get_if<MediumChanged>(&body)) return medium->marketplace;
  return std::nullopt;
}

/// The steps follow each other and what was told.
bool is_all(const std::vector<CommittedStep>& own, std::int64_t told) {
  return !own.empty() && own.front().position == told + 1 &&
         own.back().position == told + static_cast<std::int64_t>(own.size());
}

}  // namespace

void CommittedLog::begin() { told_ = store_.acts().last_position(); }

std::vector<Committed> CommittedLog::next(std::vector<CommittedStep> own) {
  std::vector<Committed> found;
  if (is_all(own, told_)) {
    found.assign(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  } else {
    found = read();
  }
  if (!found.empty()) told_ = position_of(found.back());
  return found;
}

/// Both kinds are read up to their batch: what lies behind the nearer end waits for the next time,
/// so that nothing is told before what stands before it.
std::vector<Committed> CommittedLog::read() {
  auto& verifications = store_.verifications();
  const auto events = verifications.events_after(told_, at_once, std::nullopt);
  const auto acts = store_.acts().acts_after(told_, at_once);
  auto end = std::numeric_limits<std::int64_t>::max();
  if (events.size() == at_once) end = std::min(end, events.back().position);
  if (acts.size() == at_once) end = std::min(end, acts.back().position);

  std::vector<Committed> found;
  for (const auto& stored : events) {
    const auto after = verifications.verification(stored.verification);
    if (stored.position <= end && after)
      found.emplace_back(committed_step(verifications, stored.position, *after, stored.event));
  }
  for (const auto& stored : acts) {
    if (stored.position > end) continue;
    const auto about = subject(stored.act);
    CommittedAct act{stored.position, stored.act,
                     about ? store_.staff().staff(*about) : std::nullopt};
    if (const auto changed = told_to_applicants(stored.act.body))
      act.marketplace = store_.marketplaces().marketplace(*changed);
    found.emplace_back(std::move(act));
  }
  std::sort(found.begin(), found.end(),
            [](const Committed& a, const Committed& b) { return position_of(a) < position_of(b); });
  return found;
}

}  // namespace visavis::app
