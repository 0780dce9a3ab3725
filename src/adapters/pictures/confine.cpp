#include "adapters/pictures/confine.h"

#include <array>
#include <initializer_list>
#include <malloc.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace visavis::pictures {
namespace {

// AddressSanitizer has terabytes of addresses, which it does not use.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool limits_memory = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool limits_memory = false;
#else
constexpr bool limits_memory = true;
#endif
#else
constexpr bool limits_memory = true;
#endif

bool limit(__rlimit_resource what, rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  return ::setrlimit(what, &both) == 0;
}

bool limit_resources(const Confinement& to) {
  return (!limits_memory || limit(RLIMIT_AS, to.memory_bytes, to.memory_bytes)) &&
         limit(RLIMIT_CPU, to.cpu_seconds, to.cpu_seconds + 1) && limit(RLIMIT_FSIZE, 0, 0) &&
         limit(RLIMIT_NOFILE, 0, 0) && limit(RLIMIT_CORE, 0, 0);
}

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

/// What needs nothing but the process itself.
constexpr std::array harmless{
    SCMP_SYS(brk),        SCMP_SYS(munmap),        SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(futex),      SCMP_SYS(clock_gettime), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
    SCMP_SYS(exit_group), SCMP_SYS(sigaltstack),
};

/// A call, if what it is given is so.
bool allow(const Filter& filter, int call, std::initializer_list<scmp_arg_cmp> given = {}) {
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call,
                                static_cast<unsigned>(given.size()), given.begin()) == 0;
}

bool allow_all(const Filter& filter, const Confinement& to) {
  for (const int call : harmless)
    if (!allow(filter, call)) return false;
  const scmp_arg_cmp there{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(to.descriptor), 0};
  const scmp_arg_cmp not_executable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  const scmp_arg_cmp of_no_file{3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS};
  return allow(filter, SCMP_SYS(read), {there}) && allow(filter, SCMP_SYS(write), {there}) &&
         allow(filter, SCMP_SYS(mmap), {not_executable, of_no_file}) &&
         allow(filter, SCMP_SYS(mprotect), {not_executable});
}

bool filter_calls(const Confinement& to) {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  return filter &&
         seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
         allow_all(filter, to) && seccomp_load(filter.get()) == 0;
}

}  // namespace

bool confine(const Confinement& to) {
  // One thread needs one arena, for which the allocator never asks how many processors there are.
  ::mallopt(M_ARENA_MAX, 1);
  return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit_resources(to) && filter_calls(to);
}

}  // namespace visavis::pictures
