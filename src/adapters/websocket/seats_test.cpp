#include "adapters/websocket/seats.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>
#include <vector>

namespace visavis::websocket {
namespace {

TEST(Seats, EndWhenAllAreTakenAndComeBack) {
  Seats<int> seats{2, 2};
  auto first = seats.take(1);
  const auto second = seats.take(2);
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(seats.take(3));
  first.reset();
  EXPECT_TRUE(seats.take(3));
}

TEST(Seats, NobodyTakesAllOfThem) {
  Seats<int> seats{100, 8};
  std::vector<std::shared_ptr<const void>> held;
  for (int i = 0; i < 100; ++i) held.push_back(seats.take(1));
  EXPECT_EQ(std::ranges::count(held, nullptr), 92);
  EXPECT_TRUE(seats.take(2));
  held.clear();
  EXPECT_TRUE(seats.take(1));
}

TEST(Seats, WhoeverComesBackToACallFindsOneWhenTheOthersAreTaken) {
  Seats<int> seats{8, 1};
  std::vector<std::shared_ptr<const void>> held;
  for (int i = 0; i < 8; ++i) held.push_back(seats.take(i));
  EXPECT_FALSE(seats.take(8));
  held.push_back(seats.take(8, true));
  EXPECT_TRUE(held.back());
  EXPECT_FALSE(seats.take(9, true)) << "not without end";
}

TEST(Seats, APlaceMayOutliveThem) {
  std::optional<Seats<int>> seats{std::in_place, 1, 1};
  const auto held = seats->take(1);
  seats.reset();
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace visavis::websocket
