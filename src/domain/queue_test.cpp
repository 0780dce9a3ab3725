#include "domain/queue.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis {
namespace {

VerificationId id(std::uint8_t n) { return VerificationId{IdBytes{n}}; }
using std::chrono::hours;

Timestamp at(std::int64_t ms) { return from_unix_ms(ms); }

TEST(Queue, LongestWaitComesFirst) {
  Queue queue;
  queue.join(id(1), at(300), true);
  queue.join(id(2), at(100), true);
  queue.join(id(3), at(200), true);
  EXPECT_EQ(queue.next(), id(2));
  EXPECT_EQ(queue.place(id(2)), 1U);
  EXPECT_EQ(queue.place(id(1)), 3U);
  EXPECT_EQ(queue.place(id(9)), std::nullopt);
}

TEST(Queue, SomebodyAwayKeepsThePlaceAndIsNotOffered) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.join(id(2), at(2), true);
  queue.set_present(id(1), false);
  EXPECT_EQ(queue.next(), id(2));
  EXPECT_EQ(queue.place(id(1)), 1U);
  queue.set_present(id(1), true);
  EXPECT_EQ(queue.next(), id(1));
}

TEST(Queue, NobodyIsOfferedTwice) {
  Queue queue;
  queue.join(id(1), at(1), true);
  queue.set_offered(id(1), true);
  EXPECT_EQ(queue.next(), std::nullopt);
  queue.set_offered(id(1), false);
  EXPECT_EQ(queue.next(), id(1));
}

TEST(Queue, WhoIsCalledBackKeepsThePlaceAndIsNotOffered) {
  Queue queue;
  for (std::uint8_t n = 1; n <= 3; ++n) queue.join(id(n), at(n), true);
  queue.set_call_back(id(1), CallBack{at(10)});
  EXPECT_EQ(queue.next(), id(2)) << "even with the page open: nobody is looking at it";
  EXPECT_EQ(queue.place(id(1)), 1U);
  EXPECT_TRUE(queue.called_back(id(1)));
  EXPECT_EQ(queue.ahead(id(3), at(20)), 2U);
  const Timestamp told = at(30);
  queue.set_call_back(id(1), CallBack{at(10), told});
  EXPECT_EQ(queue.ahead(id(3), told + call_back_grace - Duration{1}), 2U) << "may come";
  EXPECT_EQ(queue.ahead(id(3), told + call_back_grace), 1U) << "nobody waits for them any longer";
  queue.set_call_back(id(1), std::nullopt);
  EXPECT_EQ(queue.next(), id(1));
  EXPECT_EQ(queue.ahead(id(3), told + hours{1}), 2U);
}

TEST(QueueProperty, OrderIsByWaitWhateverHappens) {
  EXPECT_TRUE(rc::check(
      "sorted by since, no doubles, places count up", [](const std::vector<std::uint8_t>& script) {
        Queue queue;
        for (std::size_t i = 0; i + 1 < script.size(); i += 2) {
          const auto who = id(script[i] % 8);
          switch (script[i + 1] % 4) {
            case 0:
              queue.join(who, at(script[i + 1]), (script[i + 1] & 8) != 0);
              break;
            case 1:
              queue.leave(who);
              break;
            case 2:
              queue.set_present(who, (script[i + 1] & 8) != 0);
              break;
            default:
              queue.set_offered(who, (script[i + 1] & 8) != 0);
              break;
          }
          const auto& waiters = queue.waiters();
          for (std::size_t k = 0; k < waiters.size(); ++k) {
            RC_ASSERT(queue.place(waiters[k].verification) == k + 1);
            if (k > 0) RC_ASSERT(waiters[k - 1].since <= waiters[k].since);
          }
          if (const auto next = queue.next()) {
            const auto first = std::find_if(
                waiters.begin(), waiters.end(),
                [](const Waiter& waiter) { return waiter.present && !waiter.offered; });
            RC_ASSERT(first->verification == *next);
          }
        }
      }));
}

}  // namespace
}  // namespace visavis
