#include "app/waiting/presence.h"

#include <algorithm>

namespace visavis::app {

bool Presence::is_here(VerificationId applicant) const {
  const auto found = here_.find(applicant);
  return found != here_.end() && found->second.connected;
}

std::optional<Monotonic> Presence::away_since(VerificationId applicant) const {
  const auto found = here_.find(applicant);
  if (found == here_.end() || found->second.connected) return std::nullopt;
  return found->second.since;
}

bool Presence::gone_since(VerificationId applicant, Monotonic limit) const {
  const auto found = here_.find(applicant);
  return found == here_.end() || (!found->second.connected && found->second.since <= limit);
}

std::vector<VerificationId> Presence::all_gone_since(Monotonic limit) const {
  std::vector<VerificationId> gone;
  for (const auto& [id, here] : here_)
    if (!here.connected && here.since <= limit) gone.push_back(id);
  return gone;
}

std::size_t Presence::count_here() const {
  return static_cast<std::size_t>(std::count_if(
      here_.begin(), here_.end(), [](const auto& one) { return one.second.connected; }));
}

}  // namespace visavis::app
