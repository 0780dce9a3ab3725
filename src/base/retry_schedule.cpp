#include "base/retry_schedule.h"

#include <algorithm>

namespace visavis {

std::optional<Duration> RetrySchedule::after(int attempts, double random,
                                             std::optional<Duration> retry_after) const {
  const auto failed = static_cast<std::size_t>(std::max(attempts, 1));
  if (failed > delays.size()) return std::nullopt;
  const auto planned = std::chrono::duration<double, Duration::period>{delays[failed - 1]};
  const auto wait = std::chrono::round<Duration>(planned * (1.0 + jitter * random));
  return std::max(wait, std::min(retry_after.value_or(Duration{}), retry_after_max));
}

}  // namespace visavis
