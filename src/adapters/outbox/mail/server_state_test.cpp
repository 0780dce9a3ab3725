#include "adapters/outbox/mail/server_state.h"

#include <gtest/gtest.h>

namespace visavis::mail {
namespace {

using namespace std::chrono_literals;

class ServerStateTest : public testing::Test {
 protected:
  Timestamp now = from_unix_ms(1'800'000'000'000);
  ServerState server{4, {.delays = {10s, 20s, 40s}}};
};

TEST_F(ServerStateTest, IsLeftAloneLongerEachTimeAndThenAskedByOne) {
  EXPECT_EQ(server.connections(now), 4U);
  for (const auto wait : {10s, 20s, 40s, 40s, 40s}) {
    EXPECT_EQ(server.refused(0, now), now + wait);
    EXPECT_EQ(server.connections(now), 0U);
    EXPECT_EQ(server.paused_until(now), now + wait);
    now += wait;
    EXPECT_EQ(server.paused_until(now), std::nullopt);
    EXPECT_EQ(server.connections(now), 1U);
  }
  server.spoke();
  EXPECT_EQ(server.connections(now), 4U);
  EXPECT_EQ(server.refused(0, now), now + 10s);
}

TEST_F(ServerStateTest, RefusedWhileOthersRunItGetsNoMoreThanThose) {
  EXPECT_EQ(server.refused(2, now), now + 10s);
  EXPECT_EQ(server.connections(now), 2U);
  server.spoke();
  EXPECT_EQ(server.connections(now), 2U);
  now += 10min;
  EXPECT_EQ(server.connections(now), 4U) << "perhaps it takes more again";
}

TEST_F(ServerStateTest, WhatFailsOnAllConnectionsIsOnePause) {
  for (const std::size_t others : {3U, 2U, 1U}) server.refused(others, now);
  EXPECT_EQ(server.refused(0, now), now + 10s);
  EXPECT_EQ(server.refused(0, now + 1s), now + 10s) << "one that was still on its way";
  now += 10s;
  server.spoke();
  EXPECT_EQ(server.connections(now), 4U);
}

}  // namespace
}  // namespace visavis::mail
