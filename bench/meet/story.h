#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace visavis::bench {

enum class Deed {
  begin,
  representative_joins,
  representative_leaves,
  applicant_joins,
  applicant_leaves,
  end,
};

struct Scene {
  Duration at{};
  std::size_t call = 0;
  Deed deed{};
};

/// What happens in so many calls that begin within `time`, most of them in its middle: at most
/// `at_once` go on together, and so many do at some moment. The same for the same seed.
std::vector<Scene> story(std::size_t calls, std::size_t at_once, Duration time, std::uint64_t seed);

}  // namespace visavis::bench
