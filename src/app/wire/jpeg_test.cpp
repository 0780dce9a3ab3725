#include "app/wire/jpeg.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <vector>

namespace visavis::app {
namespace {

using Image = std::vector<std::uint8_t>;

Image joined(const std::vector<Image>& parts) {
  Image all;
  for (const Image& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

const Image begins{0xff, 0xd8};
const Image ends{0xff, 0xd9};
const Image application{0xff, 0xe0, 0, 7, 'J', 'F', 'I', 'F', 0};
const Image scan{0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56};

Image frame(unsigned width, unsigned height, std::uint8_t kind = 0xc0) {
  const auto high = [](unsigned n) { return static_cast<std::uint8_t>(n >> 8); };
  const auto low = [](unsigned n) { return static_cast<std::uint8_t>(n & 0xff); };
  return {0xff, kind, 0, 11, 8, high(height), low(height), high(width), low(width), 1, 1, 0x11, 0};
}

TEST(Jpeg, HasTheSizeOfItsFrame) {
  const auto size = jpeg_size(joined({begins, application, frame(640, 480), scan, ends}));
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 640U);
  EXPECT_EQ(size->height, 480U);
  EXPECT_TRUE(jpeg_size(joined({begins, {0xff, 0xff}, frame(1, 1), scan, ends}))) << "filled up";
}

TEST(Jpeg, IsBaselineInOneScanAndWhole) {
  const Image ok = frame(640, 480);
  const Image two_components{0xff, 0xc0, 0, 14, 8, 1, 0, 1, 0, 2, 1, 0x11, 0, 2, 0x11, 0};
  const Image height_later{0xff, 0xdc, 0, 4, 0, 9};
  const std::vector<std::pair<const char*, Image>> others{
      {"nothing", {}},
      {"a PNG", {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}},
      {"extended", joined({begins, frame(640, 480, 0xc1), scan, ends})},
      {"progressive", joined({begins, frame(640, 480, 0xc2), scan, ends})},
      {"lossless", joined({begins, frame(640, 480, 0xc3), scan, ends})},
      {"arithmetic", joined({begins, frame(640, 480, 0xc9), scan, ends})},
      {"two frames", joined({begins, ok, frame(16000, 16000), scan, ends})},
      {"a frame after the scan", joined({begins, ok, scan, frame(16000, 16000), scan, ends})},
      {"two scans", joined({begins, ok, scan, scan, ends})},
      {"a height that comes later", joined({begins, frame(640, 0), scan, height_later, ends})},
      {"no width", joined({begins, frame(0, 480), scan, ends})},
      {"two components", joined({begins, two_components, scan, ends})},
      {"cut off", joined({begins, ok, scan})},
      {"no scan", joined({begins, ok, ends})},
      {"no frame", joined({begins, scan, ends})},
      {"more behind it", joined({begins, ok, scan, ends, begins, ok, scan, ends})},
      {"a length of one", joined({begins, {0xff, 0xe0, 0, 1}, ok, scan, ends})},
      {"a length past the end", joined({begins, {0xff, 0xe0, 0xff, 0xff}, ok})},
      {"bytes between", joined({begins, {0}, ok, scan, ends})},
  };
  for (const auto& [what, bytes] : others) EXPECT_FALSE(jpeg_size(bytes)) << what;
}

TEST(Jpeg, StandsAnyBytes) {
  const Image whole = joined({begins, application, frame(640, 480), scan, ends});
  EXPECT_TRUE(rc::check([&whole](const Image& damage) {
    Image bytes = whole;
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes.resize(at);
    bytes.insert(bytes.end(), damage.begin(), damage.end());
    (void)jpeg_size(bytes);
    (void)jpeg_size(damage);
  }));
}

}  // namespace
}  // namespace visavis::app
