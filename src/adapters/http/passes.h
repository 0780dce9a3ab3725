#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "base/id.h"
#include "base/time.h"

namespace visavis::http {

/// Who has said what lets them have which file, and until when that counts. Any thread.
template <class AnyId>
class Passes {
 public:
  void give(StaffId staff, AnyId file, Monotonic until, Monotonic now) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(until_, [&](const auto& one) { return one.second <= now; });
    until_[{staff, file}] = until;
  }
  bool has(StaffId staff, AnyId file, Monotonic now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = until_.find({staff, file});
    return found != until_.end() && now < found->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<StaffId, AnyId>, Monotonic> until_;
};

}  // namespace visavis::http
