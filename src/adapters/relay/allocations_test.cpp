#include "adapters/relay/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>
#include <openssl/crypto.h>

// In a file of its own, so that the compiler does not see malloc and delete meet when inlining.
namespace {
std::atomic<std::uint64_t> count{0};
std::atomic<std::uint64_t> openssl_count{0};

void* counted_malloc(std::size_t size, const char*, int) {
  openssl_count.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size);
}
void* counted_realloc(void* memory, std::size_t size, const char*, int) {
  openssl_count.fetch_add(1, std::memory_order_relaxed);
  return std::realloc(memory, size);
}
void plain_free(void* memory, const char*, int) { std::free(memory); }

// OpenSSL takes this before it has allocated anything, and not later.
[[maybe_unused]] const int counted =
    CRYPTO_set_mem_functions(counted_malloc, counted_realloc, plain_free);
}  // namespace

void* operator new(std::size_t size) {
  count.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace visavis::relay {
std::uint64_t allocations() { return count.load(); }
std::uint64_t openssl_allocations() { return openssl_count.load(); }
}  // namespace visavis::relay
