#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "adapters/meet/failure.h"
#include "app/ports/entropy.h"
#include "base/time.h"

namespace visavis::meet {

/// What a request is counted for. https://developers.google.com/workspace/meet/api/guides/limits
enum class Quota {
  read,    ///< 6000 a minute a project, 600 a user
  write,   ///< 1000 a minute a project, 100 a user
  create,  ///< spaces.create: 100 a minute a project, 10 a user
};

/// So many in any minute.
class MinuteLimit {
 public:
  explicit MinuteLimit(std::size_t max) : max_(max) {}
  Monotonic free_at(Monotonic now) const;
  void spend(Monotonic now);

 private:
  std::size_t max_;
  std::deque<Monotonic> spent_;  ///< the last ones, `max_` at most
};

/// What may be asked now: each organiser within a minute's share of Google's quotas, all of them
/// within the project's, and after a failure only when it has waited. Each organiser waits by
/// itself, and for each quota.
class Budgets {
 public:
  explicit Budgets(app::Entropy& entropy) : entropy_(entropy) {}

  // Half of Google's, as other programs of the same project may ask as well; of spaces a little
  // less than all.
  static constexpr std::size_t reads_of_user = 300, reads_of_project = 3000;
  static constexpr std::size_t writes_of_user = 50, writes_of_project = 500;
  static constexpr std::size_t creates_of_user = 8, creates_of_project = 80;

  /// From when on one more may be asked; `now` or before: at once.
  Monotonic free_at(const std::string& organiser, Quota quota, Monotonic now);
  void spend(const std::string& organiser, Quota quota, Monotonic now);
  void succeeded(const std::string& organiser, Quota quota);
  /// The next waits: twice as long after each failure in a row, up to half a minute, and not as
  /// long as others who failed with it; at least as long as Google says.
  void failed(const std::string& organiser, Quota quota, const Failure& failure, Monotonic now);

 private:
  struct Lane {
    explicit Lane(std::size_t max) : limit(max) {}
    MinuteLimit limit;
    int failures = 0;  ///< in a row
    Monotonic blocked_until{};
  };
  Lane& lane(const std::string& organiser, Quota quota);
  MinuteLimit& project(Quota quota);

  app::Entropy& entropy_;
  std::map<std::pair<std::string, Quota>, Lane> lanes_;
  MinuteLimit reads_{reads_of_project}, writes_{writes_of_project}, creates_{creates_of_project};
};

/// Truncated exponential backoff after that many failures in a row (from 1): a time between half
/// and all of 1 s, 2 s, 4 s ... `longest`. Not less than what Google said.
Duration backoff(int failures, Duration longest, const std::optional<Duration>& retry_after,
                 app::Entropy& entropy);

/// Whether the next request of the same organiser would fail as well.
bool is_organisers(app::MeetingFault fault);

}  // namespace visavis::meet
