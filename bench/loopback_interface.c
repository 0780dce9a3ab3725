// For LD_PRELOAD: getifaddrs without IFF_LOOPBACK, so that a server that leaves loopback interfaces
// out can be measured on 127.0.0.1 alone, without a route or a privilege.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <ifaddrs.h>
#include <net/if.h>

int getifaddrs(struct ifaddrs** first) {
  int (*real)(struct ifaddrs**) = (int (*)(struct ifaddrs**))dlsym(RTLD_NEXT, "getifaddrs");
  const int result = real(first);
  if (result == 0)
    for (struct ifaddrs* one = *first; one != 0; one = one->ifa_next)
      one->ifa_flags &= ~(unsigned int)IFF_LOOPBACK;
  return result;
}
