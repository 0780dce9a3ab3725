#include "domain/queue.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>
#include <vector>

namespace visavis {
namespace {

VerificationId id(std::uint8_t n) { return VerificationId{IdBytes{n}}; }
using std::chrono::hours;

Timestamp at(std::int64_t ms) { return from_unix_ms(ms); }

TEST(Queue, WhereOtherCallsCannotBeginThoseInMeetingsGoOn) {
  Queue queue;
  queue.join(id(1), at(100), true);
  queue.join(id(2), at(200), true);
  queue.set_served_with(id(2), ServedWith::meeting);
  EXPECT_EQ(queue.next(1), id(1));
  EXPECT_EQ(queue.next(1, false), id(2));
  EXPECT_EQ(queue.next(0, false), std::nullopt);
}

TEST(Queue, LongestWaitComesFirst) {
  Queue queue;
  queue.join(id(1), at(300), true);
  queue.join(id(2), at(100), true);
  queue.join(id(3), at(200), true);
  EXPECT_EQ(queue.next(9), id(2));
  EXPECT_EQ(queue.place(id(2)), 1U);
  EXPECT_EQ(queue.place(id(1)), 3U);
  EXPECT_EQ(queue.place(id(9)), std::nullopt);
}

TEST(Queue, SomebodyAwayKeepsThePlaceAndIsNotOffered) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.join(id(2), at(2), true);
  queue.set_present(id(1), false);
  EXPECT_EQ(queue.next(9), id(2));
  EXPECT_EQ(queue.place(id(1)), 1U);
  queue.set_present(id(1), true);
  EXPECT_EQ(queue.next(9), id(1));
}

TEST(Queue, NobodyIsOfferedTwice) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.set_offered(id(1), true);
  EXPECT_EQ(queue.next(9), std::nullopt);
  queue.set_offered(id(1), false);
  EXPECT_EQ(queue.next(9), id(1));
}

TEST(Queue, WhoNeedsAMeetingIsPassedOverWhileNoneCanBeHad) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.join(id(2), at(2), true);
  queue.set_served_with(id(1), ServedWith::meeting);
  EXPECT_EQ(queue.next(0), id(2));
  EXPECT_EQ(queue.next(1), id(1));
  EXPECT_EQ(queue.place(id(1)), 1U);
  queue.set_served_with(id(2), ServedWith::meeting);
  EXPECT_EQ(queue.next(0), std::nullopt);
  EXPECT_EQ(queue.next(1), id(1));
  queue.leave(id(1));
  EXPECT_EQ(queue.next(1), id(2));
  queue.set_served_with(id(2), ServedWith::nothing);
  EXPECT_EQ(queue.next(0), id(2));
}

TEST(Queue, NoMoreAreOfferedThanThereAreMeetings) {
  Queue queue;
  for (std::uint8_t n = 1; n <= 3; ++n) {
    queue.join(id(n), at(n), true);
    queue.set_served_with(id(n), ServedWith::meeting);
  }
  queue.set_offered(id(1), true);
  EXPECT_EQ(queue.next(1), std::nullopt) << "it is for whoever is offered";
  EXPECT_EQ(queue.next(2), id(2));
  queue.set_offered(id(2), true);
  EXPECT_EQ(queue.next(2), std::nullopt);
  queue.leave(id(1));
  EXPECT_EQ(queue.next(2), id(3));
  queue.set_offered(id(2), false);
  EXPECT_EQ(queue.next(1), id(2));
}

TEST(Queue, WhoHasToAgreeIsPassedOverUntilThen) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.join(id(2), at(2), true);
  queue.set_served_with(id(1), ServedWith::consent);
  EXPECT_EQ(queue.next(9), id(2));
  queue.set_served_with(id(1), ServedWith::nothing);
  EXPECT_EQ(queue.next(0), id(1));
}

TEST(Queue, WhoIsCalledBackKeepsThePlaceAndIsNotOffered) {
  Queue queue;
  for (std::uint8_t n = 1; n <= 3; ++n) queue.join(id(n), at(n), true);
  queue.set_call_back(id(1), CallBack{at(10)});
  EXPECT_EQ(queue.next(9), id(2)) << "even with the page open: nobody is looking at it";
  EXPECT_EQ(queue.place(id(1)), 1U);
  EXPECT_EQ(queue.call_backs(), 1U);
  EXPECT_EQ(queue.ahead(3, at(20)), 2U);
  const Timestamp told = at(30);
  queue.set_call_back(id(1), CallBack{at(10), told});
  EXPECT_EQ(queue.ahead(3, told + call_back_grace - Duration{1}), 2U) << "may come";
  EXPECT_EQ(queue.ahead(3, told + call_back_grace), 1U) << "nobody waits for them any longer";
  EXPECT_EQ(queue.call_backs(), 1U);
  queue.set_call_back(id(1), std::nullopt);
  EXPECT_EQ(queue.next(9), id(1));
  EXPECT_EQ(queue.ahead(3, told + hours{1}), 2U);
}

