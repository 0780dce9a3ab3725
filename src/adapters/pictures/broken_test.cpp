#include <gtest/gtest.h>
#include <random>

#include "adapters/pictures/made_test.h"

// In this process, as it is: what AddressSanitizer has to say is not lost with a worker.
namespace visavis::pictures {
namespace {

using app::MediaCodec;

constexpr const char* small = "testsrc2=s=160x90";

struct Breaker {
  std::mt19937 random{14};
  std::size_t below(std::size_t size) { return size == 0 ? 0 : random() % size; }

  void breaks(ByteVector& bytes) {
    if (below(4) == 0) bytes.resize(below(bytes.size()) + 1);
    for (auto flips = below(6); flips > 0 && !bytes.empty(); --flips)
      bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1 + below(255));
    if (below(8) == 0) {
      const auto from = below(bytes.size());
      const auto to = std::min(bytes.size(), from + below(200));
      bytes.erase(bytes.begin() + static_cast<long>(from), bytes.begin() + static_cast<long>(to));
    }
  }
};

/// What is given is right in itself, whatever it was made of.
bool is_right(const app::PictureRead& read) {
  if (!read) return true;
  const auto message = encode(read);
  const auto answer = read_answer(Bytes{message}.subspan(length_bytes));
  return answer && *answer;
}

TEST(BrokenPictures, CostNothingButThemselves) {
  Breaker breaker;
  for (const auto* encoder : {"mjpeg -q:v 2", "png", "libwebp", "libwebp -lossless 1"}) {
    SCOPED_TRACE(encoder);
    const auto& whole = made(small, "null", encoder);
    for (int i = 0; i < 60; ++i) {
      auto file = whole;
      breaker.breaks(file);
      ASSERT_TRUE(is_right(read_here(file))) << i;
    }
  }
}

TEST(BrokenVideo, CostsNothingButItself) {
  Breaker breaker;
  for (const auto codec : {MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1}) {
    SCOPED_TRACE(static_cast<int>(codec));
    for (int i = 0; i < 25; ++i) {
      auto broken = video(codec, small);
      broken.frames.resize(4);
      if (breaker.below(4) == 0 && !broken.config.empty()) breaker.breaks(broken.config);
      breaker.breaks(broken.frames[breaker.below(4)]);
      ASSERT_TRUE(is_right(decode_here(broken))) << i;
    }
  }
}

}  // namespace
}  // namespace visavis::pictures
