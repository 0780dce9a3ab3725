#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "base/id.h"

namespace visavis::outbox {

/// What runs of an outbox, by its numbers, each until its end is recorded. Of each marketplace only
/// so many that a slow server leaves room for the others. `Running` has its `marketplace`.
template <class Running>
class InFlight {
 public:
  explicit InFlight(std::size_t each_max) : each_max_(each_max) {}

  /// Whether it may begin: it does not run, and its marketplace has room.
  bool takes(std::int64_t number, MarketplaceId marketplace) const {
    if (running_.contains(number)) return false;
    const auto of_it = std::ranges::count_if(
        running_, [&](const auto& one) { return one.second.marketplace == marketplace; });
    return static_cast<std::size_t>(of_it) < each_max_;
  }
  void begin(std::int64_t number, Running running) { running_.emplace(number, std::move(running)); }
  const Running& at(std::int64_t number) const { return running_.at(number); }
  void end(std::int64_t number) { running_.erase(number); }

 private:
  std::size_t each_max_;
  std::map<std::int64_t, Running> running_;
};

}  // namespace visavis::outbox
