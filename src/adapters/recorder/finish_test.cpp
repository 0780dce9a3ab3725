#include "adapters/recorder/finish.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

#include "adapters/recorder/encoded_test.h"
#include "adapters/recorder/memory_sink_test.h"
#include "adapters/recorder/sender_test.h"

namespace visavis::recorder {
namespace {

using app::Container;
using app::MediaCodec;

struct MemorySource : app::RecordingSource {
  explicit MemorySource(Bytes file) : bytes(file) {}
  std::size_t read(std::uint64_t offset, MutableBytes into) override {
    if (offset >= bytes.size()) return 0;
    const auto from = bytes.subspan(static_cast<std::size_t>(offset));
    const std::size_t count = std::min(from.size(), into.size());
    std::copy_n(from.begin(), count, into.begin());
    return count;
  }
  Bytes bytes;
};

ByteVector recorded(MediaCodec codec) {
  TestSender sender;
  sender.video(codec, 100);
  sender.audio(200);
  sender.reports(4'000'000);
  MemorySink sink;
  Side side(TestSender::media(), sink, [](std::uint32_t) {});
  sender.play(side);
  return sink.files.at(0).bytes;
}

struct Made {
  Result<Finished, Unfinishable> result;
  ByteVector bytes;
};

Made finished(Bytes file) {
  MemorySource source(file);
  ByteVector bytes;
  auto result =
      finish(source, [&](Bytes more) { bytes.insert(bytes.end(), more.begin(), more.end()); });
  return {std::move(result), std::move(bytes)};
}

/// For whoever wants to look at it: VISAVIS_RECORDINGS names a folder.
void keep_for_players(const Made& made, const std::string& name) {
  const char* folder = std::getenv("VISAVIS_RECORDINGS");
  if (folder == nullptr) return;
  const bool mp4 = made.result->container == Container::mp4;
  std::ofstream(std::string(folder) + "/" + name + (mp4 ? ".mp4" : ".webm"), std::ios::binary)
      .write(reinterpret_cast<const char*>(made.bytes.data()),
             static_cast<std::streamsize>(made.bytes.size()));
}

class Finishing : public testing::TestWithParam<MediaCodec> {};

TEST_P(Finishing, GivesAFileWithALengthThatHoldsTheSame) {
  const ByteVector file = recorded(GetParam());
  const Made made = finished(file);
  ASSERT_TRUE(made.result.ok());
  EXPECT_EQ(made.result->container,
            GetParam() == MediaCodec::h264 ? Container::mp4 : Container::webm);
  EXPECT_EQ(made.result->size, made.bytes.size());
  EXPECT_NEAR(static_cast<double>(made.result->duration.count()), 4000, 60);
  const auto before = read_file(file);
  const auto after = read_file(made.bytes);
  ASSERT_TRUE(before && after);
  EXPECT_NEAR(after->duration_s, 4.0, 0.06);
  EXPECT_LE(before->duration_s, 0);
  for (const bool video : {true, false}) {
    EXPECT_EQ(before->count(video), after->count(video));
    EXPECT_NEAR(static_cast<double>(before->last_ms(video)),
                static_cast<double>(after->last_ms(video)), 1);
  }
  const Decoded decoded = decode(made.bytes);
  EXPECT_EQ(decoded.pictures, 100);
  EXPECT_EQ(decoded.complaints, "");
  keep_for_players(made, std::to_string(static_cast<int>(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Codecs, Finishing,
                         testing::Values(MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264,
                                         MediaCodec::av1));

// Loss that stays, jitter, DTX, another SSRC after a reload.
TEST(Finish, ACallOfTheRealWorldHasItsLength) {
  for (const auto codec : {MediaCodec::vp8, MediaCodec::h264}) {
    TestSender sender;
    sender.network = {.loss = 0.01, .jitter_ms = 40};
    sender.video(codec, 200);
    sender.audio(400, 0, [](int i) { return i < 100 || i % 20 == 0; });
    sender.reports(8'000'000);
    sender.video_ssrc = 333;
    sender.audio_ssrc = 444;
    sender.video(codec, 200, 9'000'000);
    sender.audio(400, 9'000'000);
    sender.reports(17'000'000, 1'000'000, 9'000'000);
    MemorySink sink;
    Side side(TestSender::media(), sink, [](std::uint32_t) {});
    sender.play(side);
    ASSERT_EQ(sink.files.size(), 1U);
    const Made made = finished(sink.files[0].bytes);
    ASSERT_TRUE(made.result.ok());
    EXPECT_NEAR(static_cast<double>(made.result->duration.count()), 17'000, 300);
    keep_for_players(made, "call" + std::to_string(static_cast<int>(codec)));
  }
}

TEST(Finish, WebmHasCues) {
  const Made made = finished(recorded(MediaCodec::vp8));
  const ByteVector cues{0x1c, 0x53, 0xbb, 0x6b};
  EXPECT_NE(std::search(made.bytes.begin(), made.bytes.end(), cues.begin(), cues.end()),
            made.bytes.end());
}

TEST(Finish, AnyBeginningOfAFileCanBeFinished) {
  for (const auto codec : {MediaCodec::vp8, MediaCodec::h264}) {
    const ByteVector file = recorded(codec);
    std::int64_t last = -1;
    for (std::size_t size = 0; size <= file.size(); size += file.size() / 30) {
      const Made made = finished(Bytes(file).first(size));
      if (!made.result.ok()) {
        EXPECT_LT(size, file.size() / 4);
        continue;
      }
      EXPECT_EQ(made.result->size, made.bytes.size());
      EXPECT_GE(made.result->duration.count(), last);
      last = made.result->duration.count();
    }
    EXPECT_GE(last, 3900);
  }
}

TEST(Finish, WhatIsNoRecordingIsRefused) {
  EXPECT_EQ(finished({}).result.error(), Unfinishable::no_file);
  EXPECT_EQ(finished(ByteVector(5000, 7)).result.error(), Unfinishable::no_file);
}

TEST(Finish, WhatThrowsIsThrown) {
  struct Broken : app::RecordingSource {
    std::size_t read(std::uint64_t, MutableBytes) override { throw std::runtime_error("gone"); }
  } broken;
  EXPECT_THROW(static_cast<void>(finish(broken, [](Bytes) {})), std::runtime_error);
  const ByteVector file = recorded(MediaCodec::vp8);
  MemorySource source(file);
  EXPECT_THROW(static_cast<void>(finish(source, [](Bytes) { throw std::runtime_error("full"); })),
               std::runtime_error);
}

TEST(Finish, WhatIsNoFileIsSaidToNobodyButTheCaller) {
  const ByteVector noise(5000, 0x1a);
  testing::internal::CaptureStderr();
  EXPECT_FALSE(finished(noise).result);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace visavis::recorder
