#include "adapters/relay/wakeup.h"

#include <cerrno>
#include <cstdint>
#include <sys/eventfd.h>
#include <system_error>

namespace visavis::relay {

Wakeup::Wakeup() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (event_.get() < 0) throw std::system_error(errno, std::system_category(), "eventfd");
}

void Wakeup::signal() {
  if (signaled_.exchange(true, std::memory_order_acq_rel)) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(event_.get(), &one, sizeof one);
}

void Wakeup::acknowledge() {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto taken = read(event_.get(), &count, sizeof count);
  signaled_.exchange(false, std::memory_order_acq_rel);
}

}  // namespace visavis::relay
