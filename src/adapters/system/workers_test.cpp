#include "adapters/system/workers.h"

#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

namespace visavis::system {
namespace {

using app::Rush;

/// Work that runs until it is let go.
class Held {
 public:
  std::function<void()> work() {
    return [this] {
      began_.set_value();
      let_go_.get_future().wait();
    };
  }
  void until_it_runs() { began_.get_future().wait(); }
  void let_go() { let_go_.set_value(); }

 private:
  std::promise<void> began_, let_go_;
};

TEST(Workers, DoWorkOnThreadsOfTheirOwn) {
  std::promise<std::thread::id> first, second;
  Workers workers{2, 4};
  // The second cannot begin on the thread of the first, which waits for it.
  EXPECT_TRUE(workers.run(Rush::no, [&] {
    second.get_future().wait();
    first.set_value(std::this_thread::get_id());
  }));
  EXPECT_TRUE(workers.run(Rush::no, [&] { second.set_value(std::this_thread::get_id()); }));
  EXPECT_NE(first.get_future().get(), std::this_thread::get_id());
}

TEST(Workers, RefuseWhatWouldWaitTooLong) {
  Held held;
  std::promise<void> last;
  Workers workers{1, 2};
  ASSERT_TRUE(workers.run(Rush::no, held.work()));
  held.until_it_runs();
  EXPECT_TRUE(workers.run(Rush::no, [] {}));
  EXPECT_TRUE(workers.run(Rush::no, [&] { last.set_value(); }));
  EXPECT_FALSE(workers.run(Rush::no, [] { ADD_FAILURE() << "was refused"; }));
  held.let_go();
  last.get_future().wait();
  EXPECT_TRUE(workers.run(Rush::no, [] {})) << "there is room again";
}

TEST(Workers, ARushComesFirstAndHasPlacesOfItsOwn) {
  Held held;
  std::vector<int> order;
  std::promise<void> last;
  Workers workers{1, 1};
  ASSERT_TRUE(workers.run(Rush::no, held.work()));
  held.until_it_runs();
  EXPECT_TRUE(workers.run(Rush::no, [&] {
    order.push_back(2);
    last.set_value();
  }));
  EXPECT_FALSE(workers.run(Rush::no, [] {})) << "all places are taken";
  EXPECT_TRUE(workers.run(Rush::yes, [&] { order.push_back(1); }));
  EXPECT_FALSE(workers.run(Rush::yes, [] {}));
  held.let_go();
  last.get_future().wait();
  EXPECT_EQ(order, (std::vector{1, 2}));
}

TEST(Workers, FinishWhatRunsAtTheStopAndDropWhatWaits) {
  Held held;
  std::atomic<bool> finished{false};
  Workers workers{1, std::numeric_limits<std::size_t>::max()};
  const auto work = held.work();
  ASSERT_TRUE(workers.run(Rush::no, [&] {
    work();
    finished = true;
  }));
  held.until_it_runs();
  const auto dropped = std::make_shared<int>();
  ASSERT_TRUE(
      workers.run(Rush::no, [dropped] { ADD_FAILURE() << "nobody waits for it any more"; }));
  auto stopping = std::async(std::launch::async, [&] { workers.stop(); });
  // Only a stop makes them refuse, with a queue that long.
  while (workers.run(Rush::no, [] {})) std::this_thread::yield();
  held.let_go();
  stopping.wait();
  EXPECT_TRUE(finished);
  EXPECT_EQ(dropped.use_count(), 1) << "with all that it held";
  EXPECT_FALSE(workers.run(Rush::no, [] {}));
}

}  // namespace
}  // namespace visavis::system
