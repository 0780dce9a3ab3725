#include "adapters/recorder/packet_ring.h"

#include <atomic>
#include <deque>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <thread>
#include <vector>

namespace visavis::recorder {
namespace {

using app::TransportId;

std::vector<std::uint8_t> numbered(std::size_t size, std::uint64_t number) {
  std::vector<std::uint8_t> packet(size);
  for (std::size_t i = 0; i < size; ++i) packet[i] = static_cast<std::uint8_t>(number * 31 + i);
  return packet;
}

TEST(PacketRing, GivesWhatWasPutInOrderAndRefusesWhatDoesNotFit) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& steps) {
    PacketRing ring(8 * 1024);
    std::deque<std::vector<std::uint8_t>> model;
    std::uint64_t number = 0;
    std::size_t held = 0;
    for (const std::uint16_t step : steps) {
      if (step % 3 != 0) {
        const auto packet = numbered(1 + step % 2048, ++number);
        if (ring.push(TransportId{number}, packet, Monotonic{})) {
          model.push_back(packet);
          held += packet.size();
        } else {
          RC_ASSERT(held > 2048);
        }
      } else if (const auto found = ring.front()) {
        RC_ASSERT(!model.empty());
        RC_ASSERT(model.front() ==
                  std::vector<std::uint8_t>(found->packet.begin(), found->packet.end()));
        held -= model.front().size();
        model.pop_front();
        ring.pop();
      } else {
        RC_ASSERT(model.empty());
      }
    }
  }));
}

TEST(PacketRing, TakesNothingThatIsNoPacket) {
  PacketRing ring(8 * 1024);
  EXPECT_FALSE(ring.push(TransportId{1}, {}, Monotonic{}));
  EXPECT_FALSE(ring.push(TransportId{1}, numbered(2049, 1), Monotonic{}));
  EXPECT_FALSE(ring.front());
}

// Several threads write as fast as they can; each finds its packets whole and in order.
TEST(PacketRing, ManyThreadsWriteAndOneReads) {
  constexpr std::uint64_t threads = 3;
  constexpr std::uint64_t each = 2000;
  PacketRing ring(16 * 1024);
  std::atomic<std::uint64_t> refused{0};
  std::vector<std::thread> writers;
  for (std::uint64_t writer = 0; writer < threads; ++writer)
    writers.emplace_back([&, writer] {
      for (std::uint64_t number = 0; number < each;) {
        const auto packet = numbered(1 + number * 7 % 1500, number);
        const Monotonic at{std::chrono::microseconds(number)};
        if (ring.push(TransportId{writer}, packet, at)) {
          ++number;
        } else {
          refused.fetch_add(1);
          std::this_thread::yield();
        }
      }
    });
  std::uint64_t read = 0;
  std::uint64_t wrong = 0;
  std::uint64_t next[threads] = {};
  while (read < threads * each) {
    const auto found = ring.front();
    if (!found) {
      std::this_thread::yield();
      continue;
    }
    auto& expected = next[static_cast<std::uint64_t>(found->from)];
    const auto packet = numbered(1 + expected * 7 % 1500, expected);
    if (found->at != Monotonic{std::chrono::microseconds(expected)} ||
        !std::equal(packet.begin(), packet.end(), found->packet.begin(), found->packet.end()))
      ++wrong;
    ++expected;
    ++read;
    ring.pop();
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(wrong, 0U);
  EXPECT_FALSE(ring.front());
}

}  // namespace
}  // namespace visavis::recorder
