#include "main/descriptors.h"

#include <cerrno>
#include <sys/resource.h>
#include <system_error>

namespace visavis {

std::size_t take_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::system_error{errno, std::system_category(), "getrlimit"};
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::system_error{errno, std::system_category(), "setrlimit"};
  return limit.rlim_max;
}

}  // namespace visavis
