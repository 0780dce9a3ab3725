#include "adapters/recorder/kept_pictures.h"

#include <gtest/gtest.h>

#include "adapters/recorder/memory_sink_test.h"
#include "adapters/recorder/sender_test.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;

TimedPicture one(bool key, std::size_t size, std::uint8_t content = 0) {
  return {.codec = MediaCodec::vp8,
          .picture = {.bytes = ByteVector(size, content), .key = key, .config = {content}}};
}

TEST(KeptPictures, BeginAnewWithEachKeyFrame) {
  KeptPictures kept;
  const Monotonic now{std::chrono::seconds(5)};
  kept.add(one(false, 10), now);
  EXPECT_FALSE(kept.all()) << "nothing to build on";
  kept.add(one(true, 10, 1), now);
  kept.add(one(false, 5), now);
  ASSERT_TRUE(kept.all());
  EXPECT_EQ(kept.all()->frames.size(), 2U);
  kept.add(one(true, 7, 2), now + std::chrono::seconds(1));
  ASSERT_EQ(kept.all()->frames.size(), 1U);
  EXPECT_EQ(kept.all()->config, ByteVector{2});
  EXPECT_EQ(kept.all()->last, now + std::chrono::seconds(1));
}

TEST(KeptPictures, AreBoundedWhateverABrowserSends) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{20'000}, picture_bytes_max}) {
    SCOPED_TRACE(size);
    KeptPictures kept;
    kept.add(one(true, size), {});
    bool asked = kept.wants_key();
    const TimedPicture next = one(false, size);
    for (int i = 0; i < 2000; ++i) {
      kept.add(next, {});
      asked = asked || kept.wants_key();
      // A copy of all: now and then is enough to see it grow and go.
      if (i % 97 != 0) continue;
      const auto all = kept.all();
      if (!all) continue;
      ASSERT_LE(all->frames.size(), 900U);
      ASSERT_LE(all->frames.size() * size, std::max<std::size_t>(5'000'000, size));
    }
    EXPECT_TRUE(asked);
    EXPECT_FALSE(kept.all()) << "let go, until there is a key frame";
    EXPECT_TRUE(kept.wants_key()) << "nothing is kept, and nothing will be without one";
    kept.add(one(true, 10), {});
    EXPECT_FALSE(kept.wants_key());
    EXPECT_TRUE(kept.all());
  }
}

TEST(KeptPictures, AreThoseThatWereSentLast) {
  for (const auto codec : {MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1}) {
    SCOPED_TRACE(static_cast<int>(codec));
    MemorySink sink;
    Side side(
        TestSender::media(), sink, [](std::uint32_t) {}, true);
    TestSender sender;
    sender.network.loss = 0.05;
    sender.network.jitter_ms = 20;
    sender.video(codec, 70);
    sender.audio(140);
    sender.reports(2'800'000);
    EXPECT_FALSE(side.pictures()) << "nothing has come";
    sender.play(side);
    const auto kept = side.pictures();
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->codec, codec);
    // A key frame every two seconds, the second of them with its last picture 0.8 s after it.
    EXPECT_EQ(kept->frames.size(), 20U);
    EXPECT_EQ(kept->config.empty(), codec == MediaCodec::vp8 || codec == MediaCodec::vp9);
  }
}

}  // namespace
}  // namespace visavis::recorder
