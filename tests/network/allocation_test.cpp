#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <malloc.h>
#include <new>
#include <sys/socket.h>
#include <thread>
#include <vector>

#include "app/access/secrets.h"

#include "network/service.h"

// Counts what this program takes from the heap, on all threads. Sanitizers bring their own heap.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {
std::atomic<std::uint64_t> allocations{0};
std::atomic<std::int64_t> held_bytes{0};

void* take(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory != nullptr) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    held_bytes += static_cast<std::int64_t>(malloc_usable_size(memory));
  }
  return memory;
}
void give_back(void* memory) {
  held_bytes -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}
}  // namespace

// Not inlined, or GCC takes them for a mismatch of new and free.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* memory = take(size)) return memory;
  throw std::bad_alloc{};
}
// What std::stable_sort takes, and gives back to the same delete.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return take(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { give_back(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }

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
  // The clock's ticks renew the Date header, some dozen times a second: that is all, and a machine
  // that is slow has more of them.
  EXPECT_LT(taken, 1000U) << "for 10000 checks";
}

TEST(Allocation, AnIdleConnectionHoldsAboutEightKibibytesWhateverItWasAsked) {
  constexpr std::size_t connections = 50;
  Service service;
  const std::string request =
      request_text("GET /healthz", "Cookie: a=" + std::string(30'000, 'x') + "\r\n");
  // What the first request leaves behind for good is no connection's.
  const RawClient first = service.connect();
  if (!ask(first.fd(), request_text("GET /healthz"), "200 OK")) std::abort();
  const std::int64_t before = held_bytes;
  std::vector<RawClient> clients;
  clients.reserve(connections);
  while (clients.size() < connections) {
    clients.push_back(service.connect());
    if (!ask(clients.back().fd(), request, "200 OK")) std::abort();
  }
  const auto each = [&] { return (held_bytes - before) / static_cast<std::int64_t>(connections); };
  // It is idle a moment after its client has the answer.
  for (int i = 0; i < 2000 && each() > 12 * 1024; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  EXPECT_LE(each(), 12 * 1024) << "bytes: what it reads into, and what it is itself";
  EXPECT_GE(each(), 8 * 1024) << "bytes: they are there";
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
