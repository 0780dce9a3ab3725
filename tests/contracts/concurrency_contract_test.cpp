#include <atomic>
#include <set>
#include <thread>

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

constexpr std::uint32_t writers = 4;

class ConcurrencyContract : public StoreContract {
 protected:
  /// Runs `work` on threads with a connection each.
  template <class Work>
  void at_once(Work work) {
    std::vector<std::thread> threads;
    for (std::uint32_t number = 0; number < writers; ++number) {
      threads.emplace_back([this, number, &work] {
        const auto own = storage->connect();
        work(number, *own);
      });
    }
    for (auto& thread : threads) thread.join();
  }
};
VISAVIS_ON_EVERY_STORE(ConcurrencyContract);

class DeliveryConcurrencyContract : public ConcurrencyContract {};
VISAVIS_ON_EVERY_DATABASE(DeliveryConcurrencyContract);

TEST_P(ConcurrencyContract, OneOfManyBeginsAnAccountsVerification) {
  for (std::uint32_t round = 0; round < 10; ++round) {
    const std::string name = "account" + std::to_string(round);
    std::atomic<int> begun{0}, refused{0};
    at_once([&](std::uint32_t number, Connection& own) {
      const auto result = own.verifications().commit(Story(100 * round + number, name).begin());
      if (result.ok())
        ++begun;
      else if (result.error() == app::CommitRefusal::verification_exists)
        ++refused;
    });
    EXPECT_EQ(begun, 1);
    EXPECT_EQ(refused, static_cast<int>(writers) - 1);
  }
}

TEST_P(ConcurrencyContract, StepsOfManyConnectionsFollowEachOther) {
  commit(Story(1, "eva").begin());
  std::atomic<std::uint64_t> steps{0};
  at_once([&](std::uint32_t, Connection& own) {
    for (int i = 0; i < 40; ++i) {
      // As the use cases do: load, decide, commit; nothing happens when another was faster.
      const auto now = own.verifications().verification(numbered<VerificationId>(1));
      Story story{*now, start_of_story + std::chrono::hours{1}};
      const Command command = !now->consent ? Command{GiveConsent{std::string{consent_version}}}
                              : std::holds_alternative<Required>(now->status)
                                  ? Command{JoinQueue{}}
                                  : Command{LeaveQueue{}};
      if (own.verifications().commit(story.step(command)).ok()) ++steps;
    }
  });
  const auto history = store().history(numbered<VerificationId>(1));
  ASSERT_EQ(history.size(), steps + 1);
  Verification replayed = begin(numbered<VerificationId>(1), history.front().event);
  for (std::size_t i = 1; i < history.size(); ++i) replayed = apply(replayed, history[i].event);
  EXPECT_EQ(store().verification(replayed.id), replayed);
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(ConcurrencyContract, AFollowerMissesNothingAndSeesNothingTwice) {
  std::atomic<bool> writing{true};
  std::set<std::int64_t> followed;
  std::thread follower{[&] {
    const auto own = storage->connect();
    std::int64_t last = 0;
    for (bool again = true; again;) {
      again = writing;  // read before the events: after the last writer one more look is due
      for (const auto& event : own->verifications().events_after(last, 7, std::nullopt)) {
        last = event.position;
        followed.insert(last);
        again = true;
      }
    }
  }};
  at_once([&](std::uint32_t number, Connection& own) {
    for (std::uint32_t i = 0; i < 30; ++i) {
      const auto id = 1000 * (number + 1) + i;
      ASSERT_TRUE(own.verifications().commit(Story(id, "a" + std::to_string(id)).begin()).ok());
    }
  });
  writing = false;
  follower.join();
  EXPECT_EQ(followed.size(), writers * 30U);
}

TEST_P(DeliveryConcurrencyContract, DeliveriesAreRecordedWhileStepsAreCommitted) {
  std::atomic<bool> writing{true};
  std::atomic<std::size_t> sent{0};
  std::thread sender{[&] {
    const auto own = storage->connect();
    const Timestamp now = start_of_story + std::chrono::hours{1};
    for (bool again = true; again;) {
      again = writing;
      for (const auto& delivery : own->outbox().due(now, 10)) {
        own->outbox().delivered(delivery.event.position, 200, now);
        ++sent;
        again = true;
      }
    }
  }};
  at_once([&](std::uint32_t number, Connection& own) {
    Story story{number + 1, "a" + std::to_string(number)};
    ASSERT_TRUE(own.verifications().commit(story.begin()).ok());
    ASSERT_TRUE(
        own.verifications().commit(story.step(GiveConsent{std::string{consent_version}})).ok());
    for (int i = 0; i < 10; ++i) {
      ASSERT_TRUE(own.verifications().commit(story.step(JoinQueue{})).ok());
      ASSERT_TRUE(own.verifications().commit(story.step(LeaveQueue{})).ok());
    }
  });
  writing = false;
  sender.join();
  EXPECT_EQ(sent, writers * 22U);
}

}  // namespace
}  // namespace visavis::contracts
