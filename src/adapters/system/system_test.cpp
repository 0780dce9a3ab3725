#include <gtest/gtest.h>
#include <set>

#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"

namespace visavis::system {
namespace {

TEST(SystemClock, TellsTheTimeOfThisCentury) {
  const Timestamp now = SystemClock{}.now();
  EXPECT_GT(now, from_unix_ms(1'700'000'000'000));
  EXPECT_LT(now, from_unix_ms(4'100'000'000'000));
}

TEST(SystemEntropy, NeverRepeatsAnId) {
  SystemEntropy entropy;
  std::set<IdBytes> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(entropy.id_bytes()).second);
}

TEST(SystemEntropy, FillsEveryByte) {
  SystemEntropy entropy;
  std::array<std::uint8_t, 33> bytes{};
  std::array<std::uint8_t, 33> touched{};
  for (int i = 0; i < 64; ++i) {
    entropy.fill(bytes);
    for (std::size_t at = 0; at < bytes.size(); ++at) touched[at] |= bytes[at];
  }
  for (const auto byte : touched) EXPECT_NE(byte, 0);
}

}  // namespace
}  // namespace visavis::system
