#pragma once

#include <mutex>
#include <set>

#include "base/id.h"

namespace visavis::app {

/// The evidence that is being written in this process: nobody else touches it. Any thread.
class GrowingNow {
 public:
  void add(EvidenceId id) {
    const std::scoped_lock lock(mutex_);
    all_.insert(id);
  }
  void remove(EvidenceId id) {
    const std::scoped_lock lock(mutex_);
    all_.erase(id);
  }
  bool has(EvidenceId id) const {
    const std::scoped_lock lock(mutex_);
    return all_.contains(id);
  }

 private:
  mutable std::mutex mutex_;
  std::set<EvidenceId> all_;
};

}  // namespace visavis::app
