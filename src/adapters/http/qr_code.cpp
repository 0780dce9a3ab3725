#include "adapters/http/qr_code.h"

#include <cstddef>
#include <memory>
#include <qrencode.h>
#include <stdexcept>

namespace visavis::http {
namespace {

constexpr std::size_t quiet_modules = 4;

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

/// One rectangle for each run of dark modules in a row.
std::string row_path(const unsigned char* row, std::size_t width, std::size_t y) {
  const auto dark = [row](std::size_t x) { return (row[x] & 1U) != 0; };
  std::string path;
  for (std::size_t x = 0; x < width; ++x) {
    if (!dark(x)) continue;
    const std::size_t from = x;
    while (x < width && dark(x)) ++x;
    const std::string length = std::to_string(x - from);
    path += "M" + std::to_string(from + quiet_modules) + " " + std::to_string(y + quiet_modules) +
            "h" + length + "v1h-" + length + "z";
  }
  return path;
}

}  // namespace

app::shape::QrDrawing draw_qr(const std::string& text) {
  // Level M: a screen is clean, and fewer modules are larger ones.
  const std::unique_ptr<QRcode, Free> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
  if (!code) throw std::runtime_error("a text is too long for a QR code");
  const auto width = static_cast<std::size_t>(code->width);
  app::shape::QrDrawing drawing{width + 2 * quiet_modules, {}};
  for (std::size_t y = 0; y < width; ++y)
    drawing.path += row_path(code->data + y * width, width, y);
  return drawing;
}

}  // namespace visavis::http
