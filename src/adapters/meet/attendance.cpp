#include "adapters/meet/attendance.h"

#include <algorithm>
#include <tuple>

namespace visavis::meet {
namespace {

using Participant = app::MeetingParticipant;

bool is_same(const app::MeetingParticipant& a, const app::MeetingParticipant& b) {
  return std::tie(a.kind, a.display_name, a.user, a.since, a.left) ==
         std::tie(b.kind, b.display_name, b.user, b.since, b.left);
}

/// Was out, and is in or out again since.
bool is_back(const app::MeetingParticipant& before, const app::MeetingParticipant& now) {
  return before.left && now.left != before.left;
}

}  // namespace

Attendance::Change Attendance::seen(const std::string& record,
                                    const std::vector<app::MeetingParticipant>& listed) {
  Change change;
  if (!listed.empty())
    change.any = end_others(record, std::ranges::min(listed, {}, &Participant::since).since);
  for (const auto& one : listed) {
    const auto [at, is_new] = known_.try_emplace(one.id, one);
    auto& known = at->second;
    if (is_new || is_back(known, one)) change.came.push_back(one.id);
    if (!is_new && is_same(known, one)) continue;
    change.any = true;
    const int joins = known.joins;
    known = one;
    known.joins = joins;
  }
  return change;
}

/// A space has one conference at a time; Google may tell later, or never, who left the last one.
bool Attendance::end_others(const std::string& record, Timestamp at) {
  bool any = false;
  for (auto& [id, one] : known_) {
    if (one.left || id.starts_with(record + "/")) continue;
    one.left = at;
    any = true;
  }
  return any;
}

bool Attendance::counted(const std::string& id, int joins) {
  const auto at = known_.find(id);
  if (at == known_.end() || joins <= at->second.joins) return false;
  at->second.joins = joins;
  return true;
}

std::size_t Attendance::present() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(known_, [](const auto& one) { return !one.second.left; }));
}

bool Attendance::is_anybody_in(const std::string& record) const {
  return std::ranges::any_of(known_, [&](const auto& one) {
    return !one.second.left && one.first.starts_with(record + "/");
  });
}

std::vector<app::MeetingParticipant> Attendance::all() const {
  std::vector<app::MeetingParticipant> all;
  for (const auto& [id, one] : known_) all.push_back(one);
  std::ranges::stable_sort(all, {}, &app::MeetingParticipant::since);
  return all;
}

}  // namespace visavis::meet
