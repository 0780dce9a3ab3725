#include "adapters/recorder/recorder.h"

#include <atomic>
#include <condition_variable>
#include <future>
#include <gtest/gtest.h>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "adapters/recorder/memory_sink_test.h"
#include "adapters/recorder/sender_test.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;
using app::RecordingFault;
using app::TransportId;

/// What the recorder tells, for a test to wait for.
class Listener : public app::RecordingListener {
 public:
  void key_frame_wanted(TransportId, std::uint32_t ssrc) override {
    const std::lock_guard lock{mutex_};
    asked_.push_back(ssrc);
    told_.notify_all();
  }
  void recording_fault(TransportId of, RecordingFault fault, const std::string& what) override {
    const std::lock_guard lock{mutex_};
    faults_.emplace(of, std::pair(fault, what));
    told_.notify_all();
  }
  void recording_ended(TransportId of, const app::RecordingTotals& totals) override {
    const std::lock_guard lock{mutex_};
    ended_.emplace(of, totals);
    told_.notify_all();
  }

  app::RecordingTotals wait_for_end(TransportId of) {
    std::unique_lock lock{mutex_};
    told_.wait(lock, [&] { return ended_.contains(of); });
    return ended_.at(of);
  }
  std::pair<RecordingFault, std::string> wait_for_fault(TransportId of) {
    std::unique_lock lock{mutex_};
    told_.wait(lock, [&] { return faults_.contains(of); });
    return faults_.find(of)->second;
  }
  bool faultless() {
    const std::lock_guard lock{mutex_};
    return faults_.empty();
  }
  void wait_for_question() {
    std::unique_lock lock{mutex_};
    told_.wait(lock, [&] { return !asked_.empty(); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable told_;
  std::multimap<TransportId, std::pair<RecordingFault, std::string>> faults_;
  std::map<TransportId, app::RecordingTotals> ended_;
  std::vector<std::uint32_t> asked_;
};

constexpr std::int64_t call_us = 2'000'000;

TestSender call(unsigned seed) {
  TestSender sender(seed);
  sender.video(MediaCodec::vp8, 50);
  sender.audio(100);
  sender.reports(call_us);
  std::ranges::stable_sort(sender.arrivals, {}, &TestSender::Arrival::at_us);
  return sender;
}

Monotonic steady_now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::steady_clock::now());
}

void relay(Recorder& recorder, TransportId id, const TestSender& sender,
           Monotonic begun = steady_now()) {
  for (const auto& arrival : sender.arrivals)
    recorder.media(id, arrival.packet, begun + std::chrono::microseconds(arrival.at_us));
}

TEST(Recorder, RecordsWhatRelayThreadsGiveIt) {
  encoded(MediaCodec::vp8);
  encoded(MediaCodec::opus);
  Listener listener;
  MemorySink sinks[4];
  {
    Recorder recorder(listener);
    std::vector<std::thread> threads;
    for (std::uint64_t i = 0; i < 4; ++i) {
      recorder.begin(TransportId{i}, TestSender::media(), sinks[i], true);
      threads.emplace_back([&recorder, i] {
        relay(recorder, TransportId{i}, call(static_cast<unsigned>(i)));
        relay(recorder, TransportId{77}, call(0));  // Not recorded
      });
    }
    for (auto& thread : threads) thread.join();
    for (std::uint64_t i = 0; i < 3; ++i) recorder.end(TransportId{i});
    for (std::uint64_t i = 0; i < 3; ++i)
      EXPECT_EQ(listener.wait_for_end(TransportId{i}).frames, 50U);
  }
  // The recorder's own end is one, too.
  EXPECT_EQ(listener.wait_for_end(TransportId{3}).frames, 50U);
  EXPECT_TRUE(listener.faultless());
  for (const auto& sink : sinks) {
    ASSERT_EQ(sink.files.size(), 1U);
    EXPECT_GE(sink.syncs, 1);
    const auto content = read_file(sink.files[0].bytes);
    ASSERT_TRUE(content);
    EXPECT_EQ(content->count(true), 50U);
  }
}

std::optional<app::VideoFrames> shown(Recorder& recorder, TransportId of) {
  std::promise<std::optional<app::VideoFrames>> promise;
  recorder.pictures_now(of, [&promise](auto pictures) { promise.set_value(std::move(pictures)); });
  return promise.get_future().get();
}

TEST(Recorder, ShowsWhatEachSideSendsWhileItIsRecorded) {
  Listener listener;
  MemorySink sink;
  Recorder recorder(listener);
  EXPECT_FALSE(shown(recorder, TransportId{1})) << "not recorded";
  recorder.begin(TransportId{1}, TestSender::media(), sink, true);
  EXPECT_FALSE(shown(recorder, TransportId{1})) << "nothing has come";
  relay(recorder, TransportId{1}, call(1));
  const auto pictures = shown(recorder, TransportId{1});
  ASSERT_TRUE(pictures);
  EXPECT_EQ(pictures->codec, MediaCodec::vp8);
  EXPECT_EQ(pictures->frames.size(), 50U) << "since the key frame two seconds ago";
  recorder.end(TransportId{1});
  listener.wait_for_end(TransportId{1});
  EXPECT_FALSE(shown(recorder, TransportId{1}));
}

TEST(Recorder, ShowsNothingOfASideOfWhichNoStillsAreTaken) {
  Listener listener;
  MemorySink sink;
  Recorder recorder(listener);
  recorder.begin(TransportId{1}, TestSender::media(), sink, false);
  relay(recorder, TransportId{1}, call(1));
  EXPECT_FALSE(shown(recorder, TransportId{1}));
  recorder.end(TransportId{1});
  EXPECT_EQ(listener.wait_for_end(TransportId{1}).frames, 50U);
}

struct FailingSink : MemorySink {
  void append(Bytes) override { throw std::runtime_error("the disk is full"); }
};

/// Full for a moment.
struct FailsOnce : MemorySink {
  void begin(const app::RecordingSegment& segment) override {
    MemorySink::begin(segment);
    has_pictures_again = failed && segment.video;
  }
  void append(Bytes bytes) override {
    if (!std::exchange(failed, true)) throw std::runtime_error("the disk is full");
    MemorySink::append(bytes);
  }
  bool failed = false;  ///< the recorder thread's own
  std::atomic<bool> has_pictures_again = false;
};

TEST(Recorder, ASinkThatFailsEndsItsRecordingAlone) {
  Listener listener;
  FailingSink failing;
  MemorySink sink;
  Recorder recorder(listener);
  recorder.begin(TransportId{1}, TestSender::media(), failing, true);
  recorder.begin(TransportId{2}, TestSender::media(), sink, true);
  relay(recorder, TransportId{1}, call(1));
  relay(recorder, TransportId{2}, call(2));
  recorder.end(TransportId{1});
  recorder.end(TransportId{2});
  EXPECT_EQ(listener.wait_for_fault(TransportId{1}),
            std::pair(RecordingFault::sink, std::string("the disk is full")));
  listener.wait_for_end(TransportId{1});
  EXPECT_EQ(listener.wait_for_end(TransportId{2}).frames, 50U);
}

TEST(Recorder, ASideIsRecordedOnAfterItsSinkHasFailed) {
  Listener listener;
  FailsOnce sink;
  Recorder recorder(listener, {.again = std::chrono::milliseconds(1)});
  recorder.begin(TransportId{1}, TestSender::media(), sink, true);
  // A call that goes on until then: what is relayed a second time is nothing new to a side.
  TestSender sender(1);
  const Monotonic begun = steady_now();
  for (int round = 0; !sink.has_pictures_again; ++round) {
    sender.arrivals.clear();
    sender.video(MediaCodec::vp8, 50, round * call_us);
    sender.audio(100, round * call_us);
    sender.reports((round + 1) * call_us, 1'000'000, round * call_us);
    std::ranges::stable_sort(sender.arrivals, {}, &TestSender::Arrival::at_us);
    relay(recorder, TransportId{1}, sender, begun);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(listener.wait_for_fault(TransportId{1}).first, RecordingFault::sink);
  recorder.end(TransportId{1});
  EXPECT_GT(listener.wait_for_end(TransportId{1}).frames, 0U);
  const auto content = read_file(sink.files.back().bytes);
  ASSERT_TRUE(content);
  EXPECT_GT(content->count(true), 0U);
}

/// Waits until it is let go.
struct SlowSink : MemorySink {
  void begin(const app::RecordingSegment& segment) override {
    MemorySink::begin(segment);
    std::unique_lock lock{mutex};
    held = true;
    changed.notify_all();
    changed.wait(lock, [this] { return open; });
  }
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  bool held = false;
};

TEST(Recorder, ASlowSinkLosesRecordingAndSaysSoAndMediaNeverWaits) {
  Listener listener;
  SlowSink sink;
  Recorder recorder(listener, {.ring_bytes = 64 * 1024});
  recorder.begin(TransportId{1}, TestSender::media(), sink, true);
  const TestSender sender = call(1);
  // Until the recorder's thread hangs in the sink. Its packets are of long ago: nothing is held.
  for (bool held = false; !held;) {
    for (const auto& arrival : sender.arrivals)
      recorder.media(TransportId{1}, arrival.packet,
                     Monotonic(std::chrono::microseconds(arrival.at_us)));
    const std::lock_guard lock{sink.mutex};
    held = sink.held;
  }
  for (int i = 0; i < 10; ++i) relay(recorder, TransportId{1}, sender);
  {
    const std::lock_guard lock{sink.mutex};
    sink.open = true;
    sink.changed.notify_all();
  }
  EXPECT_EQ(listener.wait_for_fault(TransportId{1}).first, RecordingFault::overflow);
  recorder.end(TransportId{1});
  listener.wait_for_end(TransportId{1});
  EXPECT_GE(sink.gaps, 1);
}

TEST(Recorder, AsksForAKeyFrameWhereItBeginsInTheMiddle) {
  Listener listener;
  MemorySink sink;
  Recorder recorder(listener);
  recorder.begin(TransportId{1}, TestSender::media(), sink, true);
  TestSender sender = call(1);
  std::erase_if(sender.arrivals, [](const auto& arrival) { return arrival.at_us < 500'000; });
  relay(recorder, TransportId{1}, sender);
  listener.wait_for_question();
}

TEST(Recorder, TheEndOfWhatIsNotRecordedIsNothing) {
  Listener listener;
  Recorder recorder(listener);
  recorder.end(TransportId{5});
  recorder.renegotiated(TransportId{5}, {});
}

}  // namespace
}  // namespace visavis::recorder
