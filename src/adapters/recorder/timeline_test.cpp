#include "adapters/recorder/timeline.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <rapidcheck.h>

namespace visavis::recorder {
namespace {

using std::chrono::microseconds;

constexpr std::int64_t second = 1'000'000;
constexpr Monotonic ours{std::chrono::seconds(77)};

/// A track of a sender: what its clocks say at a moment of its own.
struct TestTrack {
  std::uint32_t rate = 90'000;
  std::uint32_t start = 0;
  double drift = 0;
  std::uint64_t wall = std::uint64_t{3'900'000'000} << 32;

  std::uint32_t timestamp(std::int64_t at_us) const {
    const double ticks = static_cast<double>(at_us) * 1e-6 * rate * (1 + drift);
    return start + static_cast<std::uint32_t>(std::llround(ticks));
  }
  SenderReport report(std::int64_t at_us) const {
    const auto whole = static_cast<std::uint64_t>(at_us / second) << 32;
    const auto rest = (static_cast<std::uint64_t>(at_us % second) << 32) / second;
    return {1, wall + whole + rest, timestamp(at_us)};
  }
};

double off_ms(TrackClock& clock, const TestTrack& track, std::int64_t at_us) {
  const auto moment = clock.moment(track.timestamp(at_us)) - ours;
  return static_cast<double>(moment.count() - at_us) / 1000;
}

TEST(Timeline, BeforeAReportArrivalsSayIt) {
  SenderClock sender;
  TrackClock clock(sender, 90'000);
  const TestTrack track{.start = 0xffff'ff00};
  clock.arrived(track.timestamp(0), ours + microseconds(30'000));
  clock.arrived(track.timestamp(40'000), ours + microseconds(50'000));
  EXPECT_FALSE(clock.reported());
  EXPECT_NEAR(off_ms(clock, track, 80'000), 10, 0.1);
}

TEST(Timeline, ReportsPutTracksInStepWhateverTheirDelay) {
  SenderClock sender;
  TrackClock sound(sender, 48'000);
  TrackClock picture(sender, 90'000);
  const TestTrack of_sound{.rate = 48'000, .start = 0xffff'0000};
  const TestTrack of_picture{.rate = 90'000, .start = 5};
  sound.arrived(of_sound.timestamp(0), ours + microseconds(20'000));
  picture.arrived(of_picture.timestamp(0), ours + microseconds(190'000));
  sound.report(of_sound.report(100'000));
  picture.report(of_picture.report(130'000));
  for (std::int64_t at = 200'000; at < 10 * second; at += 100'000)
    EXPECT_NEAR(off_ms(sound, of_sound, at), off_ms(picture, of_picture, at), 0.1);
}

TEST(Timeline, AReportMayComeBeforeThePackets) {
  SenderClock sender;
  TrackClock clock(sender, 90'000);
  const TestTrack track;
  clock.report(track.report(0));
  clock.arrived(track.timestamp(100'000), ours + microseconds(120'000));
  EXPECT_TRUE(clock.reported());
  EXPECT_NEAR(off_ms(clock, track, 100'000), 20, 0.1);
}

TEST(Timeline, AWallClockThatIsSetMovesNothing) {
  SenderClock sender;
  TrackClock clock(sender, 90'000);
  TestTrack track;
  clock.arrived(track.timestamp(0), ours);
  clock.report(track.report(0));
  clock.arrived(track.timestamp(second), ours + microseconds(second));
  track.wall += std::uint64_t{3600} << 32;
  clock.report(track.report(second));
  clock.arrived(track.timestamp(2 * second), ours + microseconds(2 * second));
  clock.report(track.report(2 * second));
  EXPECT_NEAR(off_ms(clock, track, 3 * second), 0, 1);
}

TEST(Timeline, TimestampsThatMeanNothingBeginAnew) {
  SenderClock sender;
  TrackClock clock(sender, 90'000);
  TestTrack track;
  clock.arrived(track.timestamp(0), ours);
  clock.report(track.report(0));
  track.start += 0x6000'0000;
  clock.arrived(track.timestamp(second), ours + microseconds(second));
  EXPECT_NEAR(off_ms(clock, track, second), 0, 1);
}

// Delays are up to 300 ms, clocks are off by up to 300 ppm, reports come when they come.
TEST(Timeline, FollowsDriftWithoutGoingBack) {
  EXPECT_TRUE(rc::check([](std::uint32_t start) {
    std::mt19937 random(start);
    std::uniform_int_distribution<std::int64_t> delay(0, 300'000);
    SenderClock sender;
    TrackClock clock(sender, 90'000);
    const TestTrack track{.start = start, .drift = *rc::gen::inRange(-300, 301) * 1e-6};
    const auto every = *rc::gen::inRange<std::int64_t>(second / 2, 6 * second);
    std::optional<std::int64_t> first;
    Monotonic last{};
    std::int64_t next_report = 0;
    for (std::int64_t at = 0; at < 40 * second; at += 40'000) {
      clock.arrived(track.timestamp(at), ours + microseconds(at + delay(random)));
      if (at >= next_report) {
        clock.report(track.report(at));
        next_report += every;
      }
      const Monotonic moment = clock.moment(track.timestamp(at));
      RC_ASSERT(moment > last);
      last = moment;
      const auto off = (moment - ours).count() - at;
      if (!first) first = off;
      RC_ASSERT(std::abs(off - *first) < 5'000);
    }
  }));
}

}  // namespace
}  // namespace visavis::recorder
