#include "adapters/system/store_thread.h"

#include <atomic>
#include <condition_variable>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>
#include <string>

#include "app/ports/store_failure.h"

#include "fakes/app_thread.h"
#include "fakes/memory_store.h"
#include "fakes/world.h"

namespace visavis::system {
namespace {

using namespace std::chrono_literals;
using app::Access;
using app::Steps;
using app::StoreConnection;
using app::StoreFault;
using app::StoreResult;
using testing::ElementsAre;
using testing::HasSubstr;

/// Counts transactions, and holds or fails them on demand.
class GatedConnection : public fakes::MemoryConnection {
 public:
  explicit GatedConnection(fakes::MemoryStore& store) : MemoryConnection(store) {}

  void together(const std::function<void()>& all) override {
    ++transactions;
    MemoryConnection::together([&] {
      all();
      if (fails) throw app::StoreFailure("no disk");
      if (full) throw app::StoreUnavailable("the disk is full");
    });
  }
  std::optional<std::string> warning() override {
    return grows ? std::optional<std::string>{"the log grows"} : std::nullopt;
  }
  /// Work that waits at the gate until it is open.
  void pass_gate() {
    std::unique_lock lock{mutex_};
    ++at_gate_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void await_somebody_at_gate() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return at_gate_ > 0; });
  }
  void open_gate() {
    const std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }

  std::atomic<int> transactions{0};
  std::atomic<bool> fails{false};
  std::atomic<bool> full{false};
  std::atomic<bool> grows{false};

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int at_gate_ = 0;
  bool open_ = false;
};

class StoreThreadTest : public testing::Test {
 protected:
  explicit StoreThreadTest(StoreThreadLimits given = limits()) : limits_{given} {
    store.add_marketplace({market, "Market", "", ""}, clock.now());
    thread.start();
  }
  ~StoreThreadTest() override {
    connection.open_gate();
    thread.stop();
  }

  static StoreThreadLimits limits() {
    StoreThreadLimits limits;
    limits.patience = 50ms;
    limits.look_every = 20ms;
    limits.try_again_every = 20ms;
    return limits;
  }
  Result<Verification, Refusal> begin(Steps& steps, const std::string& account) {
    return steps.begin(VerificationId{entropy.id_bytes()},
                       VerificationRequired{market,
                                            AccountId::parse(account).value(),
                                            Trigger::manual,
                                            {},
                                            {},
                                            {},
                                            clock.now() + std::chrono::hours{1}});
  }
  /// Asks for a verification to begin; what becomes of it goes into `heard`.
  void ask_to_begin(const std::string& account, bool then_fail = false) {
    app::with_store(
        thread, Access::writes,
        [this, account, then_fail](StoreConnection&, Steps& steps) {
          const bool begun = begin(steps, account).ok();
          if (then_fail) throw app::StoreFailure("after " + account);
          return begun;
        },
        [this, account](const StoreResult<bool>& done) {
          heard.push_back(done ? "done " + account : done.error().what);
          changed.notify_all();
        });
  }
  void hold() {
    thread.run(
        Access::reads, [this](StoreConnection&, Steps&) { connection.pass_gate(); },
        [this](const auto& fault) { hold_answer = fault ? fault->kind == unavailable : false; });
    connection.await_somebody_at_gate();
  }
  /// On the app's thread, what was heard so far.
  std::vector<std::string> so_far() {
    return app_thread.run([&] { return heard; });
  }
  template <class Condition>
  void eventually(Condition condition) {
    while (!app_thread.run([&] {
      thread.tick();
      return condition();
    }))
      std::this_thread::yield();
  }

  static constexpr auto unavailable = StoreFault::Kind::unavailable;
  StoreThreadLimits limits_;
  MarketplaceId market{IdBytes{5}};
  fakes::MemoryStore store;
  GatedConnection connection{store};
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  Policy policy = shipped_policy();
  std::vector<std::string> heard;  ///< the app thread's
  std::vector<std::string> log;    ///< the app thread's
  std::optional<bool> hold_answer;
  std::condition_variable changed;
  fakes::AppThread app_thread;
  StoreThread thread{
      connection,
      clock,
      {policy, false},
      limits_,
      {[this](std::function<void()> work) { app_thread.post(std::move(work)); },
       [this](const std::vector<app::Committed>& told) {
         for (const auto& one : told)
           heard.push_back("told " + std::get<app::CommittedStep>(one).after.account.text());
       },
       [this](std::string_view what) {
         app_thread.post([this, said = std::string{what}] { log.push_back(said); });
       }}};
};

TEST_F(StoreThreadTest, WritesThatWaitAreSavedInOneTransactionAndToldBeforeTheyAreAnswered) {
  hold();
  const int before = connection.transactions;
  for (const char* account : {"a", "b", "c"}) ask_to_begin(account);
  connection.open_gate();
  eventually([&] { return heard.size() == 6; });
  EXPECT_EQ(connection.transactions, before + 1);
  EXPECT_THAT(so_far(), ElementsAre("told a", "done a", "told b", "done b", "told c", "done c"))
      << "an answer is as new as what was told before it";
}