TEST(Queue, TheLengthIsRoundedUpWhereItIsLong) {
  const std::pair<std::size_t, std::size_t> told[] = {
      {0, 0},      {1, 1},       {20, 20},     {21, 30},        {57, 60},         {157, 160},
      {991, 1000}, {1000, 1000}, {1001, 1100}, {9'999, 10'000}, {10'001, 11'000},
  };
  for (const auto& [length, rounded] : told) EXPECT_EQ(rounded_length(length), rounded) << length;
}

void something(Queue& queue, std::uint8_t whom, std::uint8_t what) {
  const auto who = id(whom % 8);
  const bool on = (what & 8) != 0;
  switch (what % 7) {
    case 0:
      return queue.join(who, at(what), on);
    case 1:
      return queue.join_behind(who, at(what), on);
    case 2:
      return queue.leave(who);
    case 3:
      return queue.set_present(who, on);
    case 4:
      return queue.set_offered(who, on);
    case 5:
      return queue.set_served_with(who, static_cast<ServedWith>(what % 3));
    default:
      if ((what & 16) != 0) return queue.set_call_back(who, std::nullopt);
      return queue.set_call_back(who, CallBack{at(1), on ? std::optional{at(what)} : std::nullopt});
  }
}

/// All that is found without walking the queue is what walking it finds.
void agrees_with_itself(const Queue& queue, Timestamp now) {
  const auto& waiters = queue.waiters();
  std::size_t ahead = 0, call_backs = 0;
  std::size_t offered_by_meeting = 0;
  std::optional<VerificationId> next, next_without_meetings;
  std::optional<Timestamp> first_joined;
  std::vector<VerificationId> away, called_back;
  for (std::size_t i = 0; i < waiters.size(); ++i) {
    const Waiter& waiter = waiters[i];
    if (i > 0) RC_ASSERT(waiters[i - 1].order <= waiter.order);
    RC_ASSERT(queue.find(waiter.verification) == &waiter);
    RC_ASSERT(queue.place(waiter.verification) == i + 1);
    RC_ASSERT(queue.ahead(i + 1, now) == ahead);
    if (waiter.is_ahead(now)) ++ahead;
    if (waiter.call_back) ++call_backs;
    if (waiter.call_back && !waiter.call_back->told) called_back.push_back(waiter.verification);
    if (!waiter.call_back && !waiter.present) away.push_back(waiter.verification);
    const bool ready = waiter.present && !waiter.offered && !waiter.call_back;
    const bool by_meeting = waiter.served_with == ServedWith::meeting;
    const bool at_once = waiter.served_with == ServedWith::nothing;
    if (!next && ready && (by_meeting || at_once)) next = waiter.verification;
    if (!next_without_meetings && ready && at_once) next_without_meetings = waiter.verification;
    if (waiter.offered && by_meeting) ++offered_by_meeting;
    if (!first_joined || waiter.joined < *first_joined) first_joined = waiter.joined;
  }
  const auto ids = [](const std::set<Queue::Key>& keys) {
    std::vector<VerificationId> all;
    for (const auto& [order, who] : keys) all.push_back(who);
    return all;
  };
  RC_ASSERT(queue.next(offered_by_meeting + 1) == next);
  RC_ASSERT(queue.next(offered_by_meeting) == next_without_meetings);
  RC_ASSERT(queue.first_joined() == first_joined);
  RC_ASSERT(queue.call_backs() == call_backs);
  RC_ASSERT(ids(queue.away()) == away);
  RC_ASSERT(ids(queue.called_back()) == called_back);
}

TEST(QueueProperty, WhatIsFoundAtOnceIsWhatAWalkFinds) {
  EXPECT_TRUE(rc::check("whatever happens", [](const std::vector<std::uint8_t>& script) {
    Queue queue;
    for (std::size_t i = 0; i + 1 < script.size(); i += 2) {
      something(queue, script[i], script[i + 1]);
      agrees_with_itself(queue, at(128) + call_back_grace);
    }
  }));
}

}  // namespace
}  // namespace visavis
