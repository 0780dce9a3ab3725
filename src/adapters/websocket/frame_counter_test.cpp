#include "adapters/websocket/frame_counter.h"

#include <gtest/gtest.h>
#include <string>

namespace visavis::websocket {
namespace {

std::string frame(int first_byte, std::size_t payload) {
  std::string bytes{static_cast<char>(first_byte)};
  const auto add = [&](std::size_t value) { bytes.push_back(static_cast<char>(value & 255U)); };
  if (payload < 126) {
    add(0x80U | payload);
  } else if (payload < 65536) {
    add(0x80U | 126U);
    for (const int shift : {8, 0}) add(payload >> shift);
  } else {
    add(0x80U | 127U);
    for (int shift = 56; shift >= 0; shift -= 8) add(payload >> shift);
  }
  return bytes + "mask" + std::string(payload, '\x81');
}

/// Text, ping, pong, the beginning of a text and an empty part of it, and each form of a length.
std::string some() {
  return frame(0x81, 5) + frame(0x89, 0) + frame(0x8a, 125) + frame(0x01, 0) + frame(0x00, 0) +
         frame(0x81, 126) + frame(0x81, 65535) + frame(0x81, 65536);
}

TEST(FrameCounter, CountsFramesOfEachKind) {
  FrameCounter counter;
  EXPECT_EQ(counter.count(some()), 8U);
  EXPECT_EQ(counter.count(some()), 8U);
}

TEST(FrameCounter, CountsAlikeHoweverTheBytesAreCut) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
    FrameCounter counter;
    std::size_t frames = 0;
    const std::string bytes = some();
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      frames += counter.count(std::string_view{bytes}.substr(at, piece));
    EXPECT_EQ(frames, 8U) << piece;
  }
}

TEST(FrameCounter, WaitsForAPayloadThatNeverEnds) {
  FrameCounter counter;
  EXPECT_EQ(counter.count("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xffmask"), 1U);
  EXPECT_EQ(counter.count(some()), 0U);
}

}  // namespace
}  // namespace visavis::websocket
