#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "base/time.h"

namespace visavis {

/// How long a call takes a representative, the wrap-up after it included, from the last calls.
class CallLengths {
 public:
  void add(Duration length);
  Duration mean() const;

 private:
  std::deque<Duration> last_;
};

/// What a place in the queue is worth now.
struct Prospect {
  std::size_t ahead = 0;    ///< applicants who come before
  std::size_t working = 0;  ///< representatives who are available or in a call
  std::size_t free = 0;     ///< those of them who could take a call at once
  Duration call_length{};
};

/// How long the wait will be, rounded to what we can honestly say: whole minutes up to ten, then
/// five, then fifteen; zero for "at once". Nothing when nobody works: then nobody can know.
std::optional<Duration> estimate_wait(const Prospect& prospect);

}  // namespace visavis
