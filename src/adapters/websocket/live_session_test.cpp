#include "adapters/websocket/live_session.h"

#include <gtest/gtest.h>

namespace visavis::websocket {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class LiveSessionTest : public testing::Test {
 protected:
  Monotonic at(Duration passed) const { return Monotonic{seconds{1000}} + passed; }
  /// Writes one message and says which it was.
  std::string write() {
    const auto next = session.next();
    if (!next) return "nothing";
    std::string text{*next};
    session.written();
    return text;
  }
  LiveLimits limits;
  LiveSession session{limits, at(Duration::zero())};
};

TEST_F(LiveSessionTest, BeatsEveryTenSecondsAndGivesUpAfterThirty) {
  using Due = LiveSession::Due;
  EXPECT_EQ(session.tick(at(seconds{9})), Due::nothing);
  EXPECT_EQ(session.tick(at(seconds{10})), Due::heartbeat);
  EXPECT_EQ(session.tick(at(seconds{11})), Due::nothing);
  EXPECT_TRUE(session.heard(at(seconds{12})));
  EXPECT_EQ(session.tick(at(seconds{20})), Due::heartbeat);
  EXPECT_EQ(session.tick(at(seconds{41})), Due::heartbeat);
  EXPECT_EQ(session.tick(at(seconds{42})), Due::silent);
}

TEST_F(LiveSessionTest, APauseOfTheProcessIsNobodysSilence) {
  using Due = LiveSession::Due;
  EXPECT_TRUE(session.heard(at(seconds{9})));
  session.stood_still(std::chrono::minutes{5});
  const auto after = seconds{10} + std::chrono::minutes{5};
  EXPECT_EQ(session.tick(at(after)), Due::heartbeat);
  EXPECT_EQ(session.tick(at(after + seconds{10})), Due::heartbeat);
  EXPECT_EQ(session.tick(at(after + seconds{28})), Due::heartbeat);
  EXPECT_EQ(session.tick(at(after + seconds{29})), Due::silent) << "heard 30 s of running ago";
}

TEST_F(LiveSessionTest, KeepsOnlyTheNewestState) {
  session.push("s1", MessageKind::state);
  const auto writing = session.next();
  ASSERT_TRUE(writing);
  session.push("s2", MessageKind::state);
  session.push("call", MessageKind::event);
  session.push("s3", MessageKind::state);
  EXPECT_EQ(*writing, "s1") << "being written, so it stays";
  EXPECT_FALSE(session.next());
  session.written();
  EXPECT_EQ(write(), "call");
  EXPECT_EQ(write(), "s3");
  EXPECT_EQ(write(), "nothing");
}

TEST_F(LiveSessionTest, WhatIsBeingWrittenStaysInPlace) {
  session.push("s1", MessageKind::state);
  const auto writing = session.next();
  ASSERT_TRUE(writing);
  session.push("s2", MessageKind::state);
  for (const char* text : {"a", "b", "c", "d"}) session.push(text, MessageKind::event);
  session.push("s3", MessageKind::state);
  EXPECT_EQ(*writing, "s1");
}

TEST_F(LiveSessionTest, LimitsWhatWaits) {
  for (std::size_t i = 0; i < limits.queue_messages; ++i)
    EXPECT_TRUE(session.push("m", MessageKind::event));
  EXPECT_FALSE(session.push("m", MessageKind::event));
  LiveSession bytes{limits, at(Duration::zero())};
  EXPECT_TRUE(bytes.push(std::string(limits.queue_bytes, 'x'), MessageKind::event));
  EXPECT_FALSE(bytes.push("y", MessageKind::event));
  ASSERT_TRUE(bytes.next());
  bytes.written();
  EXPECT_TRUE(bytes.push("y", MessageKind::event));
  LiveSession states{limits, at(Duration::zero())};
  for (int i = 0; i < 1000; ++i)
    EXPECT_TRUE(states.push(std::string(100'000, 's'), MessageKind::state));
}

TEST_F(LiveSessionTest, LimitsWhatIsSaid) {
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(session.heard(at(Duration::zero())));
  EXPECT_FALSE(session.heard(at(Duration::zero())));
  EXPECT_TRUE(session.heard(at(milliseconds{20})));
  EXPECT_FALSE(session.heard(at(milliseconds{21})));
}

}  // namespace
}  // namespace visavis::websocket
