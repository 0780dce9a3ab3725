#include "main/descriptors.h"

#include <cerrno>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <system_error>

namespace visavis {

void take_descriptors(std::size_t needed) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::system_error{errno, std::system_category(), "getrlimit"};
  if (limit.rlim_max < needed)
    throw std::runtime_error{
        "server.connections, server.applicants and server.staff need " + std::to_string(needed) +
        " file descriptors, and this process may have " + std::to_string(limit.rlim_max) +
        ": allow more (LimitNOFILE= of systemd, ulimit -n), or set fewer of them"};
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::system_error{errno, std::system_category(), "setrlimit"};
}

}  // namespace visavis