TEST_F(StoreThreadTest, OneThatFailsIsUndoneAndTheOthersAreSaved) {
  hold();
  ask_to_begin("a");
  ask_to_begin("b", true);
  ask_to_begin("c");
  connection.open_gate();
  eventually([&] { return heard.size() == 5; });
  EXPECT_THAT(so_far(), ElementsAre("told a", "done a", "after b", "told c", "done c"));
  EXPECT_FALSE(store.current(market, AccountId::parse("b").value()));
}

TEST_F(StoreThreadTest, WhatCannotBeSavedIsToldToNobody) {
  connection.fails = true;
  ask_to_begin("a");
  eventually([&] { return heard.size() == 1; });
  connection.fails = false;
  ask_to_begin("a");
  eventually([&] { return heard.size() == 3; });
  EXPECT_THAT(so_far(), ElementsAre("no disk", "told a", "done a"));
}

TEST_F(StoreThreadTest, WhileTheStoreDoesNotAnswerEverybodyHearsSoAndWhatWasNotBegunNeverIs) {
  hold();
  ask_to_begin("a");
  eventually([&] { return heard.size() == 1; });
  EXPECT_THAT(so_far(), ElementsAre("the store does not answer"));
  EXPECT_EQ(app_thread.run([&] { return hold_answer; }), true) << "its outcome is not known yet";
  ask_to_begin("b");
  EXPECT_THAT(so_far(), ElementsAre("the store does not answer", "the store does not answer"))
      << "at once, without a tick";

  connection.open_gate();
  eventually([&] {
    ask_to_begin("c");
    return std::find(heard.begin(), heard.end(), "done c") != heard.end();
  });
  EXPECT_FALSE(store.current(market, AccountId::parse("a").value()));
  EXPECT_FALSE(store.current(market, AccountId::parse("b").value()));
}

TEST_F(StoreThreadTest, WhileNothingCanBeSavedWritersHearSoAtOnceAndItIsSaidOnce) {
  EXPECT_EQ(thread.trouble(), std::nullopt);
  connection.full = true;
  ask_to_begin("a");
  eventually([&] { return heard.size() == 1; });
  EXPECT_THAT(so_far(), ElementsAre("the disk is full"));
  EXPECT_EQ(thread.trouble(), "the disk is full");
  ask_to_begin("b");
  EXPECT_EQ(so_far().back(), "the store does not answer") << "it is not tried";
  std::atomic<bool> read{false};
  thread.run(
      Access::reads, [&](StoreConnection&, Steps&) { read = true; }, [](const auto&) {});
  eventually([&] { return read.load(); });
  const int before = connection.transactions;
  eventually([&] { return connection.transactions > before + 3; });
  EXPECT_THAT(app_thread.run([&] { return log; }), ElementsAre(HasSubstr("the disk is full")));

  connection.full = false;
  eventually([&] { return !thread.trouble(); });
  eventually([&] { return log.size() == 2; });
  EXPECT_THAT(app_thread.run([&] { return log.back(); }), HasSubstr("saves again"));
  ask_to_begin("c");
  eventually([&] { return heard.back() == "done c"; });
  EXPECT_FALSE(store.current(market, AccountId::parse("b").value()));
}

class IdleStoreThreadTest : public StoreThreadTest {
 protected:
  IdleStoreThreadTest() : StoreThreadTest(impatient()) {}
  static StoreThreadLimits impatient() {
    auto limits = StoreThreadTest::limits();
    limits.try_idle_every = 50ms;
    return limits;
  }
};

TEST_F(IdleStoreThreadTest, ThatNothingCanBeSavedIsNoticedWhileNobodyWrites) {
  connection.full = true;
  eventually([&] { return thread.trouble().has_value(); });
}

TEST_F(StoreThreadTest, WhatWillEndBadlyIsSaid) {
  connection.grows = true;
  eventually([&] { return !log.empty(); });
  EXPECT_THAT(app_thread.run([&] { return log; }), ElementsAre("the log grows"));
}

TEST_F(StoreThreadTest, WhatIsCommittedElsewhereIsToldToo) {
  Steps elsewhere{store, store, clock, {policy, false}};
  ASSERT_TRUE(begin(elsewhere, "a"));
  eventually([&] { return heard.size() == 1; });
  ASSERT_TRUE(begin(elsewhere, "b"));
  ask_to_begin("c");
  eventually([&] { return heard.size() == 4; });
  EXPECT_THAT(so_far(), ElementsAre("told a", "told b", "told c", "done c"));
}

TEST_F(StoreThreadTest, StoppingFinishesWhatWaits) {
  hold();
  ask_to_begin("a");
  std::thread opening{[this] { connection.open_gate(); }};
  thread.stop();
  opening.join();
  EXPECT_TRUE(store.current(market, AccountId::parse("a").value()));
  ask_to_begin("b");
  EXPECT_EQ(so_far().back(), "the store does not answer");
}

}  // namespace
}  // namespace visavis::system
