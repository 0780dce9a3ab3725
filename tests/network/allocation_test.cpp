#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <new>
#include <sys/socket.h>

#include "app/access/secrets.h"

#include "network/service.h"

// Counts what this program takes from the heap, on all threads. Sanitizers bring their own heap.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {
std::atomic<std::uint64_t> allocations{0};
}

// Not inlined, or GCC takes them for a mismatch of new and free.
[[gnu::noinline]] void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc{};
}
// What std::stable_sort takes, and gives back to the same delete.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace visavis {
namespace {

using fakes::RawClient;
using fakes::request_text;
using fakes::Service;

/// Asks with buffers of its own, so that only the server could allocate.
bool ask(int fd, const std::string& request, std::string_view expected) {
  std::array<char, 4096> answer;
  if (::send(fd, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size()))
    return false;
  const auto size = ::recv(fd, answer.data(), answer.size(), 0);
  return size > 0 && std::string_view{answer.data(), static_cast<std::size_t>(size)}.find(
                         expected) != std::string_view::npos;
}

TEST(Allocation, AWarmConnectionsPermissionCheckTakesNoMemory) {
  Service service;
  service.require("42");
  RawClient first = service.connect();
  RawClient second = service.connect();
  const std::string held =
      request_text("GET /v1/accounts/42/permissions/submit_proposal", service.key_header());
  const std::string unknown = request_text(
      "GET /v1/accounts/an-account-with-a-rather-long-name/permissions/withdraw_earnings",
      service.key_header());
  const auto ask_all = [&] {
    return ask(first.fd(), held, R"("allowed":false)") &&
           ask(second.fd(), unknown, R"("allowed":true)");
  };
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(ask_all());
  const std::uint64_t before = allocations;
  for (int i = 0; i < 5000; ++i)
    if (!ask_all()) std::abort();
  const std::uint64_t taken = allocations - before;
  // The clock's tick renews the Date header a few times a second: that is all.
  EXPECT_LT(taken, 100U) << "for 10000 checks";
}

TEST(Allocation, TheCheckItselfTakesNone) {
  const Policy policy = shipped_policy();
  http::PermissionReplicas board{1, policy};
  const MarketplaceId market{IdBytes{1}};
  const auto key = app::hash_secret("vv_live_k");
  board.publish_key(key, market);
  board.publish({market,
                 *AccountId::parse("an-account-with-a-rather-long-name"),
                 VerificationId{IdBytes{2}},
                 Hold{},
                 {},
                 {}});
  auto& replica = board.replica(0);
  replica.catch_up();
  const std::uint64_t before = allocations;
  for (int i = 0; i < 1000; ++i) {
    const auto marketplace = replica.marketplace_of(app::hash_secret("vv_live_k"));
    if (!marketplace || replica.find(*marketplace, "an-account-with-a-rather-long-name") == nullptr)
      std::abort();
  }
  EXPECT_EQ(allocations - before, 0U);
}

}  // namespace
}  // namespace visavis

#endif
