#include "adapters/http/qr_code.h"

#include <gtest/gtest.h>
#include <sstream>
#include <vector>

namespace visavis::http {
namespace {

/// The modules that a path covers.
std::vector<std::vector<bool>> painted(const app::shape::QrDrawing& drawing) {
  std::vector<std::vector<bool>> dark(drawing.modules, std::vector<bool>(drawing.modules));
  std::istringstream path{drawing.path};
  char m = 0, h = 0;
  std::size_t x = 0, y = 0, length = 0;
  std::string rest;
  while (path >> m >> x >> y >> h >> length && std::getline(path, rest, 'z'))
    for (std::size_t i = 0; i < length; ++i) dark.at(y).at(x + i) = true;
  return dark;
}

// That a reader finds the link in it, tests/e2e shows.
TEST(QrCode, IsDrawnWithItsQuietZoneAndFinders) {
  const auto drawing = draw_qr("https://verify.example/verify#hnd_" + std::string(32, 'a'));
  EXPECT_EQ((drawing.modules - 8 - 17) % 4, 0U) << "a QR code has 17 + 4 n modules a side";
  const auto dark = painted(drawing);
  const std::size_t last = drawing.modules - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    for (std::size_t edge = 0; edge < 4; ++edge) {
      EXPECT_FALSE(dark[edge][i] || dark[last - edge][i] || dark[i][edge] || dark[i][last - edge]);
    }
  }
  const std::string finder =
      "1111111"
      "1000001"
      "1011101"
      "1011101"
      "1011101"
      "1000001"
      "1111111";
  const auto at = [&](std::size_t top, std::size_t left) {
    std::string seen;
    for (std::size_t y = 0; y < 7; ++y)
      for (std::size_t x = 0; x < 7; ++x) seen += dark[top + y][left + x] ? '1' : '0';
    return seen;
  };
  EXPECT_EQ(at(4, 4), finder);
  EXPECT_EQ(at(4, last - 10), finder);
  EXPECT_EQ(at(last - 10, 4), finder);
}

TEST(QrCode, EveryTextHasItsOwn) {
  EXPECT_NE(draw_qr("https://a.example/verify#hnd_1").path,
            draw_qr("https://a.example/verify#hnd_2").path);
}

TEST(QrCode, ATextThatFitsNoneIsAFault) {
  EXPECT_THROW(draw_qr(std::string(5000, 'x')), std::runtime_error);
}

}  // namespace
}  // namespace visavis::http
