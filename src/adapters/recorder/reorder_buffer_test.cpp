#include "adapters/recorder/reorder_buffer.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <rapidcheck.h>

#include "adapters/recorder/packets_test.h"

namespace visavis::recorder {
namespace {

using std::chrono::milliseconds;

constexpr Monotonic begin{std::chrono::seconds(5)};

void push(ReorderBuffer& buffer, std::uint16_t sequence, Monotonic now = begin) {
  const ByteVector payload{static_cast<std::uint8_t>(sequence & 0xff)};
  buffer.push({.sequence = sequence, .payload = payload}, now);
}

std::vector<int> drained(ReorderBuffer& buffer, Monotonic now = begin) {
  std::vector<int> sequences;
  while (const auto next = buffer.next(now)) {
    EXPECT_EQ(next->packet.payload[0], next->packet.sequence & 0xff);
    for (auto i = next->lost_before; i > 0; --i) sequences.push_back(-1);
    sequences.push_back(next->packet.sequence);
  }
  return sequences;
}

TEST(ReorderBuffer, PutsInOrderAcrossTheWrap) {
  ReorderBuffer buffer({.first_wait = {}});
  for (const int sequence : {65534, 1, 0, 65535, 65535, 0, 2})
    push(buffer, static_cast<std::uint16_t>(sequence));
  EXPECT_EQ(drained(buffer), (std::vector<int>{65534, 65535, 0, 1, 2}));
  push(buffer, 1);
  EXPECT_EQ(drained(buffer), (std::vector<int>{}));
  EXPECT_EQ(buffer.lost() + buffer.late(), 0U);
}

TEST(ReorderBuffer, WaitsForWhatIsMissingAndThenGivesItUp) {
  ReorderBuffer buffer({.wait = milliseconds(100), .first_wait = {}});
  push(buffer, 1);
  push(buffer, 4, begin + milliseconds(10));
  EXPECT_EQ(drained(buffer, begin + milliseconds(109)), (std::vector<int>{1}));
  EXPECT_EQ(drained(buffer, begin + milliseconds(110)), (std::vector<int>{-1, -1, 4}));
  EXPECT_EQ(buffer.lost(), 2U);
  push(buffer, 3, begin + milliseconds(111));
  push(buffer, 3, begin + milliseconds(111));
  EXPECT_EQ(drained(buffer, begin + milliseconds(500)), (std::vector<int>{}));
  EXPECT_EQ(buffer.late(), 1U);
}

TEST(ReorderBuffer, HoldsNoMoreThanItMay) {
  ReorderBuffer buffer({.packets = 8, .first_wait = {}});
  push(buffer, 1);
  for (std::uint16_t sequence = 3; sequence <= 9; ++sequence) push(buffer, sequence);
  EXPECT_EQ(drained(buffer), (std::vector<int>{1}));
  push(buffer, 10);
  EXPECT_EQ(drained(buffer), (std::vector<int>{-1, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST(ReorderBuffer, WhatWasSentFirstMayComeSecond) {
  ReorderBuffer buffer({.first_wait = milliseconds(100)});
  push(buffer, 0);
  EXPECT_EQ(drained(buffer, begin + milliseconds(99)), (std::vector<int>{}));
  push(buffer, 65535, begin + milliseconds(99));
  EXPECT_EQ(drained(buffer, begin + milliseconds(100)), (std::vector<int>{65535, 0}));
}

TEST(ReorderBuffer, ASenderMayBeginAnew) {
  ReorderBuffer buffer({.first_wait = {}});
  push(buffer, 30000);
  push(buffer, 5);
  EXPECT_EQ(drained(buffer), (std::vector<int>{30000}));
  push(buffer, 6);
  push(buffer, 7);
  EXPECT_EQ(drained(buffer, begin + std::chrono::seconds(2)), (std::vector<int>{-1, 6, 7}));
}

TEST(ReorderBuffer, WhateverTheNetworkDoesTheOrderIsThatOfTheSender) {
  EXPECT_TRUE(rc::check([](std::uint16_t first) {
    const auto count = *rc::gen::inRange(1, 300);
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    // Each overtakes by less than twenty places, is doubled or lost.
    const auto late = *rc::gen::container<std::vector<int>>(order.size(), rc::gen::inRange(0, 20));
    const auto fate = *rc::gen::container<std::vector<int>>(order.size(), rc::gen::inRange(0, 10));
    std::ranges::stable_sort(order, {}, [&](int one) {
      return one == 0 ? 0 : one + late[static_cast<std::size_t>(one)];
    });
    ReorderBuffer buffer({.wait = milliseconds(100), .first_wait = {}});
    std::vector<int> got;
    std::size_t lost = 0;
    Monotonic now = begin;
    for (const int one : order) {
      now += milliseconds(1);
      const int what = one == 0 || one == count - 1 ? 9 : fate[static_cast<std::size_t>(one)];
      if (what == 0) ++lost;
      if (what > 0) push(buffer, static_cast<std::uint16_t>(first + one), now);
      if (what == 1) push(buffer, static_cast<std::uint16_t>(first + one), now);
      for (const int sequence : drained(buffer, now)) got.push_back(sequence);
    }
    for (const int sequence : drained(buffer, now + milliseconds(100))) got.push_back(sequence);
    RC_ASSERT(got.size() == order.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      RC_ASSERT(got[i] == -1 || got[i] == static_cast<std::uint16_t>(first + i));
    RC_ASSERT(static_cast<std::size_t>(std::ranges::count(got, -1)) == lost);
    RC_ASSERT(buffer.lost() == lost);
  }));
}

}  // namespace
}  // namespace visavis::recorder
