#include "adapters/relay/srtp_index.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

namespace visavis::relay {
namespace {

constexpr std::uint64_t rolled(std::uint64_t times, std::uint64_t sequence) {
  return times << 16 | sequence;
}

TEST(SrtpIndex, IsTheNearestToTheHighest) {
  struct Case {
    std::uint64_t highest;
    std::uint16_t sequence;
    std::optional<std::uint64_t> index;
  };
  const Case cases[] = {
      {0, 0, 0},
      {0, 65535, 65535},
      {10, 65530, 65530},  // Nothing is before the beginning.
      {65535, 0, rolled(1, 0)},
      {65000, 10, rolled(1, 10)},
      {65000, 32231, rolled(1, 32231)},
      {65000, 32232, 32232},  // Half a world back is still back.
      {rolled(1, 0), 65535, 65535},
      {rolled(1, 5), 32773, rolled(1, 32773)},  // Half a world ahead is still ahead.
      {rolled(1, 5), 32774, 32774},
      {rolled(7, 40000), 39999, rolled(7, 39999)},
      {rolled(7, 40000), 7231, rolled(8, 7231)},
      {rolled(0xffff'fffe, 65535), 3, rolled(0xffff'ffff, 3)},
      {rolled(0xffff'ffff, 65534), 65535, rtp_index_max},
      {rtp_index_max, 0, std::nullopt},  // The key is used up.
      {rolled(0xffff'ffff, 40000), 3, std::nullopt},
  };
  for (const Case& one : cases)
    EXPECT_EQ(estimate_index(one.highest, one.sequence), one.index)
        << one.highest << ", " << one.sequence;
}

TEST(SrtpIndex, WhatWasSeenIsSeenAndWhatIsTooOldCountsAsSeen) {
  EXPECT_TRUE(rc::check([](std::vector<std::uint8_t> steps) {
    SeenIndices<64> window;
    std::set<std::uint64_t> added;
    std::uint64_t highest = 0;
    for (const std::uint8_t step : steps) {
      // Forwards by up to 95, backwards by up to 160.
      const std::uint64_t index =
          step < 96 ? highest + step : highest - std::min<std::uint64_t>(highest, step - 95U);
      const bool old = index + 64 <= highest;
      RC_ASSERT(window.seen(index) == (old || added.contains(index)));
      if (window.seen(index)) continue;
      window.add(index);
      added.insert(index);
      highest = std::max(highest, index);
      RC_ASSERT(window.highest() == highest);
    }
  }));
}

TEST(SrtpIndex, ATableKnowsItsSsrcsAndNoMore) {
  SsrcTable<int> table(3);
  for (const std::uint32_t ssrc : {7U, 0U, 0xffffffffU}) {
    EXPECT_EQ(table.find(ssrc), nullptr);
    EXPECT_FALSE(table.full());
    table.add(ssrc) = static_cast<int>(ssrc);
  }
  EXPECT_TRUE(table.full());
  for (const std::uint32_t ssrc : {7U, 0U, 0xffffffffU, 7U, 7U})
    EXPECT_EQ(*table.find(ssrc), static_cast<int>(ssrc));
  EXPECT_EQ(table.find(8), nullptr);
}

}  // namespace
}  // namespace visavis::relay
