#pragma once

#include <atomic>

#include "adapters/relay/file_descriptor.h"

namespace visavis::relay {

/// Wakes a thread out of epoll_wait. Any thread may signal; many signals are one wake-up.
class Wakeup {
 public:
  Wakeup();
  int fd() const { return event_.get(); }
  void signal();
  /// Called by the woken thread before it looks for work, so that no signal is lost.
  void acknowledge();

 private:
  FileDescriptor event_;
  std::atomic<bool> signaled_{false};
};

}  // namespace visavis::relay
